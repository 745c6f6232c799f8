package query

import (
	"bytes"
	"strings"
)

// A Text is one text of which several leaves can be asked. It can read another
// when it was asked for all of one, and keeps its memory.
type Text struct {
	terms []byte // with spaces before, between and behind
}

// Read reads the terms of a text.
func (t *Text) Read(text string) {
	t.terms = append(AppendTerms(append(t.terms[:0], ' '), text), ' ')
}

// Has is whether a word, phrase, prefix or stem occurs in the text. Of which
// field the text is, the caller must know. Other leaves never occur in a text.
func (t *Text) Has(n Node) bool {
	switch n := n.(type) {
	case Word:
		return bytes.Contains(t.terms, []byte(" "+n.Term+" "))
	case Phrase:
		return bytes.Contains(t.terms, []byte(" "+strings.Join(n.Terms, " ")+" "))
	case Prefix:
		return bytes.Contains(t.terms, []byte(" "+n.Term))
	case Stem:
		return t.hasStem(n.Stem)
	}
	return false
}

func (t *Text) hasStem(stem string) bool {
	for term := range bytes.FieldsSeq(t.terms) {
		if len(term) >= len(stem) && stems(string(term), stem) {
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
