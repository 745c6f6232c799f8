package site

import (
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A TelegramView is a cable as it was received, every line of it.
type TelegramView struct {
	Header   string
	Segments []Segment
	Wire     bool // its lines are as short as the wire's, so that none needs to be wrapped
}

// A Segment is a stretch of the body: its text, and then what is in it. One
// with an anchor is as long as its paragraph, with the points and lines in it.
type Segment struct {
	Anchor  string // "" for what is no paragraph
	Called  string
	Aliases []string // anchors of old links that stand before it
	Text    string
	Inner   []Segment
	Whole   bool // it begins and ends with a line
	Marked  bool
	Mark    *MarkView    // of the first that is marked
	Alone   Link         // its own page
	Cited   string       // "¶3"
	Runs    []RunView    // of the text, where something in it was sought
	Hits    []*HitAnchor // that begin in it
}

// eachSegment does something for every segment, in the order of their texts.
func eachSegment(segments []Segment, do func(*Segment)) {
	for i := range segments {
		do(&segments[i])
		eachSegment(segments[i].Inner, do)
	}
}

// A telegramReader divides a body into segments.
type telegramReader struct {
	entry   *archive.Entry
	body    string
	marked  mark
	mark    *MarkView        // not yet placed
	anchors map[int]string   // by where their blocks begin
	ends    map[string]int   // of paragraphs, by their anchors
	aliases map[int][]string // by where they stand
	open    []openSegment    // from the outermost, which is the whole body
}

// An openSegment goes on to an offset.
type openSegment struct {
	Segment
	end int
}

// viewTelegram cuts the body where a paragraph begins or ends, where an old
// link leads, and where the marked range does; put together the segments are the body.
func viewTelegram(e *archive.Entry, marked mark) *TelegramView {
	c := e.Cable
	r := &telegramReader{entry: e, body: c.Body, marked: marked, mark: marked.view(e, true),
		anchors: make(map[int]string), ends: make(map[string]int), aliases: make(map[int][]string),
		open: []openSegment{{end: len(c.Body)}}}
	cuts := r.cuts(c)
	for i, from := range cuts[:len(cuts)-1] {
		r.read(from, cuts[i+1])
	}
	r.close(len(c.Body))
	return &TelegramView{Header: c.Header, Segments: r.open[0].Inner, Wire: longestLine(c.Header+"\n"+c.Body) <= wireLine}
}

func (r *telegramReader) cuts(c *cable.Cable) []int {
	cuts := []int{0, len(c.Body)}
	for _, p := range c.Paragraphs {
		r.ends[p.Anchor] = lineEnd(c.Body, p.End)
		cuts = append(cuts, r.ends[p.Anchor])
	}
	for _, b := range c.Blocks {
		cuts = append(cuts, b.Start)
		if b.Anchor != "" {
			r.anchors[b.Start] = b.Anchor
		}
	}
	for _, a := range c.Aliases {
		cuts = append(cuts, a.Start)
		r.aliases[a.Start] = append(r.aliases[a.Start], a.Anchor)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// lineEnd is behind the line break that follows an offset, if only blanks lie between.
func lineEnd(body string, offset int) int {
	rest := strings.TrimLeft(body[offset:], " \t")
	if !strings.HasPrefix(rest, "\n") {
		return offset
	}
	return len(body) - len(rest) + 1
}

func (r *telegramReader) read(from, upto int) {
	r.close(from)
	anchor := r.anchors[from]
	text := Segment{Aliases: r.aliases[from], Text: r.body[from:upto], Marked: r.marked.meets(from, upto), Whole: r.isLine(from) && r.isLine(upto)}
	if anchor == "" {
		r.add(text)
		return
	}
	end := min(max(upto, r.ends[anchor]), r.open[len(r.open)-1].end)
	segment := Segment{Anchor: anchor, Called: paragraphName(anchor), Aliases: text.Aliases, Text: text.Text,
		Whole: r.isLine(from) && r.isLine(end), Cited: citedAs(anchor)}
	segment.Alone = Link{string(r.entry.Row.ID) + " " + segment.Cited, paragraphAddress(r.entry.Row.ID, anchor)}
	if segment.Marked = text.Marked; segment.Marked {
		segment.Mark, r.mark = r.mark, nil
	}
	r.open = append(r.open, openSegment{segment, end})
}

func (r *telegramReader) isLine(offset int) bool {
	return offset == 0 || offset == len(r.body) || r.body[offset-1] == '\n'
}

// close ends the segments that go no further than an offset.
func (r *telegramReader) close(offset int) {
	for last := len(r.open) - 1; last > 0 && r.open[last].end <= offset; last-- {
		done := r.open[last].Segment
		r.open = r.open[:last]
		r.open[last-1].Inner = append(r.open[last-1].Inner, done)
	}
}

// add joins what differs in nothing from the segment before.
func (r *telegramReader) add(s Segment) {
	within := &r.open[len(r.open)-1]
	s.Marked = s.Marked && !within.Marked
	if last := len(within.Inner) - 1; last >= 0 && len(s.Aliases) == 0 && within.Inner[last].Anchor == "" && within.Inner[last].Marked == s.Marked {
		within.Inner[last].Text += s.Text
		within.Inner[last].Whole = within.Inner[last].Whole && s.Whole
		return
	}
	within.Inner = append(within.Inner, s)
}

// wireLine is longer than what a teletype prints on a line.
const wireLine = 84

func longestLine(text string) int {
	longest := 0
	for line := range strings.Lines(text) {
		longest = max(longest, len(line))
	}
	return longest
}
