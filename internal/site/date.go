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
		Timeline: yearBars(months, ""), Years: yearsOf(months), Total: sum(months),
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
		y.Months = append(y.Months, MonthView{shortMonth(m.Value), dateAddress(m.Value), m.Cables})
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
	if err := page.placeInTime(r, date); err != nil {
		return err
	}
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

// placeInTime gives a date its timeline, and the nearest dates with cables.
func (p *ListPage) placeInTime(r *http.Request, date string) error {
	a := archiveOf(r)
	months, err := a.Months(r.Context())
	if err != nil {
		return err
	}
	switch len(date) {
	case len("2007"):
		p.Timeline = monthBars(date, months, "")
		p.between(valuesOf(yearCounts(months)), date)
	case len("2007-11"):
		days, err := a.Days(r.Context(), date)
		if err != nil {
			return err
		}
		p.Timeline = dayBars(date, days, "")
		p.between(valuesOf(months), date)
	default:
		days, err := daysAround(r, date, months)
		if err != nil {
			return err
		}
		p.Timeline = dayBars(date[:7], days, date)
		p.between(valuesOf(days), date)
	}
	return nil
}

// daysAround are the days of a date's month, with the last before it and the first after it.
func daysAround(r *http.Request, date string, months []archive.Count) ([]archive.Count, error) {
	a, month := archiveOf(r), date[:7]
	days, err := a.Days(r.Context(), month)
	if err != nil {
		return nil, err
	}
	before, after := neighbours(valuesOf(months), month)
	if before != "" {
		earlier, err := a.Days(r.Context(), before)
		if err != nil {
			return nil, err
		}
		days = append(earlier[max(0, len(earlier)-1):], days...)
	}
	if after != "" {
		later, err := a.Days(r.Context(), after)
		if err != nil {
			return nil, err
		}
		days = append(days, later[:min(1, len(later))]...)
	}
	return days, nil
}

func yearCounts(months []archive.Count) []archive.Count {
	var years []archive.Count
	for _, m := range months {
		if n := len(years); n == 0 || years[n-1].Value != m.Value[:4] {
			years = append(years, archive.Count{Value: m.Value[:4]})
		}
	}
	return years
}

func valuesOf(counts []archive.Count) []string {
	values := make([]string, len(counts))
	for i, c := range counts {
		values[i] = c.Value
	}
	return values
}

// neighbours are the values before and after one in an ordered list that need
// not have it.
func neighbours(ordered []string, value string) (before, after string) {
	at, found := slices.BinarySearch(ordered, value)
	if at > 0 {
		before = ordered[at-1]
	}
	if found {
		at++
	}
	if at < len(ordered) {
		after = ordered[at]
	}
	return before, after
}

func (p *ListPage) between(ordered []string, date string) {
	before, after := neighbours(ordered, date)
	if before != "" {
		p.Before = &Link{readingDate(before), dateAddress(before)}
	}
	if after != "" {
		p.After = &Link{readingDate(after), dateAddress(after)}
	}
	for _, length := range []int{7, 4} {
		if len(date) > length {
			p.Above = append(p.Above, Link{readingDate(date[:length]), dateAddress(date[:length])})
		}
	}
	slices.Reverse(p.Above)
}
