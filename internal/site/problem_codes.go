package site

import (
	"cmp"
	"slices"

	"cables/internal/archive"
)

// A problemKind is a group of codes, and what each means.
type problemKind struct {
	name  string
	codes map[string]string
}

// problemKinds are what can go wrong with a telegram, the worst first.
var problemKinds = []problemKind{
	{"The text may not be whole", map[string]string{
		"no-body":           "There is no text at all.",
		"paragraph-missing": "A paragraph’s number leaves out one or more: the text between is lost, or the numbers are wrong.",
	}},
	{"The telegram contradicts itself or its source", map[string]string{
		"number-differs":         "The classification line has another number than the reference ID: the text may be that of another cable.",
		"classification-differs": "The classification line has another level than the one under which the cable was published.",
		"date-differs":           "The date-time group is of another day than the one under which the cable was published.",
	}},
	{"A formal line is not there, or cannot be read", map[string]string{
		"no-classification-line": "No line of the body gives the classification.",
		"no-subject":             "No line of the body gives the subject.",
		"no-tags":                "No line of the body gives the TAGS.",
		"no-dtg":                 "The header has no date-time group, so the time of sending is not known.",
		"unread-address":         "A line among the addressees could not be read, so a recipient may be missing.",
	}},
	{"Numbers are out of order", map[string]string{
		"paragraph-steps-back": "A paragraph’s number is lower than the one before: a list or an annex begins anew, or the numbers are wrong.",
		"paragraph-repeated":   "Two paragraphs one after the other have the same number.",
	}},
}

// A ProblemKindView is a group of codes that cables of this archive have.
type ProblemKindView struct {
	Name  string
	Codes []ProblemCodeView
}

// A ProblemCodeView is a code with its count.
type ProblemCodeView struct {
	Code, Meaning, Address string
	Cables                 int
}

// problemMeaning is what a code means, in a sentence; "" for one that is not known here.
func problemMeaning(code string) string {
	for _, kind := range problemKinds {
		if meaning, ok := kind.codes[code]; ok {
			return meaning
		}
	}
	return ""
}

// viewProblemKinds puts the worst kind first, and in each what most cables have.
// A code that no kind has comes last.
func viewProblemKinds(counts []archive.Count) []ProblemKindView {
	views := make([]ProblemKindView, len(problemKinds)+1)
	for i, kind := range problemKinds {
		views[i].Name = kind.name
	}
	views[len(problemKinds)].Name = "Other"
	for _, c := range counts {
		at := slices.IndexFunc(problemKinds, func(kind problemKind) bool { return kind.codes[c.Value] != "" })
		if at < 0 {
			at = len(problemKinds)
		}
		views[at].Codes = append(views[at].Codes, ProblemCodeView{c.Value, problemMeaning(c.Value), problemAddress(c.Value), c.Cables})
	}
	views = slices.DeleteFunc(views, func(v ProblemKindView) bool { return len(v.Codes) == 0 })
	for _, v := range views {
		slices.SortStableFunc(v.Codes, func(a, b ProblemCodeView) int { return cmp.Compare(b.Cables, a.Cables) })
	}
	return views
}
