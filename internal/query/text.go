package query

import "strings"

// A Text is one text of which several leaves can be asked.
type Text struct {
	terms string // with a space before, between and behind
}

// NewText reads the terms of a text.
func NewText(text string) *Text {
	terms := make([]byte, 0, len(text)+len(text)/16+2)
	return &Text{string(append(AppendTerms(append(terms, ' '), text)[1:], ' '))}
}

// Has is whether a word, phrase, prefix or stem occurs in the text. Of which
// field the text is, the caller must know. Other leaves never occur in a text.
func (t *Text) Has(n Node) bool {
	switch n := n.(type) {
	case Word:
		return strings.Contains(t.terms, " "+n.Term+" ")
	case Phrase:
		return strings.Contains(t.terms, " "+strings.Join(n.Terms, " ")+" ")
	case Prefix:
		return strings.Contains(t.terms, " "+n.Term)
	case Stem:
		return t.hasStem(n.Stem)
	}
	return false
}

func (t *Text) hasStem(stem string) bool {
	for term := range strings.FieldsSeq(t.terms) {
		if stems(term, stem) {
			return true
		}
	}
	return false
}

// stems is whether a term has the stem. No stem is longer than its words, and
// each begins with their first byte.
func stems(term, stem string) bool {
	return len(term) >= len(stem) && stem != "" && term[0] == stem[0] && StemOf(term) == stem
}
