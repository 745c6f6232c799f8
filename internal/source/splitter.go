package source

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
)

// columnsOfCable is how many columns the dump has: number, created, reference
// ID, origin, classification, references, header, body.
const columnsOfCable = 8

// A row is a line of the dump, which may run over many lines of the file. It
// holds until the splitter is asked for the next.
type row struct {
	line    int // where it begins, from 1
	style   style
	raw     []byte // all of it, with its line end
	columns []column
	count   int // how many columns it has; columns holds no more than a cable has
}

// A badRow is a row that could not be made out, and why.
type badRow struct {
	line int
	what string // one sentence without final stop
}

func (b *badRow) Error() string { return b.what }

// A splitter cuts a CSV into rows of eight columns. No more of the file is in
// memory than a window, which grows to the longest row.
type splitter struct {
	in      io.Reader
	window  []byte
	from    int // what was not yet given out is window[from:to]
	to      int
	largest int   // the most bytes of a row
	ended   error // why there is no more to read: io.EOF, or what went wrong
	style   style
	line    int // of window[from], from 1
	columns []column
}

// Sizes of a splitter's window.
const (
	windowSize = 1 << 20
	largestRow = 16 << 20 // nobody wrote a telegram of this size: a quote was left open
)

func newSplitter(in io.Reader, window, largest int) *splitter {
	s := &splitter{in: in, window: make([]byte, window), largest: largest, line: 1}
	s.more()
	if bytes.HasPrefix(s.rest(), byteOrderMark) {
		s.from = len(byteOrderMark)
	}
	s.style = styleOf(s.rest())
	return s
}

// rest is what was read and not yet given out.
func (s *splitter) rest() []byte { return s.window[s.from:s.to] }

// more reads on, and tells whether there is more in the window than before.
func (s *splitter) more() bool {
	if s.ended != nil {
		return false
	}
	switch {
	case s.from > 0:
		s.to = copy(s.window, s.rest())
		s.from = 0
	case s.to == len(s.window) && s.to >= s.largest:
		return false
	case s.to == len(s.window):
		grown := make([]byte, min(2*s.to, s.largest))
		copy(grown, s.window)
		s.window = grown
	}
	n, err := io.ReadFull(s.in, s.window[s.to:])
	s.to += n
	switch err {
	case nil:
	case io.ErrUnexpectedEOF:
		s.ended = io.EOF
	default:
		s.ended = err
	}
	return n > 0
}

// next gives the next row. The error is a *badRow where one could not be made
// out, and next then goes on behind it; io.EOF at the end; else what the reader
// said.
func (s *splitter) next() (row, error) {
	s.skipBlankLines()
	for {
		r, end, f := s.cut()
		switch {
		case f == noFault:
			r.line = s.line
			s.advance(end)
			return r, nil
		case f == unfinished && s.more():
			continue
		case s.ended != nil && (len(s.rest()) == 0 || f == unfinished && s.ended != io.EOF):
			return row{}, s.ended
		}
		bad := &badRow{s.line, s.describe(r, f)}
		s.findRow()
		return row{}, bad
	}
}

// cut cuts a row off the front of the window, by the style of the file, and
// where that gives none by the other: it is the row that decides.
func (s *splitter) cut() (row, int, fault) {
	data, last := s.rest(), s.ended == io.EOF
	r, end, f := s.style.cutRow(data, s.columns, last)
	s.columns = r.columns
	if f == noFault || f == unfinished && !last {
		return r, end, f
	}
	if other, end, f := s.style.other().cutRow(data, nil, last); f == noFault {
		return other, end, f
	}
	return r, end, f
}

// advance gives n bytes of the window out.
func (s *splitter) advance(n int) {
	s.line += bytes.Count(s.window[s.from:s.from+n], []byte("\n"))
	s.from += n
}

func (s *splitter) skipBlankLines() {
	for {
		rest := s.rest()
		switch {
		case len(rest) < 2 && s.more():
		case bytes.HasPrefix(rest, []byte("\n")), bytes.HasPrefix(rest, []byte("\r\n")):
			s.advance(len(lineEnd(rest)))
		default:
			return
		}
	}
}

// findRow goes to the next line on which a row begins. It begins to look on
// the second line of the row that could not be made out, because that may have
// swallowed others.
func (s *splitter) findRow() {
	for s.skipLine(); ; s.skipLine() {
		for len(s.rest()) < beginningSize && s.more() {
		}
		if rest := s.rest(); len(rest) == 0 || beginsRow(rest) {
			return
		}
	}
}

// skipLine goes to the beginning of the next line, however far it is.
func (s *splitter) skipLine() {
	for {
		if i := bytes.IndexByte(s.rest(), '\n'); i >= 0 {
			s.advance(i + 1)
			return
		}
		s.advance(len(s.rest()))
		if !s.more() {
			return
		}
	}
}

// beginningSize is how much of a row tells that it is one.
const beginningSize = 256

// rowBeginning matches how a row begins: a number, and then a date, or anything
// short and an ID.
var rowBeginning = regexp.MustCompile(`^(?:"\d{1,9}"|\d{1,9}),(?:` +
	`"?\d{1,2}/\d{1,2}/\d{4}(?: \d{1,2}:\d{2})?"?,|` +
	`(?:"[^"\n]{0,60}"|[^",\n]{0,60}),"?\d{2,4}[A-Z]{2,}[A-Z0-9]{0,60}"?,)`)

// beginsRow reports whether a row begins at the front of data.
func beginsRow(data []byte) bool {
	if len(data) == 0 || data[0] != '"' && !isDigit(data[0]) {
		return false
	}
	return rowBeginning.Match(data[:min(len(data), beginningSize)])
}

// rowName finds the number and the ID of a row that could not be made out.
var rowName = regexp.MustCompile(`^"?(\d{1,9})"?,(?:(?:"[^"\n]{0,60}"|[^",\n]{0,60}),"?(\d{2,4}[A-Z]{2,}[A-Z0-9]{0,60})"?,)?`)

// nameOfRow is how messages call a row: "row 17 (09LAPUTA12)".
func nameOfRow(data []byte) string {
	found := rowName.FindSubmatch(data[:min(len(data), beginningSize)])
	switch {
	case found == nil:
		return "the row"
	case len(found[2]) == 0:
		return fmt.Sprintf("row %s", found[1])
	}
	return fmt.Sprintf("row %s (%s)", found[1], found[2])
}

// describe says why the row at the front of the window could not be made out.
func (s *splitter) describe(r row, f fault) string {
	name := nameOfRow(s.rest())
	switch {
	case f == wrongColumns && r.count == 1:
		return fmt.Sprintf("%s has 1 column, where a cable has %d", name, columnsOfCable)
	case f == wrongColumns:
		return fmt.Sprintf("%s has %d columns, where a cable has %d", name, r.count, columnsOfCable)
	case f == bareText:
		return fmt.Sprintf("%s has no quotes round column %d", name, r.count)
	case f == strayQuote:
		return fmt.Sprintf("%s has a quote in column %d that is not closed, or one inside it that is not escaped", name, r.count)
	case s.ended == nil:
		return fmt.Sprintf("%s has a quote in column %d that is not closed within %d MB", name, r.count, s.largest>>20)
	}
	return fmt.Sprintf("%s has a quote in column %d that is never closed", name, r.count)
}
