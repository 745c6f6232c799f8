package source

import (
	"bytes"
	"slices"
	"strings"
)

// A style is how a CSV writes a quote inside a quoted column.
type style int

const (
	// escaped is the published dump's: \" for a quote and \\ for a backslash.
	// A doubled quote is understood as well, and a backslash before anything
	// else is text.
	escaped style = iota
	// doubled is that of spreadsheets and RFC 4180: "" for a quote, and a
	// backslash is always text.
	doubled
)

func (s style) other() style { return escaped + doubled - s }

// styleOf tells in which style a piece of CSV is written. Only where there are
// doubled quotes and none that a backslash escapes is it doubled: what escaped
// writes has no doubled quotes outside empty columns.
func styleOf(sample []byte) style {
	pairs := false
	for at := 0; ; {
		i := bytes.IndexByte(sample[at:], '"')
		if i < 0 || at+i+1 == len(sample) {
			break
		}
		i += at
		next := sample[i+1]
		switch {
		case oddBackslashes(sample[at:i]) && !endsColumn(next):
			return escaped
		case oddBackslashes(sample[at:i]):
			at = i + 1
		case next == '"' && !isEmptyColumn(sample, i):
			pairs = true
			at = i + 2
		case next == '"':
			at = i + 2
		default:
			at = i + 1
		}
	}
	if pairs {
		return doubled
	}
	return escaped
}

func endsColumn(c byte) bool   { return c == ',' || c == '\n' || c == '\r' }
func beginsColumn(c byte) bool { return c == ',' || c == '\n' }

// isEmptyColumn reports whether the pair of quotes at i is all of a column.
func isEmptyColumn(data []byte, i int) bool {
	return (i == 0 || beginsColumn(data[i-1])) && (i+2 == len(data) || endsColumn(data[i+2]))
}

// oddBackslashes reports whether data ends in a backslash that is not itself escaped.
func oddBackslashes(data []byte) bool {
	n := 0
	for n < len(data) && data[len(data)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// A column is one value of a row, as it stands in the file between its quotes.
type column struct {
	raw    []byte
	quoted bool
}

// A fault is why something could not be cut off the front of data.
type fault int

const (
	noFault      fault = iota
	unfinished         // data ends before the row does
	strayQuote         // a quote that neither closes its column nor is escaped
	wrongColumns       // the row is whole, but has not as many columns as a cable
	bareText           // its last column lacks the quotes that its first has, and may have been cut at a line end
)

// cutColumn cuts a column off the front of data, and tells where it ends: at
// its comma, its line end, or the end of data. Last tells that behind data
// there is nothing.
func (s style) cutColumn(data []byte, last bool) (c column, end int, f fault) {
	if len(data) == 0 || data[0] != '"' {
		return cutBare(data, last)
	}
	for at := 1; ; {
		i := bytes.IndexByte(data[at:], '"')
		if i < 0 {
			return c, len(data), unfinished
		}
		i += at
		if s == escaped && oddBackslashes(data[at:i]) {
			at = i + 1
			continue
		}
		rest := data[i+1:]
		switch {
		case len(rest) == 0 && !last, len(rest) == 1 && rest[0] == '\r' && !last:
			return c, len(data), unfinished
		case len(rest) == 0, rest[0] == ',', isLineEnd(rest):
			return column{data[1:i], true}, i + 1, noFault
		case rest[0] == '"':
			at = i + 2
		default:
			return c, i, strayQuote
		}
	}
}

// cutBare cuts a column without quotes.
func cutBare(data []byte, last bool) (c column, end int, f fault) {
	end = bytes.IndexAny(data, ",\"\n")
	switch {
	case end < 0 && !last:
		return c, len(data), unfinished
	case end < 0:
		end = len(data)
	case data[end] == '"':
		return c, end, strayQuote
	case data[end] == '\n' && end > 0 && data[end-1] == '\r':
		end--
	}
	return column{data[:end], false}, end, noFault
}

// isLineEnd reports whether a line ends at the front of data.
func isLineEnd(data []byte) bool {
	return data[0] == '\n' || data[0] == '\r' && (len(data) == 1 || data[1] == '\n')
}

// value is what a column says.
func (s style) value(c column) string {
	switch {
	case !c.quoted && string(c.raw) == `\N`: // how MySQL writes that there is no value
		return ""
	case !c.quoted:
		return string(c.raw)
	case s == escaped && bytes.IndexByte(c.raw, '\\') >= 0:
		return unescape(c.raw)
	case bytes.IndexByte(c.raw, '"') >= 0:
		return undouble(c.raw)
	}
	return string(c.raw)
}

func undouble(raw []byte) string {
	var out strings.Builder
	out.Grow(len(raw))
	writeUndoubled(&out, raw)
	return out.String()
}

func unescape(raw []byte) string {
	var out strings.Builder
	out.Grow(len(raw))
	for {
		i := bytes.IndexByte(raw, '\\')
		if i < 0 || i+1 == len(raw) {
			writeUndoubled(&out, raw)
			return out.String()
		}
		writeUndoubled(&out, raw[:i])
		if next := raw[i+1]; next != '"' && next != '\\' {
			out.WriteByte('\\')
		}
		out.WriteByte(raw[i+1])
		raw = raw[i+2:]
	}
}

// writeUndoubled writes text with one quote for every two.
func writeUndoubled(out *strings.Builder, text []byte) {
	for {
		i := bytes.IndexByte(text, '"')
		if i < 0 {
			out.Write(text)
			return
		}
		out.Write(text[:i+1])
		text = text[min(i+2, len(text)):]
	}
}

// cutRow cuts a row off the front of data with as many columns as a cable has,
// and tells where it ends: behind its line end. The slice of columns is used
// again for the next.
func (s style) cutRow(data []byte, columns []column, last bool) (r row, end int, f fault) {
	r = row{style: s, columns: slices.Grow(columns[:0], columnsOfCable)}
	for {
		c, length, f := s.cutColumn(data[end:], last)
		r.count++
		if f != noFault {
			return r, end + length, f
		}
		if len(r.columns) < columnsOfCable {
			r.columns = append(r.columns, c)
		}
		end += length
		switch {
		case end == len(data) && !last:
			return r, end, unfinished
		case end < len(data) && data[end] == ',':
			end++
			continue
		}
		end += len(lineEnd(data[end:]))
		r.raw = data[:end]
		switch {
		case r.count != columnsOfCable:
			return r, end, wrongColumns
		case r.columns[0].quoted && !c.quoted && len(s.value(c)) > 0:
			return r, end, bareText
		}
		return r, end, noFault
	}
}

// lineEnd is the line end at the front of data, empty if there is none.
func lineEnd(data []byte) []byte {
	switch {
	case bytes.HasPrefix(data, []byte("\n")):
		return data[:1]
	case bytes.HasPrefix(data, []byte("\r")):
		return data[:min(2, len(data))]
	}
	return nil
}
