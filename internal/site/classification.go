package site

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// A ClassificationsPage is the index of classifications.
type ClassificationsPage struct {
	Frame
	Classifications []ClassificationView
}

// A ClassificationView is a classification with its count.
type ClassificationView struct {
	Classification
	Meaning string
	Count   int
	Width   int // of its bar, in percent of the most
}

func (s *Server) serveClassifications(w http.ResponseWriter, r *http.Request) error {
	counts, err := archiveOf(r).Classifications(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return sendJSON(w, r, indexJSON(counts, classificationAddress))
	}
	page := &ClassificationsPage{
		Frame: Frame{Title: "Cables by classification", Section: "classification", Canonical: "/classification/",
			Description: "The cables by their classification, from unclassified to secret.",
			Twins:       []Twin{jsonTwin("/classification.json")}},
		Classifications: viewClassifications(counts),
	}
	return s.render(w, r, http.StatusOK, "classifications", page)
}

// viewClassifications puts the lowest first.
func viewClassifications(counts []archive.Count) []ClassificationView {
	most := 1
	for _, c := range counts {
		most = max(most, c.Cables)
	}
	var views []ClassificationView
	for _, c := range counts {
		view := viewClassification(archive.Classification{Slug: c.Value, Name: c.Name})
		views = append(views, ClassificationView{view, meaningOf(view), c.Cables, max(1, c.Cables*100/most)})
	}
	slices.SortStableFunc(views, func(a, b ClassificationView) int {
		return slices.Index(levels, a.Level) - slices.Index(levels, b.Level)
	})
	return views
}

// meaningOf says what its level was to prevent, and who was left out besides.
func meaningOf(c Classification) string {
	meaning := levelMeanings[c.Level]
	if strings.HasSuffix(c.Printed, "//NOFORN") {
		meaning += " Not for foreign nationals."
	}
	return meaning
}

var levelMeanings = map[string]string{
	"u":   "May be known to anyone, though it was not written for everyone.",
	"sbu": "Not secret, and not for the public either.",
	"c":   "Its disclosure was expected to damage national security.",
	"s":   "Its disclosure was expected to damage national security seriously.",
	"ts":  "Its disclosure was expected to damage national security gravely.",
}

func (s *Server) serveClassification(w http.ResponseWriter, r *http.Request) error {
	value := param(r, "value")
	if number, page, old := splitOld(value); old {
		if to, ok := oldClassification(number); ok {
			return redirect(w, r, paged(to, page), http.StatusPermanentRedirect)
		}
	}
	slug, extension := splitExtension(value, listForms...)
	if tidy := glossary.Slug(slug); tidy != slug || extension == ".html" {
		return redirect(w, r, withQuery(classificationAddress(tidy), r), http.StatusPermanentRedirect)
	}
	counts, err := archiveOf(r).Classifications(r.Context())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(counts, func(c archive.Count) bool { return c.Value == slug })
	if at < 0 || extension == ".txt" {
		return notFound("No such classification", "No cable in this archive is classified so.").
			with(Link{"All classifications", "/classification/"})
	}
	view := viewClassification(archive.Classification{Slug: slug, Name: counts[at].Name})
	page := &ListPage{Kind: "Classification", Kinds: "/classification/", Name: view.Name, Level: view.Level}
	page.Section, page.Description = "classification", "Cables classified "+view.Printed+"."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Classifications: []string{slug}},
		address: classificationAddress(slug), title: "Cables classified " + view.Name, form: extension})
}

// oldClassification translates the numbers that the first published pages
// gave the classifications; they were the same in every build.
func oldClassification(number string) (address string, ok bool) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", false
	}
	c, ok := glossary.ClassificationByNumber(n)
	return classificationAddress(c.Slug), ok
}
