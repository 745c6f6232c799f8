package query

import (
	"cmp"
	"slices"
	"strings"
)

// A Span is a byte range of a text.
type Span struct{ Start, End int }

// Marks are the byte ranges of a text that a reader sought: the words, phrases,
// prefixes and stems that are sought anywhere and not negated, in order and not
// overlapping. A phrase is one range.
func (q Query) Marks(text string) []Span { return q.MarksIn(Anywhere, text) }

// MarksIn are the marks of a text that is a field: what is sought in that field
// alone counts there too.
func (q Query) MarksIn(field Field, text string) []Span {
	s := soughtIn(q.Root, field)
	if s.nothing() {
		return nil
	}
	tokens := slices.Collect(Tokens(text))
	var spans []Span
	for i, t := range tokens {
		if n := s.at(tokens[i:]); n > 0 {
			spans = append(spans, Span{t.Start, tokens[i+n-1].End})
		}
	}
	return merged(spans)
}

// merged puts spans in order and makes one of those that overlap.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var list []Span
	for _, s := range spans {
		if last := len(list) - 1; last >= 0 && s.Start < list[last].End {
			list[last].End = max(list[last].End, s.End)
		} else {
			list = append(list, s)
		}
	}
	return list
}

// A seeker is what to mark, ready to be asked of each term.
type seeker struct {
	words    map[string]bool
	phrases  map[string][][]string // by their first term
	prefixes []string
	stems    []string
}

func soughtIn(root Node, field Field) seeker {
	s := seeker{words: map[string]bool{}, phrases: map[string][][]string{}}
	Walk(root, func(leaf Node, negated bool) {
		if negated {
			return
		}
		here := func(f Field) bool { return f == Anywhere || f == field }
		switch n := leaf.(type) {
		case Word:
			if here(n.Field) {
				s.words[n.Term] = true
			}
		case Phrase:
			if here(n.Field) {
				s.phrases[n.Terms[0]] = append(s.phrases[n.Terms[0]], n.Terms)
			}
		case Prefix:
			if here(n.Field) {
				s.prefixes = append(s.prefixes, n.Term)
			}
		case Stem:
			s.stems = append(s.stems, n.Stem)
		}
	})
	return s
}

func (s seeker) nothing() bool {
	return len(s.words)+len(s.phrases)+len(s.prefixes)+len(s.stems) == 0
}

// at is how many of the tokens, from the first, are sought; 0 for none.
func (s seeker) at(tokens []Token) int {
	longest, term := 0, tokens[0].Term
	for _, phrase := range s.phrases[term] {
		if follows(tokens, phrase) {
			longest = max(longest, len(phrase))
		}
	}
	if longest == 0 && s.single(term) {
		return 1
	}
	return longest
}

func (s seeker) single(term string) bool {
	return s.words[term] ||
		slices.ContainsFunc(s.prefixes, func(prefix string) bool { return strings.HasPrefix(term, prefix) }) ||
		slices.ContainsFunc(s.stems, func(stem string) bool { return stems(term, stem) })
}

func follows(tokens []Token, phrase []string) bool {
	if len(phrase) > len(tokens) {
		return false
	}
	for i, term := range phrase {
		if tokens[i].Term != term {
			return false
		}
	}
	return true
}
