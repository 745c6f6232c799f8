package site

import (
	"strings"

	"cables/internal/cable"
)

var fieldNames = map[string]string{"eo": "E.O.", "tags": "TAGS", "ref": "Ref", "classified-by": "Classified by"}

// readField gathers formal lines in one block. The subject is the page's title
// and is not said again.
func (r *reader) readField(b cable.Block) {
	name, shown := fieldNames[b.Field]
	if !shown {
		if b.Field == "subject" {
			r.leaveOut(b)
			return
		}
		name = firstCapital(b.Field)
	}
	if last := len(r.out) - 1; last < 0 || r.out[last].Kind != "fields" {
		r.add(b, BlockView{Kind: "fields"})
	}
	fields := &r.out[len(r.out)-1]
	fields.Aliases = append(fields.Aliases, r.takeOwed()...)
	pieces := r.pieces(b)
	if len(pieces) == 0 {
		return
	}
	if n := len(fields.Fields); b.Continues && n > 0 {
		fields.Fields[n-1].Pieces = append(append(fields.Fields[n-1].Pieces, PieceView{Kind: "text", Text: " "}), pieces...)
		return
	}
	if strings.HasPrefix(strings.ToUpper(strings.TrimSpace(r.cable.Body[b.Start:b.End])), "DERIVED") {
		name = "Derived from"
	}
	fields.Fields = append(fields.Fields, FieldView{Name: name, Pieces: pieces})
}
