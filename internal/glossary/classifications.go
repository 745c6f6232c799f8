package glossary

import (
	"slices"
	"strings"
	"unicode"
)

// A Classification is one of the six under which the cables were published.
type Classification struct {
	Number int    // 1 to 6, as in the publisher's addresses: /classification/4_0.html
	Name   string // "SECRET//NOFORN"
	Slug   string // "secret-noforn", as in our addresses
	Level  string // of the portion marks: U, C, S, TS
	Short  string // "S//NF"
}

var classifications = []Classification{
	{1, "CONFIDENTIAL", "confidential", "C", "C"},
	{2, "CONFIDENTIAL//NOFORN", "confidential-noforn", "C", "C//NF"},
	{3, "SECRET", "secret", "S", "S"},
	{4, "SECRET//NOFORN", "secret-noforn", "S", "S//NF"},
	{5, "UNCLASSIFIED", "unclassified", "U", "U"},
	{6, "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "unclassified-for-official-use-only", "U", "U//FOUO"},
}

// Classifications lists the six in the publisher's order.
func Classifications() []Classification { return slices.Clone(classifications) }

// LookupClassification finds a classification by its name, its slug, or its
// short form; case and the separators between the words do not matter.
func LookupClassification(name string) (Classification, bool) {
	slug := Slug(name)
	for _, c := range classifications {
		if c.Slug == slug || Slug(c.Short) == slug {
			return c, true
		}
	}
	return Classification{}, false
}

// ClassificationByNumber finds a classification by the publisher's number.
func ClassificationByNumber(number int) (Classification, bool) {
	if number < 1 || number > len(classifications) {
		return Classification{}, false
	}
	return classifications[number-1], true
}

// classificationWords are the words of classification lines without blanks,
// longer before shorter, and what they say.
var classificationWords = []struct{ word, name string }{
	{"LIMITEDOFFICIALUSE", "LIMITED OFFICIAL USE"},
	{"UNCLASSIFIED", "UNCLASSIFIED"},
	{"CONFIDENTIAL", "CONFIDENTIAL"},
	{"TOPSECRET", "TOP SECRET"},
	{"UNCLAS", "UNCLASSIFIED"},
	{"SECRET", "SECRET"},
}

// classificationControls are what may follow the word, and its form in a name.
var classificationControls = map[string]string{
	"":                   "",
	"NOFORN":             "//NOFORN",
	"NF":                 "//NOFORN",
	"FOROFFICIALUSEONLY": "//FOR OFFICIAL USE ONLY",
	"FOUO":               "//FOR OFFICIAL USE ONLY",
	"ENTIRETEXT":         "",
	"SENSITIVE":          "",
	"SIPDIS":             "",
}

// ClassificationByWord gives the classification that a classification line
// says, spaced out or not: "S E C R E T" is SECRET, "UNCLAS" is UNCLASSIFIED,
// "S e c r e t noforn" is SECRET//NOFORN. LIMITED OFFICIAL USE and TOP SECRET,
// which are not among the six, come back as they are; other text gives "".
func ClassificationByWord(spaced string) string {
	letters := onlyLetters(spaced)
	for _, w := range classificationWords {
		rest, ok := strings.CutPrefix(letters, w.word)
		if !ok {
			continue
		}
		if control, ok := classificationControls[rest]; ok {
			return w.name + control
		}
		return ""
	}
	return ""
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}
