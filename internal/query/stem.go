package query

import "github.com/kljensen/snowball/english"

// StemOf is what an English word has in common with its other forms, by
// Snowball's rules: "sanction" for sanctions, sanctioned and sanctioning. A
// term of another language is cut by the same rules. The stem of a stem is
// itself, which Snowball alone does not promise.
func StemOf(term string) string {
	for {
		stem := english.Stem(term, true)
		if stem == term || stem == "" || len(stem) > len(term) {
			return term
		}
		term = stem
	}
}
