package site

import (
	"fmt"
	"strings"

	"cables/internal/archive"
)

// A markdownWriter writes a cable as Markdown that says what the page says.
type markdownWriter struct {
	strings.Builder
	site *Server
}

// markdown is the twin of a cable, or of paragraphs of it: title, box, text,
// references. What the telegram says is escaped throughout.
func (s *Server) markdown(e *archive.Entry, w work, within span) string {
	m := &markdownWriter{site: s}
	title := w.title
	if w.anchors != "" {
		title += " " + w.place()
	}
	m.line("# " + escapeMarkdown(title))
	m.box(e, w, e.Cable.Body[within.from:within.to])
	m.blocks(newReader(e, span{}).blocks(within))
	if w.anchors == "" {
		m.references(e)
	}
	return strings.TrimRight(m.String(), "\n") + "\n"
}

// line is a block of its own.
func (m *markdownWriter) line(text string) { m.WriteString(text + "\n\n") }

func (m *markdownWriter) box(e *archive.Entry, w work, text string) {
	box := viewBox(e)
	item := func(name, value string) {
		if value != "" {
			m.WriteString("- " + name + ": " + value + "\n")
		}
	}
	item("Reference ID", escapeMarkdown(string(w.ID)))
	item("Created", escapeMarkdown(strings.TrimSpace(box.Created.Text+" "+box.CreatedClock)))
	item("Released", escapeMarkdown(box.Released.Text))
	item("Classification", escapeMarkdown(box.Classification.Name))
	item("Origin", escapeMarkdown(box.Origin.Text))
	item("Tags", escapeMarkdown(strings.Join(w.Tags, "; ")))
	if w.address != "" {
		item("Address", "<"+w.address+">")
	}
	if w.anchors == "" {
		item("SHA-256 of the telegram", e.SHA256)
	} else {
		item("SHA-256 of this text as received", hashOf(text))
	}
	if e.Cable.Partial {
		item("Note", "an extract; the full text of the cable was not published")
	}
	m.WriteString("\n")
}

func (m *markdownWriter) blocks(blocks []BlockView) {
	for _, b := range blocks {
		m.block(b)
		m.blocks(b.Inner)
	}
}

func (m *markdownWriter) block(b BlockView) {
	switch b.Kind {
	case "heading":
		if text := strings.ReplaceAll(m.text(b.Pieces, ""), "\\\n", " "); text != "" {
			m.line("## " + text)
		}
	case "fields":
		m.fields(b.Fields)
	case "table", "free", "trailer":
		m.label(b)
		m.line(fenced(plainText(b.Pieces)))
	case "bullet":
		m.line("- " + m.text(b.Pieces, "  "))
	default:
		m.label(b)
		m.line(m.text(b.Pieces, ""))
	}
}

// label is a paragraph's number and mark.
func (m *markdownWriter) label(b BlockView) {
	if b.Label != "" {
		m.WriteString("**" + escapeMarkdown(b.Label) + ".** ")
	}
	if b.Marking != nil {
		m.WriteString("(" + escapeMarkdown(b.Marking.Text) + ") ")
	}
	if (b.Label != "" || b.Marking != nil) && b.Kind == "table" {
		m.WriteString("\n\n")
	}
}

func (m *markdownWriter) fields(fields []FieldView) {
	for _, f := range fields {
		m.WriteString("- " + escapeMarkdown(f.Name) + ": " + m.text(f.Pieces, "  ") + "\n")
	}
	m.WriteString("\n")
}

// text sets pieces line by line. What they link is linked where the site knows
// where it is: elsewhere the file may be anywhere.
func (m *markdownWriter) text(pieces []PieceView, indent string) string {
	var text strings.Builder
	for _, p := range pieces {
		if p.Kind == "link" && m.site.settings.URL != "" {
			text.WriteString("[" + escapeInline(strings.Join(strings.Fields(p.Text), " ")) + "](" + m.site.absolute(p.Address) + ")")
			continue
		}
		text.WriteString(escapeInline(p.Text))
	}
	return strings.ReplaceAll(breakLines(text.String()), "\n", "\n"+indent)
}

func (m *markdownWriter) references(e *archive.Entry) {
	cites := viewCites(e)
	if len(cites) == 0 {
		return
	}
	m.line("## References")
	for _, c := range cites {
		m.WriteString("- ")
		if c.Label != "" {
			m.WriteString(escapeMarkdown(c.Label) + ": ")
		}
		m.WriteString(m.reference(c) + "\n")
	}
}

func (m *markdownWriter) reference(c CitesView) string {
	if c.ID == "" {
		return escapeMarkdown(c.Text)
	}
	id := escapeMarkdown(string(c.ID))
	if m.site.settings.URL != "" {
		id = fmt.Sprintf("[%s](%s)", id, m.site.absolute(c.Address))
	}
	if !c.Held {
		return id + ", not in this archive"
	}
	return id + " " + escapeMarkdown(c.Title+", "+c.Day.Text)
}
