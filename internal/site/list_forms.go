package site

import (
	"net/http"
	"strings"

	"cables/internal/archive"
)

// listForms are the extensions that lists have besides .json.
var listForms = []string{".atom", ".csv"}

// twins are the other forms of a list, with its filters, order and page.
func (l *listing) twins(q query) []Twin {
	// What has filters only has no page of its own for the table of all its rows.
	whole := q.page(1)
	twins := []Twin{jsonTwin(q.on(l.address + ".json")), feedTwin(q.on(l.address + ".atom")), {"text/csv", ".csv", whole.on(l.address + ".csv")}}
	if l.keep != "" {
		twins = append(twins, citationTwins("")[1:]...)
		for i := range twins[3:] {
			twins[3+i].Address = whole.on(l.address + twins[3+i].Name)
		}
	}
	return twins
}

// serveListForm answers with a page of a list for programs.
func (s *Server) serveListForm(w http.ResponseWriter, r *http.Request, l listing, q query, list *archive.List) error {
	switch l.form {
	case ".json":
		return sendJSON(w, r, listJSON(list))
	case ".atom":
		return s.serveFeed(w, r, l, q, list)
	case ".bib", ".ris":
		return s.serveBibliography(w, r, l, q)
	}
	return noSuchPage()
}

// serveBibliography answers with a record for each chosen cable.
func (s *Server) serveBibliography(w http.ResponseWriter, r *http.Request, l listing, q query) error {
	form, contentType := work.bibtex, "application/x-bibtex; charset=utf-8"
	if l.form == ".ris" {
		form, contentType = work.ris, "application/x-research-info-systems; charset=utf-8"
	}
	var records []string
	err := archiveOf(r).Walk(r.Context(), q.narrow(l.filter), q.Sort, 0, mostChosen, func(row archive.Row) error {
		records = append(records, form(s.work(row, "")))
		return nil
	})
	if err != nil {
		return err
	}
	return sendForm(w, r, contentType, strings.Join(records, "\n"))
}
