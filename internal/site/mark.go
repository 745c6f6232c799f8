package site

import (
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A MarkView is about a range of paragraphs that the address marks.
type MarkView struct {
	Cited   string // "¶3–5"
	Alone   Link   // the range's own page
	Without string // address of the cable without the mark
}

// A mark is what ?mark=par3..par5 marks; nothing if it means nothing here.
type mark struct {
	span
	anchors string // "par3..par5"
}

func markOf(c *cable.Cable, anchors string) mark {
	if anchors == "" {
		return mark{}
	}
	within, canonical, _ := rangeOf(c, anchors)
	return mark{within, canonical}
}

func (m mark) view(e *archive.Entry, telegram bool) *MarkView {
	if m.anchors == "" {
		return nil
	}
	cited := citedAs(m.anchors)
	return &MarkView{
		Cited:   cited,
		Alone:   Link{string(e.Row.ID) + " " + cited, paragraphAddress(e.Row.ID, m.anchors)},
		Without: viewAddress(e.Row.ID, telegram, mark{}) + "#" + m.first(),
	}
}

// first is the anchor that the range begins with.
func (m mark) first() string {
	first, _, _ := strings.Cut(m.anchors, rangeDots)
	return first
}

// viewAddress is one of the two views of a cable, with what is marked.
func viewAddress(id cable.ID, telegram bool, m mark) string {
	var parameters []string
	if telegram {
		parameters = append(parameters, "view="+telegramView)
	}
	address, place := cableAddress(id), ""
	if m.anchors != "" {
		parameters = append(parameters, "mark="+m.anchors)
		place = "#" + m.first()
	}
	if len(parameters) > 0 {
		address += "?" + strings.Join(parameters, "&")
	}
	return address + place
}
