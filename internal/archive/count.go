package archive

import (
	"context"
	"database/sql"
)

// countAll counts what is filed under each value, for all indexes. To count
// all anew takes less than to keep count of what a day's cables leave and join.
func countAll(ctx context.Context, tx *sql.Tx) error {
	for _, query := range []string{
		`DELETE FROM filed`,
		`INSERT INTO filed SELECT 'origin', origin_slug, MIN(origin), COUNT(*) FROM cable GROUP BY origin_slug`,
		`INSERT INTO filed SELECT 'classification', classification_slug, MIN(classification), COUNT(*) FROM cable GROUP BY classification_slug`,
		`INSERT INTO filed SELECT 'day', day, '', COUNT(*) FROM cable GROUP BY day`,
		`INSERT INTO filed SELECT 'month', substr(value, 1, 7), '', SUM(cables) FROM filed WHERE noun = 'day' GROUP BY substr(value, 1, 7)`,
		`INSERT INTO filed SELECT 'year', substr(value, 1, 4), '', SUM(cables) FROM filed WHERE noun = 'day' GROUP BY substr(value, 1, 4)`,
		`INSERT INTO filed SELECT 'release', IIF(released = '', 'unknown', substr(released, 1, 10)), '', COUNT(*) FROM cable GROUP BY substr(released, 1, 10)`,
		`INSERT INTO filed SELECT IIF(MAX(canonical), 'tag', 'spelling'), tag, '', COUNT(*) FROM cable_tag GROUP BY tag`,
		`INSERT INTO filed SELECT 'recipient', recipient, MIN(name), COUNT(*) FROM cable_recipient GROUP BY recipient`,
		`INSERT INTO filed SELECT 'signer', signer_slug, MIN(signer), COUNT(*) FROM cable WHERE signer_slug <> '' GROUP BY signer_slug`,
		`INSERT INTO filed SELECT 'station', station, '', COUNT(*) FROM cable GROUP BY station`,
		`INSERT INTO filed SELECT 'problem', code, '', COUNT(DISTINCT cable) FROM problem GROUP BY code`,
	} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}
