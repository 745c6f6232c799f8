package inverted

import (
	"bufio"
	"encoding/binary"
	"io"
)

// A run is a gatherer's terms in order, each with its postings, in a file: the
// size of the term, the term, the size of its postings, and these.
type run struct{ offset, size int64 }

// bufferSize is how much of a run is read or written at once.
const bufferSize = 256 << 10

// write writes all that was gathered, and gives how many bytes that took.
func (g *gatherer) write(to io.Writer) (size int64, err error) {
	w := bufio.NewWriterSize(to, bufferSize)
	var head []byte
	for _, e := range g.sorted() {
		head = binary.AppendUvarint(head[:0], uint64(e.length))
		head = g.appendTerm(head, e)
		head = binary.AppendUvarint(head, uint64(e.size))
		size += int64(len(head)) + int64(e.size)
		if _, err := w.Write(head); err != nil {
			return size, err
		}
		err := g.pool.each(e, func(piece []byte) error {
			_, err := w.Write(piece)
			return err
		})
		if err != nil {
			return size, err
		}
	}
	return size, w.Flush()
}

// A runReader reads a run, one term after the other.
type runReader struct {
	source   *bufio.Reader
	term     []byte
	postings []byte
	over     bool
}

func newRunReader(file io.ReaderAt, r run) *runReader {
	return &runReader{source: bufio.NewReaderSize(io.NewSectionReader(file, r.offset, r.size), bufferSize)}
}

// next reads a term and its postings, valid until the next call, and sets over
// behind the last.
func (r *runReader) next() (err error) {
	if r.term, err = r.read(r.term); err == io.EOF {
		r.over = true
		return nil
	}
	if err != nil {
		return err
	}
	r.postings, err = r.read(r.postings)
	return inside(err)
}

// read reads a size and so many bytes. The error is io.EOF if there is nothing.
func (r *runReader) read(into []byte) ([]byte, error) {
	size, err := binary.ReadUvarint(r.source)
	if err != nil {
		return into, err
	}
	if uint64(cap(into)) < size {
		into = make([]byte, size+size/2)
	}
	_, err = io.ReadFull(r.source, into[:size])
	return into[:size], inside(err)
}

// inside is an error within a run, where its end is no good one.
func inside(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
