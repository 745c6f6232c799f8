package cable

import (
	"cmp"
	"slices"
	"sort"
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
	all := make([]span, 0, len(c.Redactions)+len(c.References)+len(c.Mentions)+len(c.Tags))
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
	slices.SortStableFunc(all, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	c.spans = all[:0]
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
		from = min(to, skipLineBlanks(c.Body, from))
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
