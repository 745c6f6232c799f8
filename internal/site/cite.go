package site

import (
	"cmp"
	"net/http"
	"strings"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A CiteView is how a cable, or a part of it, is cited in footnotes and
// bibliographies.
type CiteView struct {
	Chicago, MLA, BibTeX string
	Files                []Twin // that programs for bibliographies and notes read
}

// A work is what a citation is of.
type work struct {
	archive.Row
	anchors string // of the paragraphs; "" for the whole cable
	title   string
	created time.Time // the day; zero if unknown
	site    string    // who keeps it
	address string    // absolute; "" where the site does not know where it is
}

func (s *Server) work(row archive.Row, anchors string) work {
	w := work{Row: row, anchors: anchors, title: titleOf(row.Subject, row.ID), site: s.settings.Title}
	w.created, _ = time.Parse(time.DateOnly, row.Day)
	if s.settings.URL != "" {
		w.address = s.absolute(workAddress(row.ID, anchors))
	}
	return w
}

// workAddress is the page of a cable, or of paragraphs of it.
func workAddress(id cable.ID, anchors string) string {
	if anchors == "" {
		return cableAddress(id)
	}
	return paragraphAddress(id, anchors)
}

func (w work) cite() CiteView {
	return CiteView{Chicago: w.chicago(), MLA: w.mla(), BibTeX: w.bibtex(), Files: citationTwins(workAddress(w.ID, w.anchors))}
}

const department = "Department of State"

// office is which part of the department sent the cable.
func (w work) office() string {
	if w.Origin.Name == department {
		return ""
	}
	return w.Origin.Name
}

// chicago is a full note of The Chicago Manual of Style, 17th edition, 14.218:
// notes can say which paragraph is meant.
func (w work) chicago() string {
	return sentence([]string{"U.S. " + department, w.office(), quoted(w.title, ","), "cable " + string(w.ID), w.day("January 2, 2006"),
		w.level(), w.place(), w.site, w.address})
}

// mla is an entry of the MLA Handbook, 9th edition: author, title, container,
// number, date, location. It has no abbreviated May, June and July.
func (w work) mla() string {
	form := "2 Jan. 2006"
	switch w.created.Month() {
	case time.May, time.June, time.July:
		form = "2 January 2006"
	case time.September:
		form = "2 Sept. 2006"
	}
	return sentence([]string{"United States", department, w.office()}) + " " + quoted(w.title, ".") + " " +
		sentence([]string{w.site, "cable " + string(w.ID), w.day(form), w.place(), w.bareAddress()})
}

func (w work) level() string {
	if w.Classification.Name == "" {
		return ""
	}
	return readingClassification(w.Classification.Name)
}

func (w work) place() string {
	if w.anchors == "" {
		return ""
	}
	return citedAs(w.anchors)
}

// bareAddress is without its scheme, as the handbook asks.
func (w work) bareAddress() string {
	_, bare, _ := strings.Cut(w.address, "://")
	return cmp.Or(bare, w.address)
}

func (w work) day(form string) string {
	if w.created.IsZero() {
		return ""
	}
	return w.created.Format(form)
}

// sentence joins what is known, with commas, and ends it. What ends in a
// quotation has its comma in the quotation.
func sentence(parts []string) string {
	var out strings.Builder
	for _, part := range parts {
		switch {
		case part == "":
			continue
		case out.Len() == 0:
		case strings.HasSuffix(out.String(), "”"):
			out.WriteString(" ")
		default:
			out.WriteString(", ")
		}
		out.WriteString(part)
	}
	return strings.TrimSuffix(out.String(), ".") + "."
}

// quoted puts a title into quotation marks, with the mark that follows inside
// them, as Americans do, and single marks where it quotes something itself.
func quoted(title, mark string) string {
	title = strings.NewReplacer("“", "‘", "”", "’").Replace(title)
	var inner strings.Builder
	opened := false
	for _, r := range title {
		if r != '"' {
			inner.WriteRune(r)
			continue
		}
		inner.WriteString(map[bool]string{false: "‘", true: "’"}[opened])
		opened = !opened
	}
	title = strings.TrimSuffix(inner.String(), ".")
	if mark == "." && strings.ContainsAny(title[max(0, len(title)-1):], "?!") {
		mark = ""
	}
	return "“" + title + mark + "”"
}

// citationTwins are the forms of a cable that other programs take in.
func citationTwins(address string) []Twin {
	return []Twin{
		{"text/markdown", ".md", address + ".md"},
		{"application/x-bibtex", ".bib", address + ".bib"},
		{"application/x-research-info-systems", ".ris", address + ".ris"},
	}
}

// cableTwins are all forms of a cable or of paragraphs of it.
func cableTwins(address string) []Twin {
	return append([]Twin{textTwin(address + ".txt"), jsonTwin(address + ".json")}, citationTwins(address)...)
}

// cableForms are the extensions that cables and paragraphs have besides .txt and .json.
var cableForms = []string{".md", ".bib", ".ris"}

// serveWork answers with one of the cableForms.
func (s *Server) serveWork(w http.ResponseWriter, r *http.Request, e *archive.Entry, anchors string, within span, form string) error {
	work := s.work(e.Row, anchors)
	switch form {
	case ".md":
		return sendForm(w, r, "text/markdown; charset=utf-8", s.markdown(e, work, within))
	case ".bib":
		return sendForm(w, r, "application/x-bibtex; charset=utf-8", work.bibtex())
	case ".ris":
		return sendForm(w, r, "application/x-research-info-systems; charset=utf-8", work.ris())
	}
	return noSuchPage()
}

// sendForm answers a program, wherever it runs, with what is not JSON.
func sendForm(w http.ResponseWriter, r *http.Request, contentType, text string) error {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return send(w, r, http.StatusOK, contentType, []byte(text))
}
