package site

import (
	"fmt"
	"net/http"
	"slices"

	"cables/internal/archive"
)

// A DatesPage is the index of creation: years, and in each its months.
type DatesPage struct {
	Frame
	Timeline *Timeline
	Years    []YearView // newest first
	Total    int
}

// A YearView is a year and the months that have cables.
type YearView struct {
	Year, Address string
	Count         int
	Months        []MonthView
}

// A MonthView is a month with its count.
type MonthView struct {
	Number        int // from 1: its place in the year
	Name, Address string
	Count         int
}

func (s *Server) serveDates(w http.ResponseWriter, r *http.Request) error {
	months, err := archiveOf(r).Months(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		for i := range months {
			months[i].Name = readingDate(months[i].Value)
		}
		return sendJSON(w, r, indexJSON(months, dateAddress))
	}
	page := &DatesPage{
		Frame: Frame{Title: "Cables by date of creation", Section: "date", Canonical: "/date/",
			Description: "All cables by the year, month and day on which they were sent.", Twins: []Twin{jsonTwin("/date.json")}},
		Timeline: yearBars(months), Years: yearsOf(months), Total: sum(months),
	}
	return s.render(w, r, http.StatusOK, "dates", page)
}

func yearsOf(months []archive.Count) []YearView {
	var years []YearView
	for _, m := range months {
		year := m.Value[:4]
		if last := len(years) - 1; last < 0 || years[last].Year != year {
			years = append(years, YearView{Year: year, Address: dateAddress(year)})
		}
		y := &years[len(years)-1]
		y.Count += m.Cables
		y.Months = append(y.Months, MonthView{monthNumber(m.Value), shortMonth(m.Value), dateAddress(m.Value), m.Cables})
	}
	slices.Reverse(years)
	return years
}

func sum(counts []archive.Count) int {
	n := 0
	for _, c := range counts {
		n += c.Cables
	}
	return n
}

func (s *Server) serveDate(w http.ResponseWriter, r *http.Request) error {
	value := param(r, "value")
	if date, page, old := splitOld(value); old && isDate(date) {
		return redirect(w, r, paged(dateAddress(date), page), http.StatusPermanentRedirect)
	}
	date, extension := splitExtension(value, listForms...)
	if !realDate(date) || extension == ".txt" {
		return notFound("No such date", fmt.Sprintf("%q is no date: addresses have 2007, 2007-11 or 2007-11-22.", date)).
			with(Link{"All dates", "/date/"})
	}
	page := &ListPage{Kind: "Created", Kinds: "/date/", Name: readingDate(date)}
	page.Section, page.Description = "date", "Cables created in "+readingDate(date)+"."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Date: date}, address: dateAddress(date),
		title: "Cables of " + readingDate(date), form: extension, isEmpty: func() error { return noCablesOf(date) }})
}

func noCablesOf(date string) error {
	refused := notFound("No cables of "+readingDate(date), "No cable in this archive was created then.")
	if len(date) > 7 {
		refused.with(Link{readingDate(date[:7]), dateAddress(date[:7])})
	}
	return refused.with(Link{"All dates", "/date/"})
}

// placeInTime gives a date its timeline, and the nearest dates with cables, as
// far as filters let them through.
func (l *listing) placeInTime(r *http.Request, q query) error {
	date, a := l.filter.Date, archiveOf(r)
	before, after, err := a.Around(r.Context(), q.narrow(archive.Filter{}), date)
	if err != nil {
		return err
	}
	l.page.between(before, after, q, date)
	count, of, span := a.Timeline, monthsOf, date[:4]
	if len(date) > len("2007") {
		count, of, span = a.TimelineOfDays, daysOf, date[:7]
	}
	counts, err := count(r.Context(), q.narrow(archive.Filter{Date: span}))
	if err != nil {
		return err
	}
	l.page.Timeline = of(span).bars(counts, date, func(value string) string { return q.page(1).on(dateAddress(value)) })
	return nil
}

// between links the dates before and after one, and what it is a part of.
func (p *ListPage) between(before, after string, q query, date string) {
	link := func(date string) Link { return Link{readingDate(date), q.page(1).on(dateAddress(date))} }
	if before != "" {
		earlier := link(before)
		p.Before = &earlier
	}
	if after != "" {
		later := link(after)
		p.After = &later
	}
	for _, length := range []int{4, 7} {
		if len(date) > length {
			p.Above = append(p.Above, link(date[:length]))
		}
	}
}
