package archive

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"cables/internal/inverted"
)

// An indexer builds a whole index beside the archive while the rest of the
// import goes on.
type indexer struct {
	jobs    chan indexJob
	stop    context.CancelFunc
	end     func()       // says that nothing is put in any more, so that the index can be made
	finish  func() error // waits until the index is made
	text    *inverted.Builder
	subject *inverted.Builder
	often   []oftenSet // of the texts
}

// An indexJob puts in terms, or drops a text.
type indexJob struct {
	text int64
	terms
	drop bool
}

// The memory that indexes are gathered in. More makes fewer runs to merge, but
// of more terms, which leave the processor's caches.
const (
	textMemory    = 64 << 20
	subjectMemory = 16 << 20
)

// blockSize is how many bytes of an index FTS5 keeps in a row unless it is told
// otherwise. Two pages have room for just that.
const blockSize = 4050

// startIndexer makes its files beside path.
func startIndexer(path string) (*indexer, error) {
	x := &indexer{jobs: make(chan indexJob, 64)}
	var err error
	if x.text, err = inverted.New(inverted.Options{
		Path: path + "-search", PageSize: blockSize, Memory: textMemory, Often: x.keepOften, OneIn: oneInOften,
	}); err != nil {
		return nil, err
	}
	if x.subject, err = inverted.New(inverted.Options{Path: path + "-search_subject", PageSize: blockSize, Memory: subjectMemory}); err != nil {
		return nil, errors.Join(err, x.text.Close())
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	x.stop, x.end = stop, sync.OnceFunc(func() { close(x.jobs) })
	x.finish = sync.OnceValue(func() error {
		x.end()
		return <-done
	})
	go func() {
		err := x.work(ctx)
		for range x.jobs {
			// Who puts in must not wait for a worker that has failed.
		}
		done <- err
	}()
	return x, nil
}

func (x *indexer) work(ctx context.Context) error {
	for j := range x.jobs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.do(j); err != nil {
			return err
		}
	}
	if err := x.text.Finish(ctx); err != nil {
		return err
	}
	return x.subject.Finish(ctx)
}

func (x *indexer) keepOften(term string, texts []int64) {
	x.often = append(x.often, newOftenSet(term, texts))
}

func (x *indexer) do(j indexJob) error {
	if j.drop {
		x.text.Drop(j.text)
		x.subject.Drop(j.text)
		return nil
	}
	if j.subject != "" {
		if err := x.subject.Add(j.text, j.subject); err != nil {
			return err
		}
	}
	return x.text.Add(j.text, j.terms.text)
}

func (x *indexer) put(text int64, t terms) error {
	x.jobs <- indexJob{text: text, terms: t}
	return nil
}

func (x *indexer) drop(text int64) error {
	x.jobs <- indexJob{text: text, drop: true}
	return nil
}

// close removes the files.
func (x *indexer) close() error {
	x.stop()
	err := x.finish()
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, x.text.Close(), x.subject.Close())
}

// moveInto puts the index into the archive, in place of the one that is there.
func (x *indexer) moveInto(ctx context.Context, tx *sql.Tx) error {
	if err := x.finish(); err != nil {
		return err
	}
	if err := dropSearch(ctx, tx); err != nil {
		return err
	}
	if err := makeSearch(tx); err != nil {
		return err
	}
	if err := copyIndex(ctx, tx, textIndex, x.text); err != nil {
		return err
	}
	if err := copyIndex(ctx, tx, subjectIndex, x.subject); err != nil {
		return err
	}
	return storeOften(tx, x.often)
}

func copyIndex(ctx context.Context, tx *sql.Tx, table string, b *inverted.Builder) error {
	into, err := prepareTables(tx, table)
	if err != nil {
		return err
	}
	structure, err := collectOne(ctx, tx, scanOne[[]byte], `SELECT block FROM `+table+`_data WHERE id = 10`)
	if err != nil {
		return err
	}
	return b.Copy(structure, into)
}

// indexTables are those that FTS5 keeps an index in.
type indexTables struct{ data, idx, docsize *sql.Stmt }

func prepareTables(tx *sql.Tx, table string) (*indexTables, error) {
	w := &indexTables{}
	return w, prepare(tx, []preparation{
		{&w.data, `INSERT OR REPLACE INTO ` + table + `_data (id, block) VALUES (?, ?)`},
		{&w.idx, `INSERT INTO ` + table + `_idx (segid, term, pgno) VALUES (?, ?, ?)`},
		{&w.docsize, `INSERT INTO ` + table + `_docsize (id, sz, origin) VALUES (?, ?, ?)`},
	})
}

func (w *indexTables) Data(id int64, block []byte) error {
	_, err := w.data.Exec(id, block)
	return err
}

func (w *indexTables) Idx(segment int, term []byte, page int) error {
	_, err := w.idx.Exec(segment, term, page)
	return err
}

func (w *indexTables) Docsize(id int64, size []byte, origin int) error {
	_, err := w.docsize.Exec(id, size, origin)
	return err
}
