package query

import (
	"strings"
	"unicode/utf8"
)

// A bare is a stop word without quotation marks, until it is known whether it
// stands beside others.
type bare struct {
	Word
	at    int
	typed string
}

// String keeps a bare word apart from the same word in quotation marks.
func (n bare) String() string { return "bare " + n.Word.String() }

// inParagraph stands for in:paragraph, which is no condition.
type inParagraph struct {
	Has
	at int
}

// leaf is what a run or a quotation asks for in a field; nil for nothing.
func (p *parser) leaf(field Field, at int, typed string, quoted bool) Node {
	value := strings.Join(strings.Fields(typed), " ")
	if !quoted {
		value = strings.TrimRight(value, ",;")
	}
	switch {
	case field.isText() && quoted:
		return p.phrase(field, at, typed)
	case field.isText():
		return p.words(field, at, typed)
	case value == "":
		p.leave(at, field.prefix()+typed, "nothing stands behind it")
	case field.isDate():
		return p.days(field, at, value)
	case field == has, field == is, field == in:
		return p.thing(field, at, value)
	case p.room(at, 1):
		return Value{field, value}
	}
	return nil
}

// phrase is what a quotation asks for.
func (p *parser) phrase(field Field, at int, typed string) Node {
	if strings.Contains(typed, "*") {
		p.leave(at, "*", "a star counts behind a word without quotation marks")
	}
	terms := termsOf(typed)
	if len(terms) == 0 {
		p.leave(at, `"`+typed+`"`, noLetters)
		return nil
	}
	if len(terms) > maxTerms {
		p.leave(at, strings.Join(terms[maxTerms:], " "), "a phrase can have 64 words")
		terms = terms[:maxTerms]
	}
	if !p.room(at, 1) {
		return nil
	}
	return phraseOf(field, terms)
}

const noLetters = "there is no letter or digit in it"

func phraseOf(field Field, terms []string) Node {
	if len(terms) == 1 {
		return Word{terms[0], field}
	}
	return Phrase{terms, field}
}

// isTerm is whether a text is one term as it stands.
func isTerm(text string) bool {
	return string(AppendTerms(nil, text)) == text && !strings.Contains(text, " ")
}

func termsOf(text string) []string {
	var terms []string
	for t := range Tokens(text) {
		terms = append(terms, t.Term)
	}
	return terms
}

// words is what a run without quotation marks asks for: a word, a prefix, a
// stem, or several words.
func (p *parser) words(field Field, at int, typed string) Node {
	if rest, stem := strings.CutPrefix(typed, "~"); stem && rest != "" {
		return p.stems(field, at, rest)
	}
	text := strings.TrimRight(typed, ",.;:!?")
	begun := strings.TrimRight(text, "*")
	if inner := strings.TrimLeft(begun, "*"); strings.Contains(begun, "*") && inner != "" {
		p.leave(at, typed, "only the beginning of a word can be sought, as in iran*; the star was left out")
	}
	parts := divided(begun)
	var list []Node
	for i, part := range parts {
		if p.full {
			break
		}
		if begun != text && i == len(parts)-1 {
			list = append(list, p.prefix(field, at, part))
		} else {
			list = append(list, p.compound(field, at, part))
		}
	}
	if len(parts) == 0 {
		p.leave(at, typed, noLetters)
	}
	return all(list)
}

// stems is what a tilde asks for.
func (p *parser) stems(field Field, at int, typed string) Node {
	terms := termsOf(typed)
	if len(terms) == 0 {
		p.leave(at, "~"+typed, noLetters)
		return nil
	}
	if field != Anywhere {
		p.leave(at, "~", "stems are sought in the whole cable only; in the subject the word itself is")
	}
	var list []Node
	for _, term := range terms {
		switch {
		case !p.room(at, 1):
		case field != Anywhere:
			list = append(list, Word{term, field})
		default:
			list = append(list, Stem{StemOf(term)})
		}
	}
	return all(list)
}

// prefix is what a star asks for: the last of the terms is begun, and the
// others are whole.
func (p *parser) prefix(field Field, at int, part string) Node {
	terms := termsOf(part)
	last := terms[len(terms)-1]
	if !p.room(at, len(terms)) {
		return nil
	}
	var list []Node
	for _, term := range terms[:len(terms)-1] {
		list = append(list, Word{term, field})
	}
	if utf8.RuneCountInString(last) < 3 {
		p.leave(at, last+"*", "a prefix needs three letters or more")
		return all(list)
	}
	return all(append(list, Prefix{last, field}))
}

// compound is what letters ask for that stand together: a word, or several
// that follow each other, which with hyphens between them may be one as well.
func (p *parser) compound(field Field, at int, part string) Node {
	var tokens []Token
	for t := range Tokens(part) {
		tokens = append(tokens, t)
	}
	terms := termsOf(part)
	one := strings.Join(terms, "")
	switch {
	case len(terms) == 1 && p.room(at, 1):
		if word := (Word{terms[0], field}); Stop(word.Term) {
			return bare{word, at, part}
		} else {
			return word
		}
	case len(terms) > 1 && len(terms) <= maxTerms && isTerm(one) && hyphened(part, tokens) && p.room(at, 2):
		return either([]Node{Phrase{terms, field}, Word{one, field}})
	case len(terms) > 1:
		return p.phrase(field, at, part)
	}
	return nil
}
