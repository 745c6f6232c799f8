package archive

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"runtime"
	"time"

	"cables/internal/cable"
)

// A filable is a reading in the form in which it waits.
type filable struct {
	reading
	text        int64 // row of the telegram
	json        []byte
	fingerprint int64
}

// Parsers parse telegrams on all processors. Only one goroutine puts them in
// and takes the readings out, which alone touches the database.
type parsers struct {
	jobs    chan job
	results chan filable
	pending int // put in and not taken out
}

// A job is a telegram to be parsed, and its row.
type job struct {
	text int64
	cable.Telegram
}

// startParsers has as many texts in memory as keep the parsers busy.
func startParsers() *parsers {
	workers := runtime.GOMAXPROCS(0)
	ahead := 8 * workers
	p := &parsers{jobs: make(chan job, ahead), results: make(chan filable, ahead)}
	for range workers {
		go func() {
			for j := range p.jobs {
				p.results <- readFilable(j)
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
	for p.pending == cap(p.results) {
		if err := p.take(store); err != nil {
			return err
		}
	}
	p.pending++
	p.jobs <- j
	return nil
}

func (p *parsers) take(store func(filable) error) error {
	p.pending--
	return store(<-p.results)
}

// finish hands all that is pending to store.
func (p *parsers) finish(store func(filable) error) error {
	for p.pending > 0 {
		if err := p.take(store); err != nil {
			return err
		}
	}
	return nil
}

// readAll parses stored telegrams and hands each reading to store, in no order.
func (im *Import) readAll(ctx context.Context, texts []int64, store func(filable) error) error {
	for _, text := range texts {
		t, err := im.loadText(text)
		if err == nil {
			err = im.parsers.put(job{text, t}, store)
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
	f := filable{reading: read(j.Telegram), text: j.text}
	var err error
	if f.json, err = json.Marshal(f.reading); err != nil {
		panic(err) // strings, numbers and lists of them always marshal
	}
	f.fingerprint = fingerprint(f.json)
	return f
}

func fingerprint(json []byte) int64 {
	h := fnv.New64a()
	h.Write(json)
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
