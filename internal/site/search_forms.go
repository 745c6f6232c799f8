package site

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"cables/internal/archive"
)

// twins are the other forms of a search.
func (se search) twins() []Twin {
	q := se.query
	whole := q.page(1)
	return []Twin{jsonTwin(q.on("/search.json")), feedTwin(whole.on("/search.atom")), {"text/csv", ".csv", whole.on("/search.csv")}}
}

func (s *Server) serveSearchForms(w http.ResponseWriter, r *http.Request, se search, found *archive.Found) error {
	switch se.form {
	case ".json":
		return sendJSON(w, r, searchJSON(se, found))
	case ".csv":
		return s.serveHits(w, r, se, found)
	}
	page := &ListPage{}
	page.Canonical = se.query.on("/search")
	list := &archive.List{Total: found.Total, Page: found.Page, Pages: found.Pages}
	for _, hit := range found.Hits {
		list.Rows = append(list.Rows, hit.Row)
	}
	return s.serveFeed(w, r, listing{page: page, address: "/search", title: se.title(nil)}, se.query, list)
}

// A jsonSearch is a page of what was found.
type jsonSearch struct {
	Total      int           `json:"total"`
	Exact      bool          `json:"exact"`
	Page       int           `json:"page"`
	Pages      int           `json:"pages"`
	Understood string        `json:"understood"`
	LeftOut    []jsonLeftOut `json:"left_out"`
	Cables     []jsonHit     `json:"cables"`
	Facets     jsonFacets    `json:"facets"`
}

type jsonLeftOut struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// A jsonHit is a cable that was found.
type jsonHit struct {
	jsonRow
	Paragraph string `json:"paragraph"` // "par3"
	Snippet   string `json:"snippet"`
}

type jsonFacets struct {
	Year           []jsonFacet `json:"year"`
	Origin         []jsonFacet `json:"origin"`
	Tag            []jsonFacet `json:"tag"`
	Classification []jsonFacet `json:"classification"`
	Marking        []jsonFacet `json:"marking"`
}

type jsonFacet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

func searchJSON(se search, found *archive.Found) jsonSearch {
	out := jsonSearch{Total: found.Total, Exact: found.Exact, Page: found.Page, Pages: found.Pages,
		Understood: se.sought.Says(), LeftOut: []jsonLeftOut{}, Cables: []jsonHit{}}
	for _, left := range se.sought.LeftOut {
		out.LeftOut = append(out.LeftOut, jsonLeftOut(left))
	}
	for _, hit := range found.Hits {
		out.Cables = append(out.Cables, jsonHit{rowJSON(hit.Row), hit.Anchor, said(hit.Snippet)})
	}
	f := found.Facets
	out.Facets = jsonFacets{facetJSON(f.Years), facetJSON(f.Origins), facetJSON(f.Tags), facetJSON(f.Classifications), facetJSON(f.Markings)}
	return out
}

func facetJSON(counts []archive.Count) []jsonFacet {
	facet := make([]jsonFacet, len(counts))
	for i, c := range counts {
		facet[i] = jsonFacet{c.Value, c.Cables}
	}
	return facet
}

// said is what a snippet says.
func said(snippet []archive.Extract) string {
	var text strings.Builder
	for _, extract := range snippet {
		text.WriteString(extract.Text)
	}
	return text.String()
}

// tableHits is how many hits one table has.
const tableHits = 500

// serveHits answers with what was found as a table.
func (s *Server) serveHits(w http.ResponseWriter, r *http.Request, se search, found *archive.Found) error {
	var out strings.Builder
	table := csv.NewWriter(&out)
	// Into memory, nothing can fail.
	_ = table.Write(append(append([]string{}, columns...), "paragraph", "snippet"))
	for _, hit := range found.Hits {
		_ = table.Write(append(s.cells(hit.Row), hit.Anchor, harmless(said(hit.Snippet))))
	}
	table.Flush()
	if found.Page < found.Pages {
		w.Header().Set("Link", fmt.Sprintf(`<%s>; rel="next"`, se.page(found.Page+1).on(r.URL.EscapedPath())))
	}
	return sendForm(w, r, "text/csv; charset=utf-8", out.String())
}
