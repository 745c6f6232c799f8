package cable

import (
	"slices"
	"sort"
	"strings"
)

// A span is a stretch of the body that reading text marks.
type span struct {
	kind       PieceKind
	start, end int
	target     string
	label      string
}

// collectSpans gathers redactions, mentions, references and tags, in order
// and without overlap; the first of two that overlap wins.
func (c *Cable) collectSpans() {
	var all []span
	for _, r := range c.Redactions {
		all = append(all, span{PieceRedaction, r.Start, r.End, "", ""})
	}
	for _, r := range c.References {
		all = append(all, span{PieceReference, r.Start, r.End, string(r.ID), r.Label})
	}
	for _, m := range c.Mentions {
		all = append(all, span{PieceMention, m.Start, m.End, string(m.ID), m.Label})
	}
	for _, t := range c.Tags {
		if t.End > t.Start {
			all = append(all, span{PieceTag, t.Start, t.End, t.Code, ""})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].start < all[j].start })
	end := 0
	for _, s := range all {
		if s.start >= end {
			c.spans = append(c.spans, s)
			end = s.end
		}
	}
}

// Reading is block b as it is to be read: label and mark off, hard wraps
// joined, artefacts mended; tables keep their lines. What it holds of
// redactions, references, mentions and tags are pieces of their own.
func (c *Cable) Reading(b Block) []Piece {
	from, to := c.textRange(b)
	f := flow{body: c.Body, keepLines: b.Kind == KindTable}
	var pieces []Piece
	add := func(kind PieceKind, from, to int, target, label string) {
		if text := f.write(from, to); text != "" {
			pieces = append(pieces, Piece{Kind: kind, Text: text, Start: from, End: to, Target: target, Label: label})
		}
	}
	for _, s := range c.spansIn(from, to) {
		add(PieceText, from, s.start, "", "")
		add(s.kind, s.start, s.end, s.target, s.label)
		from = s.end
	}
	add(PieceText, from, to, "", "")
	return pieces
}

// textRange is where the text of a block stands, without label and mark, and
// without the blanks around it.
func (c *Cable) textRange(b Block) (from, to int) {
	from = b.Start
	if b.text > from {
		from = b.text
	}
	to = trimEnd(c.Body, from, b.End)
	if b.Kind != KindTable {
		for from < to && (c.Body[from] == ' ' || c.Body[from] == '\t' || c.Body[from] == '\n') {
			from++
		}
	}
	return from, to
}

// spansIn are the spans inside a range.
func (c *Cable) spansIn(from, to int) []span {
	i := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].start >= from })
	j := i
	for j < len(c.spans) && c.spans[j].end <= to {
		j++
	}
	return c.spans[i:j]
}

// readingText is the reading text of several blocks, one under the other; a
// block that goes on a cut sentence is joined to it.
func (c *Cable) readingText(blocks []Block) string {
	f := flow{body: c.Body}
	for _, b := range blocks {
		if !b.isRunning() {
			continue
		}
		if len(f.out) > 0 {
			if f.joint = "\n"; b.Continues {
				f.joint = " "
			}
		}
		f.keepLines = b.Kind == KindTable
		from, to := c.textRange(b)
		f.add(from, to)
	}
	return string(f.out)
}

// A flow writes text for reading. It remembers what it wrote last, so that a
// text written in several parts reads like one.
type flow struct {
	body      string
	keepLines bool
	out       []byte
	joint     string // what is owed before the next word: "", " " or "\n"
	quoted    bool   // a quotation is open that a mended & began
}

// write adds body[from:to] and gives what that added.
func (f *flow) write(from, to int) string {
	start := len(f.out)
	f.add(from, to)
	return string(f.out[start:])
}

func (f *flow) add(from, to int) {
	if f.keepLines {
		f.out = append(f.out, f.joint...)
		f.out = append(f.out, f.body[from:to]...)
		f.joint = ""
		return
	}
	f.grow(to - from)
	for i := from; i < to; {
		if n := f.gap(i, to); n > 0 {
			f.joint = f.jointAt(i, i+n, to)
			i += n
			continue
		}
		f.out = append(f.out, f.joint...)
		f.joint = ""
		i = f.words(i, to)
	}
	if len(f.joint) > 0 && to > from {
		f.out = append(f.out, f.joint...)
		f.joint = ""
	}
}

// grow makes room for n more bytes at once.
func (f *flow) grow(n int) { f.out = slices.Grow(f.out, n+8) }

// gap is the length of the run of blanks and line ends at i.
func (f *flow) gap(i, to int) int {
	start := i
	for i < to {
		if f.body[i] == '\n' {
			i++
			continue
		}
		n := blankAt(f.body, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i - start
}

// jointAt decides what the blanks from i to j become. A line end is a wrap,
// unless the next word would have had room on the line, and the line ends a
// sentence or the next begins with a capital: then it was meant.
func (f *flow) jointAt(i, j, to int) string {
	if len(f.out) == 0 || j >= to && strings.IndexByte(f.body[i:j], '\n') < 0 {
		return blankUnless(len(f.out) == 0)
	}
	if strings.IndexByte(f.body[i:j], '\n') < 0 {
		return " "
	}
	last := f.out[len(f.out)-1]
	if last == '-' && len(f.out) > 1 && isLetter(f.out[len(f.out)-2]) && j < to && isLetter(f.body[j]) {
		return ""
	}
	if f.roomLeft(i, j, to) && (endsSentence(f.body[:i]) || j < to && isUpper(f.body[j])) {
		return "\n"
	}
	return " "
}

func blankUnless(empty bool) string {
	if empty {
		return ""
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

var byteClass = [256]byte{
	' ': spaceByte, '\t': spaceByte, '\r': spaceByte, '\n': spaceByte, '\f': spaceByte, '\v': spaceByte, 0xC2: spaceByte,
	',': wireByte, '?': wireByte, '&': wireByte, '8': wireByte, 'S': wireByte,
}

// words adds what stands from i to the next gap that is more than one blank,
// mended, and gives the offset after it.
func (f *flow) words(i, to int) int {
	start := i
	for i < to {
		switch byteClass[f.body[i]] {
		case plainByte:
			i++
			continue
		case spaceByte:
			if f.body[i] == ' ' && i+1 < to && byteClass[f.body[i+1]] != spaceByte {
				i++
				continue
			}
			if f.body[i] == 0xC2 && blankAt(f.body[:to], i) == 0 {
				i++
				continue
			}
			f.out = append(f.out, f.body[start:i]...)
			return i
		}
		mended, n := f.mend(i, to)
		if n == 0 {
			i++
			continue
		}
		f.out = append(f.out, f.body[start:i]...)
		f.out = append(f.out, mended...)
		i += n
		start = i
	}
	f.out = append(f.out, f.body[start:i]...)
	return i
}
