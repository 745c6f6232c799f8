package archive

import (
	"context"
	"errors"
)

// Indexing is an import's work on the full-text index. Where the whole archive
// is read, the index is built apart; else the one that is held is changed. A
// program that cannot search leaves it be.
type indexing struct {
	apart    *indexer
	held     *heldIndex
	put      map[int64]bool // texts that this import put in
	replaced []int64        // texts that were current and are no longer
}

var errNoFullText = errors.New("this program was built without full-text search, and would spoil that of the archive: build it with make build")

// startIndexing decides how this import keeps the index. Whole is whether it
// reads all texts.
func (im *Import) startIndexing(ctx context.Context) (err error) {
	held, err := hasSearch(ctx, im.tx)
	switch {
	case err != nil:
		return err
	case held && !FullText():
		return errNoFullText
	case im.options.NoSearch && held:
		return dropSearch(ctx, im.tx)
	case im.options.NoSearch || !FullText():
		return nil
	}
	im.unsearched = !held
	im.indexing = &indexing{put: map[int64]bool{}}
	if im.old.Number == 0 || im.outdated() || im.rereading {
		im.indexing.apart, err = startIndexer(im.building)
		return err
	}
	im.indexing.held, err = prepareIndex(im.tx)
	return err
}

// hasSearch is whether an archive has a full-text index.
func hasSearch(ctx context.Context, db asker) (bool, error) { return hasTable(ctx, db, textIndex) }

func hasTable(ctx context.Context, db asker, name string) (bool, error) {
	return collectOne(ctx, db, scanOne[bool], `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)`, name)
}

// into is the index that texts go into.
func (x *indexing) into() index {
	if x.apart != nil {
		return x.apart
	}
	return x.held
}

// lacks is whether a current text has still to be put into the index.
func (x *indexing) lacks(text int64) (bool, error) {
	if x == nil || x.put[text] {
		return false, nil
	}
	if x.apart != nil {
		return true, nil
	}
	held, err := x.held.holds(text)
	return !held, err
}

// keep puts in what was read of a text.
func (x *indexing) keep(text int64, t *terms) error {
	if x == nil || t == nil {
		return nil
	}
	x.put[text] = true
	return x.into().put(text, *t)
}

// settle drops what this import put in and does not file, and what it replaced.
// Nothing is put in after it.
func (x *indexing) settle(filed map[int64]bool) error {
	if x == nil {
		return nil
	}
	for text := range x.put {
		if !filed[text] {
			if err := x.into().drop(text); err != nil {
				return err
			}
		}
	}
	if x.apart != nil {
		x.apart.end()
		return nil
	}
	for _, text := range x.replaced {
		if err := x.held.drop(text); err != nil {
			return err
		}
	}
	return nil
}

// close ends a building apart and removes its file.
func (x *indexing) close() error {
	if x == nil || x.apart == nil {
		return nil
	}
	return x.apart.close()
}
