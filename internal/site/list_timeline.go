package site

import (
	"net/http"
	"slices"
	"strings"

	"cables/internal/archive"
)

// showTime gives a list its timeline. Chosen cables are too few to need one.
func (l *listing) showTime(r *http.Request, q query, held archive.Spread) (err error) {
	if l.filter.Date != "" {
		return l.placeInTime(r, q)
	}
	if l.keep != "" {
		return nil
	}
	months := held.Months
	if q.month() != "" {
		months, err = archiveOf(r).Timeline(r.Context(), q.withoutMonth().narrow(l.filter))
	}
	l.page.Timeline = narrowingTimeline(l.address, "cable", q, months)
	return err
}

// narrowingTimeline shows when the cables of a list were created, or those that
// its paragraphs are of: by years, or by months where the list is narrowed to a
// year or has only one. Each bar leads to the list narrowed to it, whatever else it is narrowed by. The months
// are those that the list has without its month.
func narrowingTimeline(address, noun string, q query, months []archive.Count) *Timeline {
	if len(months) == 0 {
		return nil
	}
	year, month := q.year(), q.month()
	first, last := months[0].Value[:4], months[len(months)-1].Value[:4]
	var t *Timeline
	switch {
	case year != "" || first == last:
		t = monthsOf(first).counting(noun).bars(months, month, func(month string) string { return q.within(month).on(address) })
	default:
		t = years(months).counting(noun).bars(months, "", func(year string) string { return q.within(year).on(address) })
	}
	if year == "" && len(months) == 1 {
		return nil // nothing to choose from
	}
	t.Caption = true
	switch {
	case month != "":
		t.Wider = &Link{"All of " + year, q.within(year).on(address)}
	case year != "":
		t.Wider = &Link{"All years", q.without("year", year).on(address)}
	}
	return t
}

// month is the one that the query narrows to, "" if none.
func (q query) month() string {
	if q.From == q.To && len(q.From) == len("2007-11") {
		return q.From
	}
	return ""
}

// year is the one that the query narrows to, or that its month is in.
func (q query) year() string {
	if month := q.month(); month != "" {
		return month[:4]
	}
	at := slices.IndexFunc(q.Years, isIncluded)
	if at < 0 {
		return ""
	}
	return q.Years[at]
}

func isIncluded(value string) bool { return !strings.HasPrefix(value, "-") }

// withoutMonth has the year in place of the month.
func (q query) withoutMonth() query {
	if q.month() == "" {
		return q
	}
	return q.within(q.year())
}

// within narrows the query to a year, or in place of that to a month.
func (q query) within(time string) query {
	q = q.page(1)
	isMonth := len(time) > len("2007")
	if isMonth || q.month() != "" {
		q.From, q.To = "", ""
	}
	q.Years = slices.DeleteFunc(slices.Clone(q.Years), isIncluded)
	if isMonth {
		q.From, q.To = time, time
	} else {
		q.Years = append(q.Years, time)
	}
	return q
}
