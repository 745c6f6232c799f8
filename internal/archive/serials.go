package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"cables/internal/cable"
)

// A Title is what a link to a cable says.
type Title struct {
	ID      cable.ID
	Subject string
}

func scanTitle(rows *sql.Rows) (t Title, err error) {
	err = rows.Scan(&t.ID, &t.Subject)
	return t, err
}

// Serials lists the held cables of an ID's station and year whose serials are
// at most n away from its own, in the order of these. An ID without a serial
// has none around it.
func (a *Archive) Serials(ctx context.Context, id cable.ID, n int) ([]Title, error) {
	serial := id.Serial()
	if serial == 0 {
		return nil, nil
	}
	titles, err := collect(ctx, a.db, scanTitle, `
		SELECT c.ref, c.subject
		FROM cable AS c
		WHERE c.station = ? AND c.year = ? AND c.serial BETWEEN ? AND ?`, id.Station(), id.Year(), max(1, serial-n), serial+n)
	// SQLite would build a table to sort these few.
	slices.SortFunc(titles, func(x, y Title) int {
		return cmp.Or(cmp.Compare(x.ID.Serial(), y.ID.Serial()), cmp.Compare(x.ID, y.ID))
	})
	return titles, err
}
