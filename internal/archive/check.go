package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"
)

// Check says whether the archive at path is sound: each flaw is one sentence
// without final stop, and there is none where all is well. SQLite's own check
// of the file comes first, then what belongs together, the counts, and the hash
// of every telegram. The error is a *FileError if the file cannot be used at all.
func Check(ctx context.Context, path string) (flaws []string, err error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	// Only this connection may make temporary tables; the file stays as it is.
	db := sql.OpenDB(&connector{driver: &sqlite3.SQLiteDriver{}, dsn: dsn(path, "mode=ro&immutable=1&_cache_size=-64000")})
	defer db.Close()
	db.SetMaxOpenConns(1)
	edition, err := readEdition(ctx, db)
	if err == nil {
		err = checkFormat(path, edition.Format)
	}
	if err != nil {
		return nil, systemError(path, err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, systemError(path, err)
	}
	defer tx.Rollback()
	for _, check := range []func(context.Context, *sql.Tx) ([]string, error){checkDatabase, checkRelations, checkSearch, checkOften, checkCounts, checkSums} {
		found, err := check(ctx, tx)
		switch {
		case err == nil:
		case len(flaws) > 0 && ctx.Err() == nil:
			return flaws, nil // which are why it cannot be read further
		default:
			return nil, systemError(path, err)
		}
		flaws = append(flaws, found...)
	}
	return flaws, nil
}

// checkDatabase is what SQLite says of its pages, tables and indexes.
func checkDatabase(ctx context.Context, tx *sql.Tx) ([]string, error) {
	said, err := collect(ctx, tx, scanOne[string], `PRAGMA integrity_check(20)`)
	if len(said) == 1 && said[0] == "ok" {
		return nil, err
	}
	for i := range said {
		said[i] = "SQLite says of the file: " + said[i]
	}
	return said, err
}

// A relation counts what does not belong together, and names that.
type relation struct{ flaw, query string }

// relations are what belongs together, and how many do not. The tables have no
// foreign keys, because an import files a day's cables in any order.
var relations = []relation{
	{"sources without telegram, or telegrams without source", `
		SELECT COUNT(*) FROM telegram_source
		WHERE telegram NOT IN (SELECT id FROM telegram) OR source NOT IN (SELECT id FROM source)`},
	{"telegrams that no source gave", `SELECT COUNT(*) FROM telegram WHERE id NOT IN (SELECT telegram FROM telegram_source)`},
	{"cables without a current telegram, or with several", `
		SELECT COUNT(*) FROM cable AS c
		WHERE (SELECT COUNT(*) FROM telegram AS t WHERE t.ref = c.ref AND t.current = 1) <> 1`},
	{"cables that show another text than the current", `
		SELECT COUNT(*) FROM cable AS c
		WHERE NOT EXISTS (SELECT 1 FROM telegram AS t WHERE t.id = c.telegram AND t.ref = c.ref AND t.current = 1)`},
	{"telegrams of no cable", `SELECT COUNT(*) FROM telegram WHERE ref NOT IN (SELECT ref FROM cable)`},
	{"citations by no cable", `SELECT COUNT(*) FROM citation WHERE cable NOT IN (SELECT id FROM cable)`},
	{"problems of no cable", `SELECT COUNT(*) FROM problem WHERE cable NOT IN (SELECT id FROM cable)`},
	{"cables held beyond or short of what the archive says of itself", `
		SELECT ABS((SELECT COUNT(*) FROM cable) - cables) FROM archive`},
}

func checkRelations(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return unrelated(ctx, tx, relations)
}

// searchRelations are which texts are indexed and which are current. What FTS5
// says of its own tables is part of SQLite's check of the file.
var searchRelations = []relation{
	{"cables that full-text search does not know", `SELECT COUNT(*) FROM cable WHERE telegram NOT IN (SELECT id FROM search_docsize)`},
	{"texts in full-text search that no cable shows", `SELECT COUNT(*) FROM search_docsize WHERE id NOT IN (SELECT telegram FROM cable)`},
}

func checkSearch(ctx context.Context, tx *sql.Tx) ([]string, error) {
	if held, err := hasSearch(ctx, tx); err != nil || !held {
		return nil, err
	}
	return unrelated(ctx, tx, searchRelations)
}

// unrelated counts what does not belong together as it should.
func unrelated(ctx context.Context, tx *sql.Tx, all []relation) (flaws []string, err error) {
	for _, r := range all {
		n, err := collectOne(ctx, tx, scanOne[int], r.query)
		if err != nil {
			return flaws, err
		}
		if n > 0 {
			flaws = append(flaws, fmt.Sprintf("%s: %d", r.flaw, n))
		}
	}
	return flaws, nil
}

// checkCounts makes all counts and the catalogue anew, and tells what is held otherwise.
func checkCounts(ctx context.Context, tx *sql.Tx) (flaws []string, err error) {
	cards, err := allCards(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, table := range []string{"filed", "catalogue"} {
		// A temporary table hides the archive's own of the same name.
		if _, err := tx.ExecContext(ctx, `CREATE TEMP TABLE `+table+` AS SELECT * FROM main.`+table+` WHERE false`); err != nil {
			return nil, err
		}
	}
	if err := countCards(cards).store(ctx, tx); err != nil {
		return nil, err
	}
	if err := buildCatalogue(cards).store(ctx, tx); err != nil {
		return nil, err
	}
	for _, check := range []struct{ flaw, query string }{
		{"counts of the index by %s that are not what is filed there: %d", `SELECT noun, COUNT(DISTINCT value) FROM (` + differing("filed") + `) GROUP BY noun ORDER BY noun`},
		{"numbers by which lists are chosen, by %s, that are not what is filed: %d", `SELECT part, 1 FROM (` + differing("catalogue") + `) GROUP BY part ORDER BY part`},
	} {
		found, err := collect(ctx, tx, func(rows *sql.Rows) (string, error) {
			var noun string
			var n int
			err := rows.Scan(&noun, &n)
			return fmt.Sprintf(check.flaw, noun, n), err
		}, check.query)
		if err != nil {
			return nil, err
		}
		flaws = append(flaws, found...)
	}
	return flaws, nil
}

// differing asks for the rows that a table and the one that hides it do not share.
func differing(table string) string {
	return `
		SELECT * FROM (SELECT * FROM main.` + table + ` EXCEPT SELECT * FROM temp.` + table + `)
		UNION ALL
		SELECT * FROM (SELECT * FROM temp.` + table + ` EXCEPT SELECT * FROM main.` + table + `)`
}

// checkSums hashes every telegram, earlier versions too.
func checkSums(ctx context.Context, tx *sql.Tx) ([]string, error) {
	flaws, err := collect(ctx, tx, func(rows *sql.Rows) (string, error) {
		var sum string
		t, err := scanTelegram(rows, &sum)
		if err != nil || Sum(t) == sum {
			return "", err
		}
		return fmt.Sprintf("the text of %s is not the one that was stored: its SHA-256 is not %s", t.ID, sum), nil
	}, `
		SELECT ref, created, released, origin, classification, header, body, sha256
		FROM telegram
		ORDER BY id`)
	return slices.DeleteFunc(flaws, func(flaw string) bool { return flaw == "" }), err
}

// AllProblems lists what could not be read of one code, the oldest cable first;
// it is empty for a code that no cable has.
func (a *Archive) AllProblems(ctx context.Context, code string) ([]CableProblem, error) {
	return collect(ctx, a.db, func(rows *sql.Rows) (p CableProblem, err error) {
		err = rows.Scan(&p.ID, &p.Code, &p.In, &p.Start, &p.End, &p.What)
		return p, err
	}, `
		SELECT c.ref, p.code, p.part, p.start_byte, p.end_byte, p.what
		FROM problem AS p CROSS JOIN cable AS c ON c.id = p.cable
		WHERE p.code = ?
		ORDER BY p.cable, p.position`, code)
}
