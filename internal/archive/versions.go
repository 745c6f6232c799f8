package archive

import (
	"context"
	"database/sql"
	"time"

	"cables/internal/cable"
)

// A Version is one text of a cable.
type Version struct {
	Telegram   cable.Telegram // with what earlier versions knew and its own source did not say
	SHA256     string         // in hex, of header, newline, body
	First      int            // the edition that it was first imported for
	Imported   time.Time      // when that was, UTC; zero if the archive is older than its record of editions
	Current    bool           // this is the text that the cable shows
	Redactions int
	Sources    []Source // where it was found, by name
}

// Versions lists the texts held of a cable, the current one first and then the
// newest first, or ErrNotFound.
func (a *Archive) Versions(ctx context.Context, id cable.ID) ([]Version, error) {
	versions, err := collect(ctx, a.db, func(rows *sql.Rows) (v Version, err error) {
		var built string
		v.Telegram, err = scanTelegram(rows, &v.SHA256, &v.First, &v.Current, &built)
		v.Imported = unwritten(built)
		v.Redactions = len(cable.Parse(v.Telegram).Redactions)
		return v, err
	}, `
		SELECT ref, created, released, origin, classification, header, body, sha256, edition, current,
			COALESCE((SELECT built FROM edition WHERE number = telegram.edition), '')
		FROM telegram
		WHERE ref = ?
		ORDER BY current DESC, edition DESC, sha256`, id)
	if err == nil && len(versions) == 0 {
		err = ErrNotFound
	}
	for i := range versions {
		if err == nil {
			versions[i].Sources, err = a.sources(ctx, id, versions[i].SHA256)
		}
	}
	return versions, err
}

func (a *Archive) sources(ctx context.Context, id cable.ID, sum string) ([]Source, error) {
	return collect(ctx, a.db, func(rows *sql.Rows) (s Source, err error) {
		err = rows.Scan(&s.Name, &s.Form, &s.SHA256, &s.Notes)
		return s, err
	}, `
		SELECT s.name, s.form, s.sha256, s.notes
		FROM telegram AS t
		CROSS JOIN telegram_source AS ts ON ts.telegram = t.id
		CROSS JOIN source AS s ON s.id = ts.source
		WHERE t.ref = ? AND t.sha256 = ?
		ORDER BY s.name, s.form, s.sha256`, id, sum)
}
