package site

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
)

// A query is what stands behind the question mark of a list's address. Values
// are those of addresses; one with a minus before it excludes.
type query struct {
	Tags, Origins, Classifications, Markings, Years []string
	From, To                                        string
	Sort                                            archive.Sort // "" for the usual
	Page                                            int          // from 1

	keep  string       // "ids=…" of /list and "q=…" of searches, as it stands before the rest
	usual archive.Sort // how it is sorted if the address does not say; "" is SortReleased
}

// readQuery reads the parameters of a list. What it gives back, encode writes
// in the one canonical way.
func readQuery(r *http.Request) (query, error) { return readSorted(r, archive.SortReleased) }

// readSorted reads the parameters of a list that has an order of its own.
func readSorted(r *http.Request, usual archive.Sort) (query, error) {
	values := r.URL.Query()
	leaveOut(values)
	q := query{
		Tags:            readTags(values["tag"]),
		Origins:         cleaned(values["origin"], slugged),
		Classifications: cleaned(values["classification"], slugged),
		Markings:        cleaned(values["marking"], normalMarking),
		Years:           cleaned(values["year"], nil),
		From:            strings.TrimSpace(values.Get("from")),
		To:              strings.TrimSpace(values.Get("to")),
		Page:            1,
		usual:           usual,
	}
	if err := q.readSort(archive.Sort(values.Get("sort"))); err != nil {
		return q, err
	}
	for _, date := range []string{q.From, q.To} {
		if date != "" && !isDate(date) {
			return q, badRequest("No such date", fmt.Sprintf("%q is no date: write 2007, 2007-11 or 2007-11-22.", date))
		}
	}
	if page := values.Get("page"); page != "" {
		n, err := strconv.Atoi(page)
		if err != nil || n < 1 {
			return q, notFound("No such page", fmt.Sprintf("%q is no page of this list: they are numbered from 1.", page)).
				with(Link{"The first page", q.on(r.URL.EscapedPath())})
		}
		q.Page = n
	}
	return q, nil
}

// leaveOut turns what the form asks to leave out into values with a minus: of
// without=origin the last origin, which is the one that the form has.
func leaveOut(values url.Values) {
	for _, name := range values["without"] {
		last := len(values[name]) - 1
		if last < 0 {
			continue
		}
		out := []string{values[name][last]}
		if name == "tag" {
			out = readTags(out)
		}
		values[name] = values[name][:last]
		for _, value := range out {
			values[name] = append(values[name], "-"+strings.TrimPrefix(value, "-"))
		}
	}
}

// sorts are the orders that a list can have, the usual first.
func (q query) sorts() []archive.Sort {
	sorts := []archive.Sort{archive.SortReleased, archive.SortCreated, archive.SortCreatedUp}
	if q.usual == archive.SortRelevance {
		sorts = append([]archive.Sort{q.usual}, sorts...)
	}
	return sorts
}

func (q *query) readSort(sort archive.Sort) error {
	switch sorts := q.sorts(); {
	case sort == "" || sort == sorts[0]:
	case slices.Contains(sorts, sort):
		q.Sort = sort
	default:
		return badRequest("No such order", fmt.Sprintf("A list can be sorted by %s or %s, not by %q.",
			joined(sorts[:len(sorts)-1], ", "), sorts[len(sorts)-1], sort))
	}
	return nil
}

func joined[T ~string](parts []T, between string) string {
	written := make([]string, len(parts))
	for i, part := range parts {
		written[i] = string(part)
	}
	return strings.Join(written, between)
}

// normalMarking brings a marking to the form that paragraphs have: "s//nf" is S/NF.
func normalMarking(value string) string {
	rest, excluded := strings.CutPrefix(value, "-")
	if marking, ok := cable.ReadMarking(rest); ok {
		rest = marking
	}
	if excluded {
		return "-" + rest
	}
	return rest
}

// slugged brings a value to the form that addresses have, its minus aside.
func slugged(value string) string {
	if rest, excluded := strings.CutPrefix(value, "-"); excluded {
		return "-" + glossary.Slug(rest)
	}
	return glossary.Slug(value)
}

// cleaned drops what a form left empty and what is said twice.
func cleaned(values []string, spell func(string) string) []string {
	var clean []string
	for _, value := range values {
		value = strings.TrimSpace(value)
		if spell != nil {
			value = spell(value)
		}
		if value != "" && value != "-" && !slices.Contains(clean, value) {
			clean = append(clean, value)
		}
	}
	return clean
}

// readTags takes several tags in one field of a form too. Tags may have blanks
// and commas (STEINBERG, JAMES), so only those that are all known are divided.
func readTags(values []string) []string {
	var tags []string
	for _, value := range cleaned(values, strings.ToUpper) {
		parts := strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' })
		known := func(code string) bool {
			_, ok := glossary.KnownTag(strings.TrimPrefix(code, "-"))
			return ok
		}
		if slices.ContainsFunc(parts, func(code string) bool { return !known(code) }) {
			parts = []string{value}
		}
		tags = append(tags, parts...)
	}
	return cleaned(tags, nil)
}

var dateForm = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

// isDate is whether s is written as a year, a month or a day.
func isDate(s string) bool { return dateForm.MatchString(s) }

// encode writes the query in canonical order, without what is the default.
func (q query) encode() string {
	var parts []string
	add := func(name, value string) { parts = append(parts, name+"="+url.QueryEscape(value)) }
	for _, list := range q.lists() {
		for _, value := range *list.values {
			add(list.name, value)
		}
	}
	for _, one := range [][2]string{{"from", q.From}, {"to", q.To}, {"sort", string(q.Sort)}} {
		if one[1] != "" {
			add(one[0], one[1])
		}
	}
	if q.Page > 1 {
		add("page", strconv.Itoa(q.Page))
	}
	if q.keep != "" {
		parts = append([]string{q.keep}, parts...)
	}
	return strings.Join(parts, "&")
}

type queryList struct {
	name   string
	values *[]string
}

// lists are the parameters that may be repeated, in canonical order.
func (q *query) lists() []queryList {
	return []queryList{{"tag", &q.Tags}, {"origin", &q.Origins}, {"classification", &q.Classifications}, {"marking", &q.Markings}, {"year", &q.Years}}
}

// on is the address of a list with this query.
func (q query) on(path string) string {
	if encoded := q.encode(); encoded != "" {
		return path + "?" + encoded
	}
	return path
}

func (q query) page(n int) query {
	q.Page = n
	return q
}

func (q query) sorted(by archive.Sort) query {
	if by == q.sorts()[0] {
		by = ""
	}
	q.Sort, q.Page = by, 1
	return q
}

// without leaves out one value of one parameter.
func (q query) without(name, value string) query {
	q.Page = 1
	switch name {
	case "from":
		q.From = ""
	case "to":
		q.To = ""
	}
	for _, list := range q.lists() {
		if list.name == name {
			*list.values = slices.DeleteFunc(slices.Clone(*list.values), func(v string) bool { return v == value })
		}
	}
	return q
}

// narrow adds the query to the filter that a list has by its address.
func (q query) narrow(f archive.Filter) archive.Filter {
	divide := func(values []string, with, without *[]string) {
		for _, value := range values {
			if rest, excluded := strings.CutPrefix(value, "-"); excluded {
				*without = append(*without, rest)
			} else {
				*with = append(*with, value)
			}
		}
	}
	divide(q.Tags, &f.Tags, &f.NotTags)
	divide(q.Origins, &f.Origins, &f.NotOrigins)
	divide(q.Classifications, &f.Classifications, &f.NotClassifications)
	divide(q.Markings, &f.Markings, &f.NotMarkings)
	divide(q.Years, &f.Years, &f.NotYears)
	f.From, f.To = q.From, q.To
	return f
}

// narrows is whether the query leaves anything out.
func (q query) narrows() bool {
	return len(q.Tags)+len(q.Origins)+len(q.Classifications)+len(q.Markings)+len(q.Years) > 0 || q.From+q.To != ""
}

// untidy is whether the address has parameters as a form sends them, empty, or
// values in another spelling than the list's own.
func (q query) untidy(r *http.Request) bool {
	tidy := q.parameters()
	for name, values := range r.URL.Query() {
		if name == "page" || name == "ids" || (name == "sort" && q.Sort == "" && values[0] != "") {
			continue
		}
		if _, known := parameterNames[name]; known && !slices.Equal(tidy[name], values) {
			return true
		}
	}
	return false
}

var parameterNames = map[string]struct{}{"tag": {}, "origin": {}, "classification": {}, "marking": {}, "year": {}, "from": {}, "to": {}, "sort": {}, "without": {}}

func (q query) parameters() url.Values {
	values, err := url.ParseQuery(q.encode())
	if err != nil {
		return nil
	}
	return values
}
