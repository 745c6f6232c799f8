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
	json        []byte
	fingerprint int64
}

// readAll parses telegrams on all processors and hands each reading to store,
// in no order. Only the caller's goroutine touches the database, and no more
// texts are in memory than keep the parsers busy.
func (im *Import) readAll(ctx context.Context, texts []int64, store func(filable) error) error {
	workers := runtime.GOMAXPROCS(0)
	ahead := 8 * workers
	jobs := make(chan cable.Telegram, ahead)
	results := make(chan filable, ahead)
	defer close(jobs)
	for range workers {
		go func() {
			for t := range jobs {
				results <- readFilable(t)
			}
		}()
	}
	for pending := 0; len(texts) > 0 || pending > 0; {
		if len(texts) > 0 && pending < ahead {
			t, err := im.loadText(texts[0])
			if err != nil {
				return err
			}
			jobs <- t
			texts = texts[1:]
			pending++
			continue
		}
		if err := store(<-results); err != nil {
			return err
		}
		pending--
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func readFilable(t cable.Telegram) filable {
	f := filable{reading: read(t)}
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
