package site

import (
	"fmt"
	"html/template"
	"strings"
)

// The text of cables, and what a list has by the dozen, are the parts of pages
// that are not set by html/template, which would take most of the time that a
// page takes. What is written here is text, escaped by one function, and the
// tags around it. All that stands in a tag is made by this program, and is
// escaped as well.

// setPieces writes runs of text as they stand in a page, each with the anchors
// of old links before it.
func setPieces(pieces []PieceView) template.HTML {
	return template.HTML(appendPieces(make([]byte, 0, sizeOfPieces(pieces)), pieces))
}

func appendPieces(out []byte, pieces []PieceView) []byte {
	for i := range pieces {
		out = setPiece(setAnchors(out, pieces[i].Aliases), &pieces[i])
	}
	return out
}

// setLine writes a line of text in which redactions are marked as such.
func setLine(text string) template.HTML { return template.HTML(appendLine(nil, text)) }

func appendLine(out []byte, text string) []byte { return appendPieces(out, redacted(text)) }

func setPiece(out []byte, p *PieceView) []byte {
	switch p.Kind {
	case "redaction":
		out = append(setHits(out, p.Hits), `<span class="redaction"><span class="unseen">[redacted: </span>`...)
		out = setRuns(out, p.Text, p.Runs, false)
		return append(out, `<span class="unseen">]</span></span>`...)
	case "link":
		return setLink(setHits(out, p.Hits), p)
	case "lead":
		out = setRuns(append(out, `<b class="lead">`...), p.Text, p.Runs, true)
		return append(out, "</b>"...)
	}
	return setRuns(out, p.Text, p.Runs, true)
}

func setLink(out []byte, p *PieceView) []byte {
	out = escape(append(out, `<a href="`...), local(p.Address))
	if p.Title != "" {
		out = escape(append(out, `" title="`...), p.Title)
	}
	if p.Missing {
		out = append(out, `" class="missing`...)
	}
	out = setRuns(append(out, `">`...), p.Text, p.Runs, false)
	return append(out, `</a>`...)
}

// setRuns writes a text, or the runs that it is divided into by what was
// sought, with the anchor of every hit if it is to have them: none can stand in
// a link.
func setRuns(out []byte, text string, runs []RunView, anchored bool) []byte {
	if len(runs) == 0 {
		return escape(out, text)
	}
	for i := range runs {
		if anchored && runs[i].Hit != nil {
			out = setHits(out, []*HitAnchor{runs[i].Hit})
		}
		if runs[i].Sought {
			out = append(escape(append(out, "<mark>"...), runs[i].Text), "</mark>"...)
		} else {
			out = escape(out, runs[i].Text)
		}
	}
	return out
}

// setHits writes the places of hits, each with the way to the next.
func setHits(out []byte, hits []*HitAnchor) []byte {
	for _, hit := range hits {
		class := "hit"
		if hit.First {
			class = "hit first"
		}
		out = fmt.Appendf(out, `<span class="%s" id="%s"><span class="step">Hit %d of %d`, class, hit.Anchor(), hit.Number, hit.Of)
		if hit.Previous != 0 {
			out = fmt.Appendf(out, ` <a href="#hit%d">← Previous</a>`, hit.Previous)
		}
		if hit.Next != 0 {
			out = fmt.Appendf(out, ` <a href="#hit%d">Next →</a>`, hit.Next)
		}
		out = append(out, ` <a href="#hits">All</a></span></span>`...)
	}
	return out
}

// local is an address of this site, and never one that leaves it or runs.
func local(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") {
		return "#"
	}
	return address
}

func setAnchors(out []byte, anchors []string) []byte {
	for _, anchor := range anchors {
		out = escape(append(out, `<span class="old" id="`...), anchor)
		out = append(out, `"></span>`...)
	}
	return out
}

// escape writes a text so that it stands in HTML, and in a quoted attribute, for
// nothing but itself. It escapes what html/template does, in the same way.
func escape(out []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		if reference := references[text[i]]; reference != "" {
			out = append(append(out, text[from:i]...), reference...)
			from = i + 1
		}
	}
	return append(out, text[from:]...)
}

// references are what bytes are escaped with. All are ASCII, so no byte of a
// longer character is among them.
var references = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}
