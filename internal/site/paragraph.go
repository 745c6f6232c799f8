package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A ParagraphPage is one paragraph, or a range of them, alone.
type ParagraphPage struct {
	Frame
	Box      BoxView
	Subject  string
	Cited    string // "07STATE159388 ¶3"
	Heading  string // that it stands under
	Body     []BlockView
	Within   string // address of the place in the cable
	Citation string
	Cite     CiteView
	Schema   SchemaView
	Report   Link // leads nowhere where there is nobody to tell
	Hashtags string
	Address  string // of this page, absolute where the site knows where it is
	SHA256   string // of the text as received
	Before   *Link
	After    *Link
}

func (s *Server) serveParagraph(w http.ResponseWriter, r *http.Request) error {
	asked := param(r, "paragraph")
	anchors, extension := splitExtension(asked, cableForms...)
	if !strings.HasPrefix(anchors, "par") {
		return noSuchPage()
	}
	id, err := s.locate(w, r, param(r, "id"), "", "/"+url.PathEscape(asked))
	if err != nil || id == "" {
		return err
	}
	entry, err := archiveOf(r).Entry(r.Context(), id)
	if err != nil {
		return err
	}
	within, canonical, ok := rangeOf(entry.Cable, anchors)
	if !ok {
		return noSuchParagraph(w, r, entry, anchors)
	}
	if canonical != anchors || extension == ".html" {
		return redirect(w, r, paragraphAddress(id, canonical)+strings.TrimSuffix(extension, ".html"), http.StatusFound)
	}
	text := entry.Cable.Body[within.from:within.to]
	switch extension {
	case ".txt":
		return sendText(w, r, text)
	case ".json":
		return sendJSON(w, r, paragraphJSON(entry, anchors, within))
	case ".md", ".bib", ".ris":
		return s.serveWork(w, r, entry, anchors, within, extension)
	}
	return s.render(w, r, http.StatusOK, "paragraph", s.newParagraphPage(entry, anchors, within))
}

// noSuchParagraph sends the old links that have an anchor but no paragraph to
// their place in the cable.
func noSuchParagraph(w http.ResponseWriter, r *http.Request, e *archive.Entry, anchors string) error {
	address := cableAddress(e.Row.ID)
	for _, alias := range e.Cable.Aliases {
		if alias.Anchor == anchors {
			return redirect(w, r, address+"#"+anchors, http.StatusFound)
		}
	}
	return notFound("No such paragraph", "The cable "+string(e.Row.ID)+" has no “"+shortened(anchors)+"”.").
		with(Link{titleOf(e.Cable.Subject, e.Row.ID), address})
}

func (s *Server) newParagraphPage(e *archive.Entry, anchors string, within span) *ParagraphPage {
	id, address := e.Row.ID, paragraphAddress(e.Row.ID, anchors)
	first, _, _ := strings.Cut(anchors, rangeDots)
	cited := string(id) + " " + citedAs(anchors)
	title, work := titleOf(e.Cable.Subject, id), s.work(e.Row, anchors)
	page := &ParagraphPage{
		Frame: s.cableFrame(e, title),
		Box:   viewBox(e), Subject: title, Cited: cited,
		Body:     newReader(e, span{}).blocks(within),
		Within:   cableAddress(id) + "#" + first,
		Citation: citationText(e, title, anchors),
		Cite:     work.cite(),
		Report:   s.reportLink(id, anchors),
		Hashtags: s.share(id).Hashtags,
		Address:  s.absolute(address),
		SHA256:   hashOf(e.Cable.Body[within.from:within.to]),
	}
	page.Schema = s.schema(e, work, page.Citation)
	if paragraph, ok := paragraphAt(e.Cable, first); ok {
		page.Heading = headingInWords(paragraph.Heading)
	}
	if strings.Contains(anchors, rangeDots) {
		page.Within = cableAddress(id) + "?mark=" + anchors + "#" + first
	}
	page.Own = address
	page.Title = titleOfPlace(e, anchors)
	page.Description = firstWords(textOf(page.Body), 300)
	page.Twins = cableTwins(address)
	page.Before, page.After = paragraphsAround(e.Cable, id, within)
	return page
}

// titleOfPlace is how a card calls paragraphs: ID, paragraph, date and subject.
func titleOfPlace(e *archive.Entry, anchors string) string {
	place := string(e.Row.ID) + " " + citedAs(anchors)
	if e.Row.Day != "" {
		place += ", " + viewDay(e.Row.Day).Text
	}
	return place + ": " + titleOf(e.Cable.Subject, e.Row.ID)
}

// citationText is how the text is cited in a book; without anchors the whole cable is.
func citationText(e *archive.Entry, title, anchors string) string {
	parts := []string{cmp.Or(e.Row.Origin.Name, "Unknown origin"), "“" + title + "”",
		"cable " + string(e.Row.ID), viewDay(e.Row.Day).Text}
	if e.Row.Classification.Name != "" {
		parts = append(parts, readingClassification(e.Row.Classification.Name))
	}
	if anchors != "" {
		parts = append(parts, citedAs(anchors))
	}
	return strings.Join(parts, ", ")
}

// textOf is what running text says, each paragraph with its mark.
func textOf(blocks []BlockView) string {
	var text strings.Builder
	for _, b := range blocks {
		if b.isRunning() || b.Kind == "table" {
			if b.Marking != nil {
				text.WriteString("(" + b.Marking.Text + ") ")
			}
			text.WriteString(plainText(b.Pieces) + " " + textOf(b.Inner))
		}
	}
	return text.String()
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// paragraphsAround are the numbered paragraphs before and after a range.
func paragraphsAround(c *cable.Cable, id cable.ID, within span) (before, after *Link) {
	for _, p := range c.Paragraphs {
		if p.Kind != cable.KindParagraph {
			continue
		}
		link := &Link{citedAs(p.Anchor), paragraphAddress(id, p.Anchor)}
		if p.Start < within.from {
			before = link
		}
		if p.Start >= within.to {
			return before, link
		}
	}
	return before, nil
}

// A jsonParagraph is the twin of a paragraph's page.
type jsonParagraph struct {
	ID             cable.ID          `json:"id"`
	Address        string            `json:"address"`
	Subject        string            `json:"subject"`
	Created        cable.Time        `json:"created"`
	Classification string            `json:"classification"`
	Origin         string            `json:"origin"`
	Start          int               `json:"start"`
	End            int               `json:"end"`
	SHA256         string            `json:"sha256"` // of body[start:end], which is the .txt twin
	Body           string            `json:"body"`
	Paragraphs     []cable.Paragraph `json:"paragraphs"`
}

func paragraphJSON(e *archive.Entry, anchors string, within span) jsonParagraph {
	text := e.Cable.Body[within.from:within.to]
	out := jsonParagraph{ID: e.Row.ID, Address: paragraphAddress(e.Row.ID, anchors), Subject: e.Row.Subject, Created: e.Row.Created,
		Classification: e.Row.Classification.Name, Origin: e.Row.Origin.Name, Start: within.from, End: within.to,
		SHA256: hashOf(text), Body: text, Paragraphs: []cable.Paragraph{}}
	for _, p := range e.Cable.Paragraphs {
		if within.meets(p.Start, p.End) {
			out.Paragraphs = append(out.Paragraphs, p)
		}
	}
	return out
}
