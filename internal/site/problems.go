package site

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A ProblemsPage is the index of what could not be read, by code.
type ProblemsPage struct {
	Frame
	Kinds  []ProblemKindView
	Cables int // in the archive
}

// A ProblemPage lists the problems of one code, 50 to a page.
type ProblemPage struct {
	Frame
	Code     string
	Meaning  string
	Cables   int // that have one
	Problems []ProblemView
	Pager    Pager
}

// A ProblemView is a problem of a cable, with the place.
type ProblemView struct {
	ID      cable.ID
	Address string // of the cable
	Title   string
	Place   Link
	cable.Problem
}

func problemAddress(code string) string { return "/problems/" + escapePath(code) }

func (s *Server) serveProblems(w http.ResponseWriter, r *http.Request) error {
	if code := r.URL.Query().Get("code"); code != "" {
		extension := ""
		if wantsJSON(r) {
			extension = ".json"
		}
		return redirect(w, r, problemAddress(code)+extension, http.StatusPermanentRedirect)
	}
	counts, err := archiveOf(r).ProblemCodes(r.Context())
	if err != nil {
		return err
	}
	kinds := viewProblemKinds(counts)
	if wantsJSON(r) {
		return sendJSON(w, r, problemsJSON(kinds))
	}
	page := &ProblemsPage{
		Frame: Frame{Title: "What could not be read", Section: "problems", Canonical: "/problems",
			Description: "What the program could not read in the cables of this archive, by kind, with every place.",
			Twins:       []Twin{jsonTwin("/problems.json")}},
		Kinds: kinds, Cables: archiveOf(r).Edition().Cables,
	}
	return s.render(w, r, http.StatusOK, "problems", page)
}

func problemsJSON(kinds []ProblemKindView) jsonIndex {
	index := jsonIndex{Values: []jsonCount{}}
	for _, kind := range kinds {
		for _, c := range kind.Codes {
			index.Values = append(index.Values, jsonCount{c.Code, c.Meaning, c.Cables, c.Address})
		}
	}
	return index
}

func (s *Server) serveProblem(w http.ResponseWriter, r *http.Request) error {
	code, extension := splitExtension(param(r, "code"))
	counts, err := archiveOf(r).ProblemCodes(r.Context())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(counts, func(c archive.Count) bool { return c.Value == code })
	switch {
	case at < 0 || extension == ".txt":
		return notFound("No such problem", "No cable in this archive has a problem of the code “"+shortened(code)+"”.").
			with(Link{"All that could not be read", "/problems"})
	case extension == ".html":
		return redirect(w, r, withQuery(problemAddress(code), r), http.StatusPermanentRedirect)
	}
	page := &ProblemPage{Code: code, Meaning: problemMeaning(code), Cables: counts[at].Cables}
	if err := page.fill(r); err != nil {
		return err
	}
	if extension == ".json" {
		return sendJSON(w, r, page.json())
	}
	return s.render(w, r, http.StatusOK, "problem", page)
}

// fill reads one page. How many there are nobody has counted, so whether there
// is a next one is asked of the archive.
func (p *ProblemPage) fill(r *http.Request) error {
	q, err := readQuery(r)
	if err != nil {
		return err
	}
	problems, err := archiveOf(r).Problems(r.Context(), p.Code, q.Page)
	if err != nil {
		return err
	}
	if len(problems) == 0 {
		return notFound("Past the end", "This list ends before page "+strconv.Itoa(q.Page)+".").with(Link{"Its first page", problemAddress(p.Code)})
	}
	var next []archive.CableProblem
	if len(problems) == archive.PageSize {
		if next, err = archiveOf(r).Problems(r.Context(), p.Code, q.Page+1); err != nil {
			return err
		}
	}
	p.Pager = problemPager(p.Code, q.Page, len(next) > 0)
	p.frameIt(q.Page)
	p.Problems, err = viewProblems(r, problems)
	return err
}

func (p *ProblemPage) frameIt(page int) {
	address := paged(problemAddress(p.Code), page)
	p.Frame = Frame{Title: "Not read: " + p.Code, Section: "problems", Canonical: address, NoIndex: true, Description: p.Meaning,
		Twins: []Twin{jsonTwin(paged(problemAddress(p.Code)+".json", page))}}
	if page > 1 {
		p.Title += fmt.Sprintf(", page %d", page)
	}
}

// problemPager leads back and on, since the last page is not known.
func problemPager(code string, page int, more bool) Pager {
	address := problemAddress(code)
	pager := Pager{Page: page, Pages: page, Steps: []Step{{Number: page, Current: true}}}
	if page > 1 {
		pager.Previous = paged(address, page-1)
	}
	if more {
		pager.Pages, pager.Next = page+1, paged(address, page+1)
	}
	return pager
}

func viewProblems(r *http.Request, problems []archive.CableProblem) ([]ProblemView, error) {
	titles, err := titlesOf(r, problems)
	if err != nil {
		return nil, err
	}
	read := make(map[cable.ID]*cable.Cable)
	var views []ProblemView
	for _, p := range problems {
		if read[p.ID] == nil {
			telegram, err := archiveOf(r).Telegram(r.Context(), p.ID)
			if err != nil {
				return nil, err
			}
			read[p.ID] = cable.Parse(telegram)
		}
		views = append(views, ProblemView{p.ID, cableAddress(p.ID), titles[p.ID], placeOf(read[p.ID], p.ID, p.Problem), p.Problem})
	}
	return views, nil
}

func titlesOf(r *http.Request, problems []archive.CableProblem) (map[cable.ID]string, error) {
	var ids []string
	for _, p := range problems {
		ids = append(ids, string(p.ID))
	}
	list, err := archiveOf(r).List(r.Context(), archive.Filter{IDs: ids}, "", 1)
	if err != nil {
		return nil, err
	}
	titles := make(map[cable.ID]string)
	for _, row := range list.Rows {
		titles[row.ID] = titleOf(row.Subject, row.ID)
	}
	return titles, nil
}

// placeOf is where a reader can look at a problem: its paragraph, or the
// telegram for what the reading view leaves out.
func placeOf(c *cable.Cable, id cable.ID, p cable.Problem) Link {
	place := Link{"telegram", cableAddress(id) + "?view=" + telegramView}
	if p.In != "body" || p.End <= p.Start {
		return place
	}
	for _, paragraph := range c.Paragraphs {
		if paragraph.Start <= p.Start && p.Start < paragraph.End {
			place = Link{paragraphName(paragraph.Anchor), cableAddress(id) + "#" + paragraph.Anchor}
		}
	}
	return place
}

// problemsOf are the problems of one cable, at the end of its page.
func problemsOf(e *archive.Entry) []ProblemView {
	var views []ProblemView
	for _, p := range e.Cable.Problems {
		views = append(views, ProblemView{ID: e.Row.ID, Place: placeOf(e.Cable, e.Row.ID, p), Problem: p})
	}
	return views
}

// A jsonProblems is a page of the problems of one code.
type jsonProblems struct {
	Code     string        `json:"code"`
	Meaning  string        `json:"meaning"`
	Cables   int           `json:"cables"` // how many have one
	Page     int           `json:"page"`
	More     bool          `json:"more"` // there is a next page
	Problems []jsonProblem `json:"problems"`
}

type jsonProblem struct {
	ID      cable.ID `json:"id"`
	Address string   `json:"address"` // of the cable
	Place   string   `json:"place"`   // address of the paragraph, or of the telegram
	cable.Problem
}

func (p *ProblemPage) json() jsonProblems {
	out := jsonProblems{Code: p.Code, Meaning: p.Meaning, Cables: p.Cables, Page: p.Pager.Page, More: p.Pager.Next != ""}
	for _, v := range p.Problems {
		out.Problems = append(out.Problems, jsonProblem{v.ID, v.Address, v.Place.Address, v.Problem})
	}
	return out
}
