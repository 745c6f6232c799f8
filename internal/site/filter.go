package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"cables/internal/archive"
)

// A Chip is one filter that is on, and the address of the list without it.
type Chip struct {
	Name    string // "origin", "not tag"
	Text    string // "Embassy Beijing"
	Address string
}

// A FilterForm offers what a list can be narrowed by. It works without scripts:
// it is a form that asks for the address of the narrower list.
type FilterForm struct {
	Action   string
	Hidden   []Hidden
	Selects  []Select // of what the list holds
	Dates    bool     // offer the first and last day
	From, To string
}

// A Select is a filter whose values are known.
type Select struct {
	Name, Label string // "origin", "Origin"
	Choices     []Choice
}

// A Hidden is a parameter that the form hands on.
type Hidden struct{ Name, Value string }

// A Choice is one value to narrow by, and how many cables it leaves.
type Choice struct {
	Value, Text string
	Cables      int
}

// nameOf is what an edition calls a value of a filter.
func nameOf(a *archive.Archive, filter, value string) string {
	switch filter {
	case "origin":
		return cmp.Or(a.OriginName(value), value)
	case "classification":
		if name := a.ClassificationName(value); name != "" {
			return readingClassification(name)
		}
	}
	return value
}

// byYear adds up months to years, the last first.
func byYear(months []archive.Count) []archive.Count {
	var years []archive.Count
	for _, m := range slices.Backward(months) {
		year := m.Value[:len("2007")]
		if last := len(years) - 1; last < 0 || years[last].Value != year {
			years = append(years, archive.Count{Value: year})
		}
		years[len(years)-1].Cables += m.Cables
	}
	return years
}

// chips are the filters that are on, each with the list that drops it.
func chips(address string, q query, a *archive.Archive) []Chip {
	var on []Chip
	for _, list := range q.lists() {
		for _, value := range *list.values {
			name, bare := list.name, value
			if rest, excluded := strings.CutPrefix(value, "-"); excluded {
				name, bare = "not "+name, rest
			}
			on = append(on, Chip{name, nameOf(a, list.name, bare), q.without(list.name, value).on(address)})
		}
	}
	if q.From == q.To && q.From != "" {
		return append(on, Chip{"created", readingDate(q.From), q.without("from", q.From).without("to", q.To).on(address)})
	}
	if q.From != "" {
		on = append(on, Chip{"from", readingDate(q.From), q.without("from", q.From).on(address)})
	}
	if q.To != "" {
		on = append(on, Chip{"up to", readingDate(q.To), q.without("to", q.To).on(address)})
	}
	return on
}

// newFilterForm has a field for all but what the list is of already.
func newFilterForm(l *listing, q query, held archive.Spread) FilterForm {
	form := FilterForm{Action: l.address, Selects: selects(held), Dates: l.filter.Date == "", From: q.From, To: q.To}
	form.hide(q.page(1).parameters())
	return form
}

// hide hands on the parameters that the form has no field for, or that may be repeated.
func (f *FilterForm) hide(parameters url.Values) {
	names := []string{"ids", "tag", "origin", "classification", "marking", "year", "sort"}
	if !f.Dates {
		names = append(names, "from", "to")
	}
	for _, name := range names {
		for _, value := range parameters[name] {
			f.Hidden = append(f.Hidden, Hidden{name, value})
		}
	}
}
