package site

import (
	"context"
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
	Selects  []Select
	Dates    bool // offer the first and last day
	From, To string
}

// A Select is a filter whose values are known.
type Select struct {
	Name, Label string // "origin", "Origin"
	Choices     []Choice
}

// A Hidden is a parameter that the form hands on.
type Hidden struct{ Name, Value string }

// A Choice is one value to narrow by.
type Choice struct{ Value, Text string }

// names are what an edition calls the values of filters.
type names struct {
	origins, classifications, years []Choice
}

func namesOf(ctx context.Context, a *archive.Archive) (names, error) {
	var n names
	origins, err := a.Origins(ctx)
	if err != nil {
		return n, err
	}
	classifications, err := a.Classifications(ctx)
	if err != nil {
		return n, err
	}
	months, err := a.Months(ctx)
	if err != nil {
		return n, err
	}
	for _, o := range origins {
		n.origins = append(n.origins, Choice{o.Value, o.Name})
	}
	for _, c := range classifications {
		n.classifications = append(n.classifications, Choice{c.Value, readingClassification(c.Name)})
	}
	for _, m := range slices.Backward(months) {
		year, _, _ := strings.Cut(m.Value, "-")
		if last := len(n.years) - 1; last < 0 || n.years[last].Value != year {
			n.years = append(n.years, Choice{year, year})
		}
	}
	return n, nil
}

func nameIn(choices []Choice, value string) string {
	for _, c := range choices {
		if c.Value == value {
			return c.Text
		}
	}
	return value
}

// chips are the filters that are on, each with the list that drops it.
func chips(address string, q query, n names) []Chip {
	called := map[string][]Choice{"origin": n.origins, "classification": n.classifications}
	var on []Chip
	for _, list := range q.lists() {
		for _, value := range *list.values {
			name, bare := list.name, value
			if rest, excluded := strings.CutPrefix(value, "-"); excluded {
				name, bare = "not "+name, rest
			}
			on = append(on, Chip{name, nameIn(called[list.name], bare), q.without(list.name, value).on(address)})
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

// newFilterForm offers everything but what the list is of already.
func newFilterForm(l *listing, q query, n names) FilterForm {
	form := FilterForm{Action: l.address, Dates: l.filter.Date == "", From: q.From, To: q.To}
	for _, one := range []struct {
		Select
		settled bool // by the address
	}{
		{Select{"origin", "Origin", n.origins}, len(l.filter.Origins) > 0},
		{Select{"classification", "Classification", n.classifications}, len(l.filter.Classifications) > 0},
		{Select{"year", "Year", n.years}, l.filter.Date != ""},
	} {
		if !one.settled && len(one.Choices) > 1 {
			form.Selects = append(form.Selects, one.Select)
		}
	}
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
