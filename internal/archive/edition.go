package archive

import (
	"context"
	"database/sql"
	"time"
)

// An Edition is one state of the archive: every import that changes something
// makes the next.
type Edition struct {
	Number int       // 1, 2, …
	Built  time.Time // when its import was done, UTC
	Parser int       // the cable.Version that read its telegrams
	Format int       // version of the schema: the number of its newest migration
	Cables int       // how many it holds
}

func readEdition(ctx context.Context, db asker) (Edition, error) {
	format, err := formatOf(ctx, db)
	if err != nil {
		return Edition{}, err
	}
	return collectOne(ctx, db, func(rows *sql.Rows) (Edition, error) {
		e := Edition{Format: format}
		var built string
		err := rows.Scan(&e.Number, &e.Parser, &built, &e.Cables)
		if err == nil {
			e.Built, err = time.Parse(time.RFC3339, built)
		}
		return e, err
	}, `SELECT edition, parser, built, cables FROM archive`)
}
