package archive

import (
	"context"
	"database/sql"
	"fmt"
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
	createOften,
}

// bufferSize is how many bytes FTS5 gathers in memory of what is added to an
// index, before it writes them as one segment. What is gathered is touched at
// random, a few times for each word: much more than this leaves the
// processor's caches.
const bufferSize = 8 << 20

// An index is what an import puts terms into. Each text is put in at most once.
type index interface {
	put(text int64, t terms) error
	drop(text int64) error
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
	for _, table := range []string{"search_often", "search_term", "search_subject", "search"} {
		if _, err := db.ExecContext(ctx, `DROP TABLE IF EXISTS `+table); err != nil {
			return err
		}
	}
	return nil
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}
