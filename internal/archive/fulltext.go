package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
)

// FullText is whether this program can search texts: it can if it was built
// with -tags sqlite_fts5. SQLite is asked once.
var FullText = sync.OnceValue(func() bool {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return false
	}
	defer db.Close()
	n, err := collectOne(context.Background(), db, scanOne[int], `SELECT COUNT(*) FROM pragma_module_list WHERE name = 'fts5'`)
	return err == nil && n > 0
})

// The indexes of all current texts and of their subjects, under their rows in
// the table telegram. They hold no text themselves. What is put in was made of
// terms parted by blanks, so that SQLite and what marks hits agree on what a
// word is. The third table is a view of the first: its terms.
var createSearch = []string{
	`CREATE VIRTUAL TABLE search USING fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii')`,
	`CREATE VIRTUAL TABLE search_subject USING fts5(subject, content = '', contentless_delete = 1, tokenize = 'ascii')`,
	`CREATE VIRTUAL TABLE search_term USING fts5vocab(search, row)`,
}

// searchTables are the indexes among them.
var searchTables = []string{"search", "search_subject"}

// bufferSize is how many bytes of an index are gathered in memory before they
// are written as one segment; FTS5 merges sixteen of these at a time. What is
// gathered is touched at random, a few times for each word: much more than
// this leaves the processor's caches, and costs more than merging does.
const bufferSize = 8 << 20

// An index is what an import puts terms into. Each text is put in at most once.
type index interface {
	put(text int64, t terms) error
	drop(text int64) error
}

// An indexer builds a whole index beside the archive, in a file of its own,
// while the rest of the import goes on.
type indexer struct {
	path string
	db   *sql.DB
	jobs chan indexJob
	done chan error
	over bool
}

// An indexJob puts in terms, or drops a text.
type indexJob struct {
	text int64
	terms
	drop bool
}

func startIndexer(path string) (*indexer, error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		return nil, err
	}
	x := &indexer{path: path, db: sql.OpenDB(newBuilder(path, 8_000)), jobs: make(chan indexJob, 64), done: make(chan error, 1)}
	x.db.SetMaxOpenConns(1)
	if err := makeSearch(x.db); err != nil {
		return nil, errors.Join(err, x.db.Close())
	}
	go func() {
		err := x.work()
		for range x.jobs {
			// Who puts in must not wait for a worker that has failed.
		}
		x.done <- errors.Join(err, x.db.Close())
	}()
	return x, nil
}

// makeSearch makes empty indexes.
func makeSearch(db execer) error {
	settings := fmt.Sprintf(`INSERT INTO search (search, rank) VALUES ('hashsize', %d), ('automerge', 0)`, bufferSize)
	for _, statement := range append(slices.Clone(createSearch), settings) {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			return err
		}
	}
	return nil
}

// dropSearch takes the indexes out of an archive.
func dropSearch(ctx context.Context, db execer) error {
	for _, table := range []string{"search_term", "search_subject", "search"} {
		if _, err := db.ExecContext(ctx, `DROP TABLE IF EXISTS `+table); err != nil {
			return err
		}
	}
	return nil
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func (x *indexer) work() error {
	tx, err := x.db.Begin()
	if err != nil {
		return err
	}
	into, err := prepareIndex(tx)
	if err != nil {
		return err
	}
	for j := range x.jobs {
		if j.drop {
			err = into.drop(j.text)
		} else {
			err = into.put(j.text, j.terms)
		}
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (x *indexer) put(text int64, t terms) error {
	x.jobs <- indexJob{text: text, terms: t}
	return nil
}

func (x *indexer) drop(text int64) error {
	x.jobs <- indexJob{text: text, drop: true}
	return nil
}

// finish waits until all is written.
func (x *indexer) finish() error {
	if x.over {
		return nil
	}
	x.over = true
	close(x.jobs)
	return <-x.done
}

// close removes the file.
func (x *indexer) close() error { return errors.Join(x.finish(), os.Remove(x.path)) }

// moveInto copies a finished index into the archive that db has open, in
// place of the one that is there.
func (x *indexer) moveInto(ctx context.Context, db *sql.DB) error {
	if err := x.finish(); err != nil {
		return err
	}
	if err := dropSearch(ctx, db); err != nil {
		return err
	}
	if err := makeSearch(db); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, `ATTACH ? AS built`, x.path); err != nil {
		return err
	}
	for _, index := range searchTables {
		// The tables that FTS5 keeps an index in; https://sqlite.org/fts5.html, section 9.
		for _, part := range []string{"_data", "_idx", "_docsize", "_config"} {
			table := index + part
			for _, statement := range []string{`DELETE FROM main.` + table, `INSERT INTO main.` + table + ` SELECT * FROM built.` + table} {
				if _, err := db.ExecContext(ctx, statement); err != nil {
					return err
				}
			}
		}
	}
	_, err := db.ExecContext(ctx, `DETACH built`)
	return err
}

// A heldIndex is that of the archive itself.
type heldIndex struct{ add, addSubject, remove, removeSubject, has *sql.Stmt }

func prepareIndex(tx *sql.Tx) (*heldIndex, error) {
	x := &heldIndex{}
	var err error
	for _, p := range []struct {
		statement **sql.Stmt
		query     string
	}{
		{&x.add, `INSERT INTO search (rowid, text) VALUES (?, ?)`},
		{&x.addSubject, `INSERT INTO search_subject (rowid, subject) VALUES (?, ?)`},
		{&x.remove, `DELETE FROM search WHERE rowid = ?`},
		{&x.removeSubject, `DELETE FROM search_subject WHERE rowid = ?`},
		{&x.has, `SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)`},
	} {
		if err == nil {
			*p.statement, err = tx.Prepare(p.query)
		}
	}
	return x, err
}

func (x *heldIndex) put(text int64, t terms) error {
	_, err := x.add.Exec(text, t.text)
	if err == nil && t.subject != "" {
		_, err = x.addSubject.Exec(text, t.subject)
	}
	return err
}

func (x *heldIndex) drop(text int64) error {
	_, err := x.remove.Exec(text)
	if err == nil {
		_, err = x.removeSubject.Exec(text)
	}
	return err
}

func (x *heldIndex) holds(text int64) (held bool, err error) {
	err = x.has.QueryRow(text).Scan(&held)
	return held, err
}
