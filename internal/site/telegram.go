package site

import (
	"slices"
	"strings"

	"cables/internal/cable"
)

// A TelegramView is a cable as it was received, every line of it.
type TelegramView struct {
	Header   string
	Segments []Segment
	Wire     bool // its lines are as short as the wire's, so that none needs to be wrapped
}

// A Segment is a stretch of the body from one anchor to the next.
type Segment struct {
	Anchor  string // of a paragraph; "" before the first
	Called  string
	Aliases []string // anchors of old links that stand before it
	Text    string
	Marked  bool
}

// viewTelegram cuts the body where a paragraph or an old link begins, and
// where the marked range does; put together the segments are the body.
func viewTelegram(c *cable.Cable, marked span) *TelegramView {
	anchors := make(map[int]string)
	aliases := make(map[int][]string)
	cuts := []int{0, len(c.Body)}
	for _, b := range c.Blocks {
		cuts = append(cuts, b.Start)
		if b.Anchor != "" {
			anchors[b.Start] = b.Anchor
		}
	}
	for _, a := range c.Aliases {
		cuts = append(cuts, a.Start)
		aliases[a.Start] = append(aliases[a.Start], a.Anchor)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	view := &TelegramView{Header: c.Header, Wire: longestLine(c.Header+"\n"+c.Body) <= wireLine}
	for i, from := range cuts[:len(cuts)-1] {
		view.add(Segment{Anchor: anchors[from], Aliases: aliases[from], Text: c.Body[from:cuts[i+1]], Marked: marked.meets(from, cuts[i+1])})
	}
	return view
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

// add joins what differs in nothing from the segment before.
func (v *TelegramView) add(s Segment) {
	last := len(v.Segments) - 1
	if s.Anchor == "" && len(s.Aliases) == 0 && last >= 0 && v.Segments[last].Marked == s.Marked && v.Segments[last].Anchor == "" {
		v.Segments[last].Text += s.Text
		return
	}
	if s.Anchor != "" {
		s.Called = paragraphName(s.Anchor)
	}
	v.Segments = append(v.Segments, s)
}
