package site

import (
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A BlockView is one block of a cable's text as it is read.
type BlockView struct {
	Kind    string // heading, paragraph, subparagraph, bullet, text, table, fields, free, signer, trailer
	Anchor  string // of running text
	Label   string // "3", "a"; "" for none
	Called  string // how its link is named: "paragraph 3"
	Marking *MarkingView
	Pieces  []PieceView
	Fields  []FieldView
	Aliases []string    // anchors of old links that stand before it
	Marked  bool        // the address marks it
	Passage bool        // it belongs to a summary, a comment, or the like
	Mark    *MarkView   // of the first block that is marked
	Alone   Link        // its own page, shown when the address points at it
	Cited   string      // "¶3"
	Inner   []BlockView // of a numbered paragraph: the points, tables and lettered parts in it
}

// A MarkingView is a portion mark.
type MarkingView struct{ Text, Level, Words string }

// A FieldView is one formal line: E.O., TAGS, REF.
type FieldView struct {
	Name   string
	Pieces []PieceView
}

// A PieceView is a run of text that is set in one way.
type PieceView struct {
	Kind    string // text, redaction, link, lead: the words that begin a passage
	Text    string
	Address string       // of a link
	Title   string       // of a link: what it leads to
	Missing bool         // the cable it leads to is not held
	Aliases []string     // anchors of old links that stand before it
	Runs    []RunView    // of the text, where something in it was sought
	Hits    []*HitAnchor // that begin in it
}

// A reader makes blocks to read of a cable.
type reader struct {
	entry      *archive.Entry
	cable      *cable.Cable
	paragraphs map[string]cable.Paragraph
	marked     span
	linked     bool          // paragraphs link pages of their own
	mark       *MarkView     // not yet placed
	aliases    []cable.Alias // not yet placed
	owed       []string      // anchors of what is left out, for the next block that is not
	out        []BlockView
}

// A span is a range of the body.
type span struct{ from, to int }

func (s span) meets(from, to int) bool { return from < s.to && to > s.from }

func wholeBody(c *cable.Cable) span { return span{0, len(c.Body)} }

func newReader(e *archive.Entry, marked span) *reader {
	r := &reader{entry: e, cable: e.Cable, paragraphs: make(map[string]cable.Paragraph), marked: marked, aliases: e.Cable.Aliases}
	for _, p := range e.Cable.Paragraphs {
		r.paragraphs[p.Anchor] = p
	}
	return r
}

// blocks reads the blocks that have a part in a range of the body.
func (r *reader) blocks(within span) []BlockView {
	r.takeAliases(within.from) // what stands before the range has no place in it
	for _, b := range r.cable.Blocks {
		if within.meets(b.Start, b.End) {
			r.read(b)
		}
	}
	if len(r.owed) > 0 {
		r.out = append(r.out, BlockView{Kind: "text", Aliases: r.takeOwed()})
	}
	return r.out
}

func (r *reader) read(b cable.Block) {
	switch b.Kind {
	case cable.KindHeading, cable.KindFree, cable.KindTrailer, cable.KindSigner:
		view := BlockView{Kind: string(b.Kind), Aliases: r.takeOwed(), Pieces: r.pieces(b)}
		switch b.Kind {
		case cable.KindHeading:
			setHeading(view.Pieces)
		case cable.KindSigner:
			linkSigner(view.Pieces, r.cable.Signer)
		}
		r.add(b, view)
	case cable.KindParagraph, cable.KindSubparagraph, cable.KindBullet, cable.KindTable, cable.KindText:
		r.readRunning(b)
	case cable.KindField:
		r.readField(b)
	default:
		// Lines for machines and communicators: the telegram view has them.
		r.leaveOut(b)
	}
}

// add puts what belongs to a numbered paragraph into it.
func (r *reader) add(b cable.Block, view BlockView) {
	if view.Marked = r.marked.meets(b.Start, b.End); view.Marked {
		view.Mark, r.mark = r.mark, nil
	}
	if last := len(r.out) - 1; last >= 0 && r.out[last].Kind == "paragraph" && within(r.out[last].Anchor, view.Anchor) {
		r.out[last].Inner = append(r.out[last].Inner, view)
		return
	}
	r.out = append(r.out, view)
}

// within is whether an anchor is of a part of the paragraph that has the other.
func within(outer, inner string) bool {
	return outer != "" && (strings.HasPrefix(inner, outer+"_") || strings.HasPrefix(inner, outer+"."))
}

// last is the block that was read last, inner ones included.
func (r *reader) last() *BlockView {
	if len(r.out) == 0 {
		return nil
	}
	last := &r.out[len(r.out)-1]
	if n := len(last.Inner); n > 0 {
		last = &last.Inner[n-1]
	}
	return last
}

// readRunning joins what goes on a sentence that a page break cut to the block
// that began it.
func (r *reader) readRunning(b cable.Block) {
	if last := r.last(); b.Continues && b.Anchor == "" && last != nil && last.isRunning() {
		if pieces := r.pieces(b); len(pieces) > 0 {
			pieces[0].Aliases = append(r.takeOwed(), pieces[0].Aliases...)
			last.Pieces = append(append(last.Pieces, PieceView{Kind: "text", Text: " "}), pieces...)
		}
		return
	}
	view := BlockView{Kind: string(b.Kind), Anchor: b.Anchor, Aliases: r.takeOwed()}
	if p, ok := r.paragraphs[b.Anchor]; ok && b.Anchor != "" {
		view.Label, view.Called = p.Label, paragraphName(p.Anchor)
		view.Marking = viewMarking(p)
		if r.linked {
			view.Cited = citedAs(p.Anchor)
			view.Alone = Link{string(r.entry.Row.ID) + " " + view.Cited, paragraphAddress(r.entry.Row.ID, p.Anchor)}
		}
	}
	view.Pieces = r.pieces(b)
	if b.Kind == cable.KindTable && len(view.Pieces) == 1 {
		view.Pieces[0].Text = dedented(view.Pieces[0].Text)
	}
	r.setPassage(&view, b)
	r.add(b, view)
}

func (v *BlockView) isRunning() bool {
	switch v.Kind {
	case "paragraph", "subparagraph", "bullet", "text":
		return true
	}
	return false
}

func viewMarking(p cable.Paragraph) *MarkingView {
	if p.Marking == "" {
		return nil
	}
	return newMarking(p.Marking)
}

func newMarking(marking string) *MarkingView {
	return &MarkingView{Text: marking, Level: levelOf(marking), Words: markingInWords(marking)}
}

// leaveOut keeps the anchors of a block that is not shown.
func (r *reader) leaveOut(b cable.Block) { r.owed = append(r.owed, r.takeAliases(b.End)...) }

func (r *reader) takeOwed() []string {
	owed := r.owed
	r.owed = nil
	return owed
}

// takeAliases gives the anchors of old links before an offset that are not placed yet.
func (r *reader) takeAliases(before int) []string {
	var anchors []string
	for len(r.aliases) > 0 && r.aliases[0].Start < before {
		anchors = append(anchors, r.aliases[0].Anchor)
		r.aliases = r.aliases[1:]
	}
	return anchors
}
