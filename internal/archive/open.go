package archive

import (
	"context"
	"database/sql"
	"errors"
	"runtime"

	"github.com/bits-and-blooms/bitset"
	"github.com/maypok86/otter/v2"
)

// Open opens the archive at path. The error is a *FileError if the file cannot be used.
func Open(ctx context.Context, path string) (*Archive, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		a, err := openEdition(ctx, path)
		// An import may have renamed the next edition into place between two
		// connections; the next attempt then finds only that one.
		var e *FileError
		if attempt < 3 && errors.As(err, &e) && e.Kind == Replaced {
			continue
		}
		return a, err
	}
}

func openEdition(ctx context.Context, path string) (*Archive, error) {
	db := sql.OpenDB(newPinned(path))
	// A connection made later would read whatever edition is at the path by
	// then, and be refused: so all are made now and none is ever given up.
	n := min(max(2, runtime.GOMAXPROCS(0)), 4)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	if err := fill(ctx, db, n); err != nil {
		return nil, errors.Join(systemError(path, err), db.Close())
	}
	a := &Archive{db: db, sets: otter.Must(&otter.Options[string, *bitset.BitSet]{MaximumSize: mostKept})}
	var err error
	if a.edition, err = readEdition(ctx, db); err == nil {
		err = checkFormat(path, a.edition.Format)
	}
	if err == nil {
		a.catalogue, err = loadCatalogue(ctx, db)
	}
	if err == nil {
		a.searchable, err = hasSearch(ctx, db)
		a.searchable = a.searchable && FullText()
	}
	if err == nil && a.searchable {
		a.unread = a.loadIndexes(ctx)
	}
	if err != nil {
		db.Close()
		return nil, systemError(path, err)
	}
	return a, nil
}

// loadIndexes reads what searches need to know of the indexes. Where they are
// damaged, the cables can be read all the same.
func (a *Archive) loadIndexes(ctx context.Context) (err error) {
	if a.often, err = loadOften(ctx, a.db); err != nil {
		return err
	}
	a.postings = map[string]*postings{}
	for _, index := range []string{textIndex, subjectIndex} {
		if a.postings[index], err = loadPostings(ctx, a.db, index); err != nil {
			return err
		}
	}
	return nil
}

// fill opens n connections and gives them back to the pool together.
func fill(ctx context.Context, db *sql.DB, n int) error {
	for range n {
		conn, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
	}
	return nil
}
