package site

import (
	"strings"

	"cables/internal/cable"
)

// pieces sets the text of a block, with the anchors of old links where they stood.
func (r *reader) pieces(b cable.Block) []PieceView {
	r.owed = append(r.owed, r.takeAliases(b.Start)...)
	var views []PieceView
	for _, p := range r.cable.Reading(b) {
		view := r.piece(p)
		view.Aliases = r.takeAliases(p.End)
		views = append(views, view)
	}
	if left := r.takeAliases(b.End); len(left) > 0 {
		views = append(views, PieceView{Kind: "text", Aliases: left})
	}
	return views
}

func (r *reader) piece(p cable.Piece) PieceView {
	view := PieceView{Kind: "text", Text: p.Text}
	switch {
	case p.Kind == cable.PieceRedaction:
		view.Kind = "redaction"
	case p.Kind == cable.PieceTag:
		view.Kind, view.Address, view.Title = "link", tagAddress(p.Target), tagTitle(r.cable.Tags, p.Target)
	case (p.Kind == cable.PieceReference || p.Kind == cable.PieceMention) && p.Target != "":
		to := citationOf(r.entry, cable.ID(p.Target))
		view.Kind, view.Address, view.Title, view.Missing = "link", to.Address, to.Title, !to.Held
	}
	return view
}

func tagTitle(tags []cable.Tag, code string) string {
	for _, t := range tags {
		if t.Code == code {
			return t.Name
		}
	}
	return ""
}

// redacted is a line of text in which redactions are marked as such.
func redacted(text string) []PieceView {
	var pieces []PieceView
	at := 0
	for _, r := range cable.Redactions(text) {
		if r.Start > at {
			pieces = append(pieces, PieceView{Kind: "text", Text: text[at:r.Start]})
		}
		pieces = append(pieces, PieceView{Kind: "redaction", Text: r.Raw})
		at = r.End
	}
	return append(pieces, PieceView{Kind: "text", Text: text[at:]})
}

// plainText is what the pieces say.
func plainText(pieces []PieceView) string {
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.Text)
	}
	return text.String()
}
