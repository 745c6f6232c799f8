package inverted

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
)

// Options are where a Builder works, and how much it does at once.
type Options struct {
	Path     string // begins the names of its files, which must not exist
	PageSize int    // in bytes, of the index: FTS5's pgsz
	Memory   int    // about how many bytes are gathered before they are written

	// Often, unless it is nil, is told by Finish of each term that is in one
	// text of OneIn or more, and in which texts, in order; they are the
	// Builder's again when it returns.
	Often func(term string, texts []int64)
	OneIn int
}

// A Builder builds the index of many texts: Add and Drop, then Finish, then
// Copy. It is not safe for concurrent use.
type Builder struct {
	o        Options
	gathered *gatherer
	runs     *os.File
	written  []run
	merger   merger
	texts    []length
	often    []int64

	pages     *os.File // the blocks of the table _data, each behind its id and size
	leafPages int
	marks     []mark
}

// A length is how many terms a text has.
type length struct {
	text  int64
	terms int
}

// New makes the files of a Builder.
func New(o Options) (*Builder, error) {
	b := &Builder{o: o, gathered: newGatherer()}
	var err error
	if b.runs, err = create(o.Path + "-runs"); err == nil {
		b.pages, err = create(o.Path + "-pages")
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func create(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// Close removes the files.
func (b *Builder) Close() (err error) {
	for _, file := range []*os.File{b.runs, b.pages} {
		if file != nil {
			err = errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}
	b.runs, b.pages = nil, nil
	return err
}

// Add puts in a text that was not put in before: its terms, each at most 256
// bytes of letters, digits and what is not ASCII, in lower case, joined by
// single spaces. It is fastest if the numbers of texts ascend.
func (b *Builder) Add(text int64, terms string) error {
	if n := len(b.texts); n > 0 && text < b.texts[n-1].text {
		b.merger.unordered = true
	}
	b.texts = append(b.texts, length{text, b.gathered.add(text, terms)})
	if b.gathered.held() < b.o.Memory {
		return nil
	}
	return b.writeRun()
}

// Drop takes a text out again.
func (b *Builder) Drop(text int64) {
	if b.merger.dropped == nil {
		b.merger.dropped = map[int64]bool{}
	}
	b.merger.dropped[text] = true
}

func (b *Builder) writeRun() error {
	last := run{}
	if n := len(b.written); n > 0 {
		last = b.written[n-1]
	}
	size, err := b.gathered.write(b.runs)
	b.written = append(b.written, run{last.offset + last.size, size})
	b.gathered.empty()
	return err
}

// Finish makes the index of what was added and not dropped.
func (b *Builder) Finish(ctx context.Context) error {
	if err := b.writeRun(); err != nil {
		return err
	}
	b.gathered = nil
	readers := make([]*runReader, len(b.written))
	for i, r := range b.written {
		readers[i] = newRunReader(b.runs, r)
	}
	b.settleTexts()
	w := bufio.NewWriterSize(b.pages, bufferSize)
	s := newSegment(b.o.PageSize, func(id int64, block []byte) error { return writePage(w, id, block) },
		func(m mark) { b.marks = append(b.marks, m) })
	err := merge(readers, &b.merger, func(term []byte, postings []posting) error {
		b.tellOften(term, postings)
		if err := ctx.Err(); err != nil {
			return err
		}
		return s.write(term, postings)
	})
	if err == nil {
		b.leafPages, err = s.finish()
	}
	return errors.Join(err, w.Flush())
}

// tellOften tells of a term that many texts have.
func (b *Builder) tellOften(term []byte, postings []posting) {
	if b.o.Often == nil || len(postings)*b.o.OneIn < len(b.texts) {
		return
	}
	term = term[1:] // mainPrefix
	b.often = b.often[:0]
	for _, p := range postings {
		b.often = append(b.often, p.text)
	}
	b.o.Often(string(term), b.often)
}

// settleTexts forgets the lengths of dropped texts, and orders the others.
func (b *Builder) settleTexts() {
	b.texts = slices.DeleteFunc(b.texts, func(l length) bool { return b.merger.dropped[l.text] })
	slices.SortFunc(b.texts, func(x, y length) int { return cmp.Compare(x.text, y.text) })
}
