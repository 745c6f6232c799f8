package site

import (
	"strings"

	"cables/internal/cable"
)

// setPassage marks a block of running text that belongs to a passage: a
// summary, a comment, a request to act. The words that begin one stand out.
func (r *reader) setPassage(view *BlockView, b cable.Block) {
	middle := b.Start + (b.End-b.Start)/2
	for _, p := range r.cable.Passages {
		if middle < p.Start || middle >= p.End {
			continue
		}
		view.Passage = true
		if p.Start >= b.Start && !b.Continues {
			view.Pieces = withLead(view.Pieces)
			return
		}
	}
}

// longestLead is how many bytes the words that begin a passage have at most:
// "THIS IS AN ACTION REQUEST" and a few more.
const longestLead = 40

// withLead parts the words that begin a passage from what follows.
func withLead(pieces []PieceView) []PieceView {
	if len(pieces) == 0 || pieces[0].Kind != "text" || len(pieces[0].Aliases) > 0 {
		return pieces
	}
	text := pieces[0].Text
	end := strings.IndexAny(text, ".:-)") + 1
	if end <= 0 || end > longestLead {
		return pieces
	}
	lead, rest := PieceView{Kind: "lead", Text: text[:end]}, pieces[0]
	rest.Text = text[end:]
	return append([]PieceView{lead, rest}, pieces[1:]...)
}
