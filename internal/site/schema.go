package site

import (
	"strings"

	"cables/internal/archive"
)

// A SchemaView is what a page says of itself in the words of schema.org, as
// microdata: JSON-LD would need a script in the page, and the policy has none.
type SchemaView struct {
	Type  string // "https://schema.org/Message"
	Is    string // address of what is described
	Items []SchemaItem
}

// A SchemaItem is one property that the page does not show in its own words.
type SchemaItem struct {
	Name, Text, Address string // Text, or Address
}

// schema describes a cable as a message, and paragraphs of it as a quotation.
func (s *Server) schema(e *archive.Entry, w work, citation string) SchemaView {
	address := s.absolute(workAddress(w.ID, w.anchors))
	view := SchemaView{Type: "https://schema.org/Message", Is: address}
	text := func(name, value string) {
		if value != "" {
			view.Items = append(view.Items, SchemaItem{Name: name, Text: value})
		}
	}
	view.Items = append(view.Items, SchemaItem{Name: "url", Address: address})
	if w.anchors != "" {
		view.Type = "https://schema.org/Quotation"
		view.Items = append(view.Items, SchemaItem{Name: "isPartOf", Address: s.absolute(cableAddress(w.ID))})
		text("position", w.place())
	} else {
		text("identifier", string(w.ID))
		text("dateSent", e.Row.Created.String())
		text("abstract", e.Row.Summary)
	}
	text("dateCreated", w.Day)
	text("datePublished", w.Released.Day())
	text("keywords", strings.Join(w.Tags, ", "))
	text("creditText", w.site)
	text("inLanguage", "en")
	text("citation", citation)
	return view
}
