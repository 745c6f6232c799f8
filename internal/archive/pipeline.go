package archive

import (
	"context"
	"hash/fnv"
	"runtime"
	"time"

	"cables/internal/cable"
)

// A filable is a reading in the form in which it waits.
type filable struct {
	reading
	packed      []byte
	fingerprint int64
	terms       *terms // nil if the index has them
}

// Parsers parse telegrams on all processors. Only one goroutine puts them in
// and takes the readings out, in the same order; it alone touches the database.
type parsers struct {
	jobs    chan job
	pending []chan filable // one for each telegram put in and not taken out
	ahead   int            // how many may be pending
}

// A job is a telegram to be parsed, its row, and who waits for it.
type job struct {
	text int64
	cable.Telegram
	index bool // its terms are wanted too
	done  chan filable
}

// startParsers has as many texts in memory as keep the parsers busy.
func startParsers() *parsers {
	workers := runtime.GOMAXPROCS(0)
	p := &parsers{ahead: 16 * workers}
	p.jobs = make(chan job, p.ahead)
	for range workers {
		go func() {
			for j := range p.jobs {
				j.done <- readFilable(j)
			}
		}()
	}
	return p
}

// stop ends the parsers. What is pending is lost.
func (p *parsers) stop() { close(p.jobs) }

// put gives the parsers a telegram, and hands readings to store as long as
// there is no room for it.
func (p *parsers) put(j job, store func(filable) error) error {
	for len(p.pending) == p.ahead {
		if err := p.take(store); err != nil {
			return err
		}
	}
	j.done = make(chan filable, 1)
	p.pending = append(p.pending, j.done)
	p.jobs <- j
	return nil
}

func (p *parsers) take(store func(filable) error) error {
	first := p.pending[0]
	p.pending = p.pending[1:]
	return store(<-first)
}

// finish hands all that is pending to store.
func (p *parsers) finish(store func(filable) error) error {
	for len(p.pending) > 0 {
		if err := p.take(store); err != nil {
			return err
		}
	}
	return nil
}

// readAll parses stored telegrams and hands each reading to store.
func (im *Import) readAll(ctx context.Context, texts []int64, store func(filable) error) error {
	for _, text := range texts {
		t, err := im.loadText(text)
		lacking := false
		if err == nil {
			lacking, err = im.indexing.lacks(text)
		}
		if err == nil {
			err = im.parsers.put(job{text: text, Telegram: t, index: lacking}, store)
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	return im.parsers.finish(store)
}

func readFilable(j job) filable {
	c := cable.Parse(j.Telegram)
	f := filable{reading: readingOf(c)}
	f.packed = f.pack()
	f.fingerprint = fingerprint(f.packed)
	f.Telegram = j.text
	if j.index {
		t := termsOf(c)
		f.terms = &t
	}
	return f
}

func fingerprint(packed []byte) int64 {
	h := fnv.New64a()
	h.Write(packed)
	return int64(h.Sum64())
}

// loadText reads a stored telegram.
func (im *Import) loadText(id int64) (cable.Telegram, error) {
	return scanTelegram(im.prepare.text.QueryRow(id))
}

// scanTelegram reads ref, created, released, origin, classification, header,
// body, and what else the question asked for.
func scanTelegram(row interface{ Scan(...any) error }, more ...any) (cable.Telegram, error) {
	var t cable.Telegram
	var created, released string
	err := row.Scan(append([]any{&t.ID, &created, &released, &t.Origin, &t.Classification, &t.Header, &t.Body}, more...)...)
	t.Created, t.Released = unwritten(created), unwritten(released)
	return t, err
}

// unwritten is the inverse of written.
func unwritten(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
