package site

import (
	"strings"

	"cables/internal/archive"
)

// A FacetView is one way in which what was found is filed, with what each value
// would leave of it.
type FacetView struct {
	Name   string // "origin"
	Label  string // "Origin"
	Values []FacetValue
	All    string // address of the same page with all values; "" if these are all
	Count  int    // of all values
}

// A FacetValue is a value with its count.
type FacetValue struct {
	Code, Text    string // "PREL", "External Political Relations"; one of them may be ""
	Count         int
	With, Without string // addresses of the search narrowed to it, and to what is without; "" where that changes nothing
}

// facetValues is how many values of each facet a page shows at first.
const facetValues = 8

// facetViews offers to narrow what was found. The facet that is called all is
// shown whole.
func facetViews(found *archive.Found, q query, a *archive.Archive, all string) []FacetView {
	var views []FacetView
	for _, facet := range []struct {
		name, label string
		counts      []archive.Count
		show        func(archive.Count) FacetValue
	}{
		{"year", "Year", found.Facets.Years, func(c archive.Count) FacetValue { return FacetValue{Text: c.Value} }},
		{"origin", "Origin", found.Facets.Origins, func(c archive.Count) FacetValue { return FacetValue{Text: c.Name} }},
		{"tag", "Tag", found.Facets.Tags, func(c archive.Count) FacetValue { return FacetValue{Code: c.Value, Text: c.Name} }},
		{"classification", "Classification", found.Facets.Classifications, func(c archive.Count) FacetValue {
			return FacetValue{Text: nameOf(a, "classification", c.Value)}
		}},
		{"marking", "Marking of a paragraph", found.Facets.Markings, func(c archive.Count) FacetValue {
			return FacetValue{Code: c.Value, Text: markingInWords(c.Value)}
		}},
	} {
		view := FacetView{Name: facet.name, Label: facet.label, Count: len(facet.counts)}
		shown := facet.counts
		if len(shown) > facetValues+1 && all != facet.name {
			shown = shown[:facetValues]
			view.All = q.whole(facet.name)
		}
		for _, c := range shown {
			view.Values = append(view.Values, q.offer(facet.name, c, found.Total, facet.show(c)))
		}
		if len(view.Values) > 0 {
			views = append(views, view)
		}
	}
	return views
}

// offer adds the ways to narrow to a value.
func (q query) offer(name string, c archive.Count, total int, value FacetValue) FacetValue {
	value.Count = c.Cables
	if c.Cables < total {
		value.With = q.with(name, c.Value).on("/search")
		value.Without = q.with(name, "-"+c.Value).on("/search")
	}
	return value
}

// with narrows the query by one value more.
func (q query) with(name, value string) query {
	q.Page = 1
	for _, list := range q.lists() {
		if list.name == name {
			*list.values = append((*list.values)[:len(*list.values):len(*list.values)], value)
		}
	}
	return q
}

// whole is the address of the search with all values of a facet.
func (q query) whole(facet string) string {
	return withParameter(q.page(1).on("/search"), "all="+facet) + "#facet-" + facet
}

// withParameter adds parameters to an address, which may have some.
func withParameter(address, parameters string) string {
	if strings.Contains(address, "?") {
		return address + "&" + parameters
	}
	return address + "?" + parameters
}
