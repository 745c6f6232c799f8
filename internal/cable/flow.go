package cable

import "strings"

// A flow writes text for reading. It remembers what it wrote last, so that a
// text written in several parts reads like one.
type flow struct {
	body      string
	lines     []line // of the body from the text on, if they are known
	keepLines bool
	out       strings.Builder
	start     int    // where the open block begins in out
	joint     string // what is owed before the next word: "", " " or "\n"
	quoted    bool   // a quotation is open that a mended & began
}

// write adds body[from:to] and gives what that added.
func (f *flow) write(from, to int) string {
	start := f.out.Len()
	f.add(from, to)
	return f.out.String()[start:]
}

// begin begins block b under what is written.
func (f *flow) begin(b Block) {
	f.keepLines, f.quoted = b.Kind == KindTable, false
	switch {
	case f.out.Len() == 0:
	case b.Continues:
		f.put(" ")
	default:
		f.put("\n")
	}
	f.start = f.out.Len()
}

func (f *flow) add(from, to int) {
	if f.keepLines {
		f.put(f.body[from:to])
		return
	}
	for i := from; i < to; {
		if j := skipLineBlanks(f.body[:to], i); j > i {
			f.joint = f.jointAt(i, j, to)
			i = j
		} else if end := f.plainEnd(i, to); end > i {
			f.put(f.body[i:end])
			i = end
		} else {
			f.put("")
			i = f.words(i, to)
		}
	}
	if to > from {
		f.put("")
	}
}

// put adds what is owed, then text as it is.
func (f *flow) put(text string) {
	f.out.WriteString(f.joint)
	f.out.WriteString(text)
	f.joint = ""
}

// plainEnd is the end of the line of i, or of its part before a gap, if it has
// no artefacts and is to be read as it stands; else, or where that is not
// known, i.
func (f *flow) plainEnd(i, to int) int {
	for len(f.lines) > 0 && f.lines[0].next <= i {
		f.lines = f.lines[1:]
	}
	if len(f.lines) == 0 || f.lines[0].pairs&^gapPair != 0 {
		return i
	}
	end := min(f.lines[0].end, to)
	if f.lines[0].pairs == gapPair {
		if n := strings.Index(f.body[i:end], "  "); n >= 0 {
			end = i + n
		}
	}
	return end
}

// jointAt decides what the blanks from i to j become. A line end is a wrap,
// unless the next word would have had room on the line, and the line ends a
// sentence or the next begins with a capital: then it was meant.
func (f *flow) jointAt(i, j, to int) string {
	written := f.out.String()
	wrap := f.body[i] == '\n' || strings.IndexByte(f.body[i:j], '\n') >= 0
	switch n := len(written); {
	case n == f.start:
		return ""
	case !wrap:
		return " "
	case written[n-1] == '-' && n > 1 && isLetter(written[n-2]) && j < to && isLetter(f.body[j]):
		return ""
	case (j < to && isUpper(f.body[j]) || endsSentence(f.body[:i])) && f.roomLeft(i, j, to):
		return "\n"
	}
	return " "
}

// shortLine is the length up to which a line with its next word would not
// have been wrapped: telegrams wrap near column 65.
const shortLine = 48

// roomLeft reports whether the word at j would have had room on the line that ends at i.
func (f *flow) roomLeft(i, j, to int) bool {
	start := strings.LastIndexByte(f.body[:i], '\n') + 1
	end := j
	for end < to && f.body[end] != ' ' && f.body[end] != '\n' {
		end++
	}
	return i-start+1+end-j < shortLine
}

// Classes of bytes that words stops or looks at.
const (
	plainByte = iota
	spaceByte // part of a gap
	wireByte  // may be an artefact of the wire
)

var wordClass = [256]byte{
	' ': spaceByte, '\t': spaceByte, '\r': spaceByte, '\n': spaceByte, '\f': spaceByte, '\v': spaceByte, 0xC2: spaceByte,
	',': wireByte, '?': wireByte, '&': wireByte, '8': wireByte, 'S': wireByte,
}

// words adds what stands from i to the next gap that is more than one blank,
// mended, and gives the offset after it.
func (f *flow) words(i, to int) int {
	start := i
	for i < to {
		switch wordClass[f.body[i]] {
		case plainByte:
			i++
			continue
		case spaceByte:
			if f.body[i] == ' ' && i+1 < to && wordClass[f.body[i+1]] != spaceByte {
				i++
				continue
			}
			if f.body[i] == 0xC2 && blankAt(f.body[:to], i) == 0 {
				i++
				continue
			}
			f.out.WriteString(f.body[start:i])
			return i
		}
		mended, n := f.mend(i, to)
		if n == 0 {
			i++
			continue
		}
		f.out.WriteString(f.body[start:i])
		f.out.WriteString(mended)
		i += n
		start = i
	}
	f.out.WriteString(f.body[start:i])
	return i
}
