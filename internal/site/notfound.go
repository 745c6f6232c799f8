package site

import (
	"net/http"
	"path"
	"slices"
)

// A RefusalPage is what a reader gets in place of a page: what is wrong, and
// where to go from here.
type RefusalPage struct {
	Frame
	Heading string
	Say     []string
	Near    []NearGroup
	Links   []Link
	Browse  bool // offer the ways to browse
}

func (s *Server) serveRefusal(w http.ResponseWriter, r *http.Request, e *refusal) error {
	if wantsJSON(r) {
		return sendJSONStatus(w, r, e.status, errorJSON(e))
	}
	if slices.Contains(plainForms, path.Ext(r.URL.Path)) {
		return send(w, r, e.status, "text/plain; charset=utf-8", []byte(e.Error()+"\n"))
	}
	page := &RefusalPage{
		Frame:   Frame{Title: e.title, NoIndex: true, Section: "error"},
		Heading: e.title, Say: e.say, Near: nearGroups(e.sought, e.near), Links: e.links,
		Browse: e.status < http.StatusInternalServerError && e.status != http.StatusMethodNotAllowed,
	}
	page.OwnBox = page.Browse
	return s.render(w, r, e.status, "refusal", page)
}

// plainForms are for programs that are told in a sentence what is wrong.
var plainForms = []string{".txt", ".md", ".bib", ".ris", ".csv", ".atom", ".xml"}
