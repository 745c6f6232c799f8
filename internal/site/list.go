package site

import (
	"errors"
	"fmt"
	"net/http"

	"cables/internal/archive"
)

// A ListPage is a list of cables under one heading, 50 to a page.
type ListPage struct {
	Frame
	Kind       string   // what it lists by, in a word or two: "Tag"
	Kinds      string   // address of the index that it is of
	Above      []Link   // the year and month that a day is in
	Name       string   // the heading
	Code       string   // set in mono beside it: "PREL"; "" for none
	Notes      []string // sentences beneath it
	Level      string   // of a classification; else ""
	Chosen     *Chosen  // of chosen cables; else nil
	Timeline   *Timeline
	Before     *Link // the neighbours of a date
	After      *Link
	Total      int
	Rows       []RowView
	Pager      Pager
	Chips      []Chip
	ClearAll   string // address of the list without chips
	Form       FilterForm
	Orders     []Order
	Narrowed   bool
	From, Upto int // the rows shown are these of all
}

// A listing is what a handler knows of its list before it asks for the rows.
type listing struct {
	page    *ListPage
	filter  archive.Filter
	address string // without extension or query
	title   string // of the page, before its number and filters
	form    string // ".json", ".atom", ".csv", of /list ".bib" and ".ris" too; "" is the page
	keep    string // of /list
	isEmpty func() error
}

// serveList answers with one page of a list, in the form that is asked for.
func (s *Server) serveList(w http.ResponseWriter, r *http.Request, l listing) error {
	q, err := readQuery(r)
	if err != nil {
		return err
	}
	q.keep = l.keep
	if q.untidy(r) {
		return redirect(w, r, q.on(r.URL.EscapedPath()), http.StatusPermanentRedirect)
	}
	if l.form == ".csv" {
		return s.serveRows(w, r, l, q)
	}
	list, err := archiveOf(r).List(r.Context(), q.narrow(l.filter), q.Sort, q.Page)
	if err != nil {
		return pastEnd(err, r, q)
	}
	if list.Total == 0 && !q.narrows() && l.isEmpty != nil {
		return l.isEmpty()
	}
	if l.form != "" {
		return s.serveListForm(w, r, l, q, list)
	}
	if err := s.fill(r, l, q, list); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "list", l.page)
}

func pastEnd(err error, r *http.Request, q query) error {
	var past *archive.PastEnd
	if !errors.As(err, &past) {
		return err
	}
	last := q.page(past.Last).on(r.URL.EscapedPath())
	return notFound("Past the end", fmt.Sprintf("This list ends with page %d.", past.Last)).
		with(Link{fmt.Sprintf("Page %d, the last", past.Last), last})
}

func (s *Server) fill(r *http.Request, l listing, q query, list *archive.List) error {
	p := l.page
	p.Total, p.Narrowed = list.Total, q.narrows()
	p.From, p.Upto = (list.Page-1)*archive.PageSize+1, (list.Page-1)*archive.PageSize+len(list.Rows)
	for _, row := range list.Rows {
		p.Rows = append(p.Rows, viewRow(row))
	}
	p.Pager = newPager(l.address, q, list)
	p.Orders = orders(l.address, q)
	held, err := s.offer(r, l, q)
	if err != nil {
		return err
	}
	if err := l.showTime(r, q, held); err != nil {
		return err
	}
	p.Chips = chips(l.address, q, archiveOf(r))
	p.ClearAll = query{Sort: q.Sort, Page: 1, keep: q.keep}.on(l.address)
	p.Form = newFilterForm(&l, q, held)
	p.Frame.Title = l.titled(q, p.Chips)
	p.Frame.Canonical = q.on(l.address)
	p.Frame.Twins = l.twins(q)
	return nil
}

// titled makes the title tell lists apart that differ in filters, order or page alone.
func (l *listing) titled(q query, chips []Chip) string {
	title := l.title
	for _, chip := range chips {
		title += ", " + chip.Name + " " + chip.Text
	}
	if q.Sort != "" {
		title += ", " + orderNames[q.Sort]
	}
	if q.Page > 1 {
		title += fmt.Sprintf(", page %d", q.Page)
	}
	return title
}

// An Order is one of the orders that a list can have.
type Order struct {
	Name    string
	Address string
	Current bool
}

var orderNames = map[archive.Sort]string{
	archive.SortRelevance: "best first",
	archive.SortReleased:  "latest release first",
	archive.SortCreated:   "newest first",
	archive.SortCreatedUp: "oldest first",
}

func orders(address string, q query) []Order {
	var list []Order
	sorts := q.sorts()
	for _, by := range sorts {
		if q.usual == archive.SortRelevance && by == archive.SortReleased && q.Sort != by {
			continue // of searches programs alone ask for it
		}
		current := q.Sort == by || (q.Sort == "" && by == sorts[0])
		list = append(list, Order{orderNames[by], q.sorted(by).on(address), current})
	}
	return list
}
