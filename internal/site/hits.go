package site

import (
	"fmt"
	"strings"

	language "cables/internal/query"
)

// A RunView is a stretch of a piece: what was sought, or what stands around it.
type RunView struct {
	Text   string
	Sought bool
	Hit    *HitAnchor // that begins with it; nil where one only goes on
}

// A HitAnchor is the place of a hit, with the way to those before and after.
type HitAnchor struct {
	Number, Of     int  // "hit 3 of 7"
	Previous, Next int  // numbers of others; 0 at the ends
	First          bool // of its paragraph, where links to the paragraph arrive
}

// A HitsView is what a cable says of a search that led to it.
type HitsView struct {
	Says     string // "7 hits"
	Any      bool
	Asked    string // what was sought, shortened
	Results  string // address of the search
	Unmarked string // address of the cable without it
}

// A marker marks what was sought in the pieces of a cable. A hit may run
// through several: a link can stand within a phrase.
type marker struct {
	sought language.Query
	hits   []*HitAnchor
}

// blocks marks the blocks of a text, in its order.
func (m *marker) blocks(blocks []BlockView) {
	for i := range blocks {
		before := len(m.hits)
		m.block(&blocks[i])
		if len(m.hits) > before {
			m.hits[before].First = true
		}
	}
}

func (m *marker) block(b *BlockView) {
	m.pieces(b.Pieces)
	for i := range b.Fields {
		m.pieces(b.Fields[i].Pieces)
	}
	for i := range b.Inner {
		m.block(&b.Inner[i])
	}
}

func (m *marker) pieces(pieces []PieceView) {
	marks := m.sought.Marks(plainText(pieces))
	from := 0
	for i := range pieces {
		p := &pieces[i]
		p.Runs, p.Hits = m.runs(p.Text, from, marks)
		from += len(p.Text)
	}
}

// runs cuts a text that begins at an offset of what was marked. A hit is where
// its first letter is.
func (m *marker) runs(text string, from int, marks []language.Span) (runs []RunView, hits []*HitAnchor) {
	at := 0
	for _, mark := range marks {
		start, end := max(mark.Start-from, 0), min(mark.End-from, len(text))
		if start >= len(text) || end <= 0 {
			continue
		}
		if start > at {
			runs = append(runs, RunView{Text: text[at:start]})
		}
		run := RunView{Text: text[start:end], Sought: true}
		if mark.Start >= from {
			run.Hit = m.hit()
			hits = append(hits, run.Hit)
		}
		runs = append(runs, run)
		at = end
	}
	if runs != nil && at < len(text) {
		runs = append(runs, RunView{Text: text[at:]})
	}
	return runs, hits
}

func (m *marker) hit() *HitAnchor {
	h := &HitAnchor{Number: len(m.hits) + 1}
	m.hits = append(m.hits, h)
	return h
}

// finish tells the hits of each other.
func (m *marker) finish() {
	for i, h := range m.hits {
		h.Of, h.Previous = len(m.hits), i
		if i+1 < len(m.hits) {
			h.Next = i + 2
		}
	}
}

// markHits marks what the address asks for, in the view that the page has.
func (p *CablePage) markHits(se search) {
	if se.sought.Root == nil {
		return
	}
	m := &marker{sought: se.sought}
	markHeadline(p.Headline, se.sought.MarksIn(language.Subject, p.Subject))
	m.blocks(p.Body)
	if p.Telegram != nil {
		m.telegram(p.Telegram)
	}
	m.finish()
	p.Hits = &HitsView{Says: plural(len(m.hits), "hit"), Any: len(m.hits) > 0, Asked: shortened(se.typed),
		Results: se.query.on("/search"), Unmarked: p.Box.Address}
	p.NoIndex = true
	for i := range p.Views {
		p.Views[i].Address = withParameter(p.Views[i].Address, se.encode())
	}
}

// telegram marks the body as it was received.
func (m *marker) telegram(view *TelegramView) {
	var body strings.Builder
	eachSegment(view.Segments, func(s *Segment) { body.WriteString(s.Text) })
	marks := m.sought.Marks(body.String())
	from := 0
	eachSegment(view.Segments, func(s *Segment) {
		s.Runs, s.Hits = m.runs(s.Text, from, marks)
		from += len(s.Text)
		if s.Anchor != "" && len(s.Hits) > 0 {
			s.Hits[0].First = true
		}
	})
}

// markHeadline marks the title, of which no hit is counted.
func markHeadline(pieces []PieceView, marks []language.Span) {
	from := 0
	for i := range pieces {
		pieces[i].Runs, _ = (&marker{}).runs(pieces[i].Text, from, marks)
		for j := range pieces[i].Runs {
			pieces[i].Runs[j].Hit = nil
		}
		from += len(pieces[i].Text)
	}
}

// Anchor is the fragment of the hit.
func (h *HitAnchor) Anchor() string { return fmt.Sprintf("hit%d", h.Number) }
