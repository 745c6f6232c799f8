// Package archive keeps cables in one SQLite file, and answers from it.
//
// It alone knows SQL, the tables in package migrations, and how an archive
// comes into being. It does not know the grammar of telegrams: it stores each
// as it came, and what it files under origins, tags and days is what
// [cable.Parse] reads. Nor does it know the search language: it answers the
// trees that package query makes.
//
// # Reading
//
// [Open] gives one [Edition] of the archive, which never changes: every answer
// is a function of the question and the edition. [Archive.Entry] gives a cable,
// [Archive.List] a page of a list, [Archive.Search] a page of what a query
// finds, [Archive.Origins] and its like the indexes. What lists and searches
// choose, order and count by is the catalogue, which an edition holds in
// memory: of every cable a few numbers, and sets of cables are bit sets.
// [Follow] gives the edition that is current, for programs that outlive one.
//
// # Importing
//
// [Begin] copies the edition that is there, [Import.Add] stores telegrams in
// the copy and has them read and indexed meanwhile, and [Import.Commit] decides
// which texts are current, files them, and renames the copy over the archive.
// Until then nothing has happened, and a crash costs nothing.
// Cables are filed by days, and within one in the order of their creation: what
// comes is filed beside what is held, and catalogue and counts are changed by
// it, so that an archive of ten imports says what one of a single import says.
package archive

import (
	"context"
	"database/sql"
	"sync"

	"github.com/bits-and-blooms/bitset"
	"github.com/maypok86/otter/v2"
)

// An Archive is one edition of an archive file, open for reading. It is safe
// for concurrent use, and goes on reading the edition it was opened on after an
// import has put the next one in its place.
type Archive struct {
	db        *sql.DB
	edition   Edition
	catalogue *catalogue

	kept       sync.Map                             // lists of counts, by their noun
	sets       *otter.Cache[string, *bitset.BitSet] // of cables, by the words that they have or the filter that lets them through; never changed
	often      map[string]bool                      // common words, whose texts it keeps as sets
	postings   map[string]*postings                 // of its indexes, by their names
	lengths    textLengths
	unread     error // why its index cannot be read; nil if it can
	searchable bool  // it has a full-text index, and this program can use it
}

// Searchable is whether [Archive.Search] can look for words: the archive has a
// full-text index, and this program was built to use it.
func (a *Archive) Searchable() bool { return a.searchable }

// Edition tells which edition is open.
func (a *Archive) Edition() Edition { return a.edition }

// Close frees the file. Nothing may be asked of the archive afterwards.
func (a *Archive) Close() error { return a.db.Close() }

// asker is what a question can be put to: a pool, or one connection of it.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// collect asks for rows and reads each with scan. Rows are closed here and
// nowhere else.
func collect[T any](ctx context.Context, db asker, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// collectOne is collect for a question with at most one answer; without one it
// is ErrNotFound.
func collectOne[T any](ctx context.Context, db asker, scan func(*sql.Rows) (T, error), query string, args ...any) (T, error) {
	all, err := collect(ctx, db, scan, query, args...)
	if err == nil && len(all) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return all[0], nil
}

// scanOne reads rows of a single column.
func scanOne[T any](rows *sql.Rows) (T, error) {
	var v T
	err := rows.Scan(&v)
	return v, err
}
