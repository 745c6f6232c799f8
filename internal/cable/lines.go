package cable

import "strings"

// A line is one line of a text, by offsets. Only "\n" ends a line: other
// separators are text.
type line struct {
	start int // first byte
	text  int // first byte that is no blank; end if the line is blank
	end   int // after the last byte that is no blank
	next  int // first byte of the next line

	pairs byteClass // that its text has; only the lines of a body know them
}

func (l line) blank() bool        { return l.text == l.end }
func (l line) indent() int        { return l.text - l.start }
func (l line) length() int        { return l.end - l.text }
func (l line) in(s string) string { return s[l.text:l.end] }

// splitLines divides s into its lines. The empty text has none.
func splitLines(s string) []line { return appendLines(nil, s) }

// appendLines adds the lines of s to lines, which may be of another text.
func appendLines(lines []line, s string) []line {
	for start := 0; start < len(s); {
		l := lineAt(s, start)
		lines = append(lines, l)
		start = l.next
	}
	return lines
}

// lineAt is the line of s that begins at start.
func lineAt(s string, start int) line {
	if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
		return trimLine(s, start, start+i, start+i+1)
	}
	return trimLine(s, start, len(s), len(s))
}

func trimLine(s string, start, end, next int) line {
	text := start
	for text < end {
		n := blankAt(s, text)
		if n == 0 {
			break
		}
		text += n
	}
	end = trimLineEnd(s, text, end)
	// A lone backslash at a line end escaped it in some copies; it is no text.
	if end > text && s[end-1] == '\\' && (end-1 == text || blankBefore(s, end-1) > 0) {
		end = trimLineEnd(s, text, end-1)
		return line{start: start, text: text, end: max(text, end), next: next, pairs: oddBlankPair}
	}
	return line{start: start, text: text, end: max(text, end), next: next}
}

// trimLineEnd is the offset after the last byte of s[text:end] that is no blank.
func trimLineEnd(s string, text, end int) int {
	for end > text {
		n := blankBefore(s, end)
		if n == 0 {
			break
		}
		end -= n
	}
	return end
}

// blankAt is the length of the blank at offset i, 0 if there is none. The
// no-break space counts (10BOGOTA243).
func blankAt(s string, i int) int {
	switch s[i] {
	case ' ', '\t', '\r', '\f', '\v':
		return 1
	case 0xC2:
		if i+1 < len(s) && s[i+1] == 0xA0 {
			return 2
		}
	}
	return 0
}

// blankBefore is the length of the blank that ends at offset i.
func blankBefore(s string, i int) int {
	switch s[i-1] {
	case ' ', '\t', '\r', '\f', '\v':
		return 1
	case 0xA0:
		if i >= 2 && s[i-2] == 0xC2 {
			return 2
		}
	}
	return 0
}

// skipBlanks is the first offset from i on that holds no blank; a line end is none.
func skipBlanks(s string, i int) int {
	for i < len(s) {
		n := blankAt(s, i)
		if n == 0 {
			return i
		}
		i += n
	}
	return i
}

// foldBlanks turns every run of blanks and line ends into one blank.
func foldBlanks(s string) string {
	s = strings.TrimSpace(s)
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for word := range strings.FieldsSeq(s) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// isFolded reports whether s has single spaces only, and nothing that may be
// a blank of another kind.
func isFolded(s string) bool {
	before := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x80 || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return true
}

// hasPrefixFold reports whether s begins with the capitals of prefix in any case.
func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if upper(s[i]) != prefix[i] {
			return false
		}
	}
	return true
}

// indexFold is the first place in s where the capitals of word stand in any case, or -1.
func indexFold(s, word string) int {
	for at := range len(word) {
		if c := word[at]; c == ':' || c == '.' || c == '/' {
			return indexFoldAround(s, word, at)
		}
	}
	first, small := word[0], lower(word[0])
	for i := 0; i+len(word) <= len(s); i++ {
		if (s[i] == first || s[i] == small) && hasPrefixFold(s[i:], word) {
			return i
		}
	}
	return -1
}

// indexFoldAround is indexFold for a word with a byte at offset at that has
// no case and is rare.
func indexFoldAround(s, word string, at int) int {
	for i := at; i < len(s); i++ {
		n := strings.IndexByte(s[i:], word[at])
		if n < 0 {
			return -1
		}
		i += n
		if hasPrefixFold(s[i-at:], word) {
			return i - at
		}
	}
	return -1
}

func upper(c byte) byte {
	if isLower(c) {
		return c - 'a' + 'A'
	}
	return c
}

func lower(c byte) byte {
	if isUpper(c) {
		return c - 'A' + 'a'
	}
	return c
}

func isLetter(c byte) bool { return isLower(lower(c)) }
func isWord(c byte) bool   { return isLetter(c) || isDigit(c) || c >= 0x80 }
