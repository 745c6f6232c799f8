package archive

import (
	"slices"
	"strings"

	"cables/internal/query"
)

// mostTerms is how many words one prefix or stem may stand for.
const mostTerms = 20000

// termsFrom lists the terms that begin with a prefix.
func (f *finder) termsFrom(prefix string) ([]string, error) {
	return collect(f.ctx, f.db, scanOne[string], `
		SELECT term FROM search_term
		WHERE term >= ? AND term < ?
		LIMIT ?`, prefix, prefix+"\U0010FFFF", mostTerms)
}

// termsOfStem lists the terms that have a stem. Nearly all begin with it, or
// with all of it but the end that stemming altered.
func (f *finder) termsOfStem(stem string) ([]string, error) {
	terms, err := f.termsFrom(stem[:max(min(len(stem), 3), len(stem)-2)])
	if before, ok := strings.CutSuffix(stem, "ie"); ok {
		terms = append(terms, before+"ying") // die and dying, lie and lying, tie and tying
	}
	return slices.DeleteFunc(terms, func(term string) bool { return query.StemOf(term) != stem }), err
}
