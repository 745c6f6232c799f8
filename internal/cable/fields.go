package cable

import "strings"

// Fields of the opening, in the words of Block.Field.
const (
	fieldOrder        = "eo"
	fieldTags         = "tags"
	fieldSubject      = "subject"
	fieldReferences   = "ref"
	fieldClassifiedBy = "classified-by"
)

// A field is a labelled entry of the opening: its label and where its value stands.
type field struct {
	name  string
	start int // first byte of the label
	value int // first byte of the value
	end   int // after the last byte that is no blank
}

// fieldKey recognises the label of a field at the start of text and gives
// the length of the label with its colon. The labels are read in any case.
func fieldKey(text string) (name string, length int, ok bool) {
	if text == "" {
		return "", 0, false
	}
	switch upper(text[0]) {
	case 'E':
		return orderKey(text)
	case 'T':
		return wordKey(text, fieldTags, "TAGS", "TAG", "TAS")
	case 'S':
		return wordKey(text, fieldSubject, "SUBJECT", "SUBJ", "SUBECT", "SUBJET")
	case 'R', 'P':
		return referenceKey(text)
	}
	// "A. REF AMMAN 222" has its label behind the first letter.
	if letter, end, ok := readListLetter(text, 0, 'A'); ok && letter == "A" && hasPrefixFold(strings.TrimLeft(text[end:], " "), "REF ") {
		return fieldReferences, 0, true
	}
	if isClassifiedBy(text) {
		return fieldClassifiedBy, classifiedByKey(text), true
	}
	return "", 0, false
}

// orderKey reads "E.O. 12958:", "EO 12958", "E. O. 11652".
func orderKey(text string) (string, int, bool) {
	i := 1
	for i < len(text) && (text[i] == '.' || text[i] == ' ') {
		i++
	}
	if i >= len(text) || upper(text[i]) != 'O' || i > 4 {
		return "", 0, false
	}
	for i++; i < len(text) && (text[i] == '.' || text[i] == ' ' || text[i] == ':'); i++ {
	}
	n := leadingDigits(text[i:])
	if n != 5 && !hasPrefixFold(text[i:], "DECL") {
		return "", 0, false
	}
	return fieldOrder, i, true
}

// wordKey reads one of the words, then a colon or a blank. Without a colon
// the label must be in capitals: "Tags" begins sentences too.
func wordKey(text, name string, words ...string) (string, int, bool) {
	for _, w := range words {
		if !hasPrefixFold(text, w) {
			continue
		}
		i := len(w)
		colon := skipBlanks(text, i)
		if colon < len(text) && text[colon] == ':' {
			return name, colon + 1, true
		}
		if i == len(text) || blankAt(text, i) > 0 && (text[:i] == w || name == fieldTags && !isLower(text[1])) {
			return name, i, i < len(text) || text[:i] == w
		}
	}
	return "", 0, false
}

// referenceWords are the labels of a REF block, longest first.
var referenceWords = []string{"REFERENCES", "REFERENCE", "REFTELS", "REFTEL", "REFS", "REF(S)", "REF", "PROGRAM REF"}

// referenceKey reads "REF:", "REFS:", "Ref(s):", "REF A.".
func referenceKey(text string) (string, int, bool) {
	for _, w := range referenceWords {
		if !hasPrefixFold(text, w) {
			continue
		}
		i := skipBlanks(text, len(w))
		switch {
		case i < len(text) && (text[i] == ':' || text[i] == '.'):
			return fieldReferences, i + 1, true
		case i > len(w) && i < len(text) && text[:len(w)] == w && beginsReference(text[i:]):
			return fieldReferences, i, true
		}
	}
	return "", 0, false
}

// beginsReference reports whether text begins with a list letter or a cited
// cable, so that "REF" without a colon is a label (10STATE9124).
func beginsReference(text string) bool {
	if _, end, ok := readListLetter(text, 0, 0); ok && end < len(text) {
		return true
	}
	_, ok := readCitation(text, 0, "", 1, true)
	return ok
}

// classifiedByKey is the length of the label, a doubled one included:
// "Classified By: CLASSIFIED BY AMBASSADOR …" (06CARACAS2367).
func classifiedByKey(text string) int {
	i := 0
	for isClassifiedBy(text[i:]) {
		by := indexFold(text[i:], "BY")
		if from := indexFold(text[i:], "FROM"); by < 0 || from >= 0 && from < by {
			by = from + 2
		}
		i += by + 2
		for i < len(text) && (text[i] == ':' || blankAt(text, i) > 0) {
			i++
		}
	}
	return i
}

// innerKeys are the labels that can follow another field's value on the same
// line, where each may stand, and that they need their colon there.
var innerKeys = []struct {
	label string
	name  string
}{
	{"TAGS:", fieldTags}, {"SUBJECT:", fieldSubject}, {"REF:", fieldReferences}, {"REFS:", fieldReferences}, {"REF(S):", fieldReferences},
	{"REFTEL:", fieldReferences}, {"REFTELS:", fieldReferences}, {"CLASSIFIED BY:", fieldClassifiedBy}, {"CLASSIFIED BY ", fieldClassifiedBy}, {"REF A.", fieldReferences},
}

// innerField finds the first label inside text that may follow a field
// called name, and gives the label's offset and what it labels.
func innerField(name, text string) (at int, inner string, ok bool) {
	at = len(text)
	rank := fieldRank(name)
	for i := range innerKeys {
		k := &innerKeys[i]
		if fieldRank(k.name) <= rank {
			continue
		}
		if i := indexFold(text, k.label); i > 0 && i < at && startsLabel(text, i, k.label) {
			at, inner, ok = i, k.name, true
		}
	}
	return at, inner, ok
}

// startsLabel reports whether the label at i begins a word; the published
// subjects sometimes lost the blank before it ("PRIMEREF: A.").
func startsLabel(text string, i int, label string) bool {
	if !isWord(text[i-1]) {
		return text[i] == label[0] || strings.HasSuffix(label, ":")
	}
	return text[i:i+len(label)] == label && strings.HasSuffix(label, ":") || text[i:i+1] == "C" && isLower(text[i+1])
}

// fieldRank is the usual order of the fields.
func fieldRank(name string) int {
	switch name {
	case fieldOrder:
		return 0
	case fieldTags:
		return 1
	case fieldSubject:
		return 2
	case fieldReferences:
		return 3
	}
	return 4
}
