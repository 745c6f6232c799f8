package query

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// redaction is what a term has that publishers wrote over.
const redaction = "xxxxx"

// redactionIn is where to cut a term in which letters touch a run of five X or
// more: before the run, or behind it if it comes first. It is 0 for a term
// that stays whole.
func redactionIn(term []byte) int {
	touched := false
	for i := len(redaction) - 1; i < len(term); i += len(redaction) {
		touched = touched || term[i] == 'x'
	}
	if !touched || len(term) == len(redaction) {
		return 0
	}
	at := bytes.Index(term, []byte(redaction))
	if at != 0 {
		return max(at, 0)
	}
	run := len(redaction)
	for run < len(term) && term[run] == 'x' {
		run++
	}
	return run % len(term)
}

// endOf is where the first n bytes of the term that begins at i end in text.
func endOf(n int, text string, i int) int {
	for got := 0; got < n; {
		r, size := utf8.DecodeRuneInString(text[i:])
		folded, _ := fold(r)
		got += len(folded)
		i += size
	}
	return i
}

// joint is the length of an apostrophe at i that joins the letters around it,
// 0 if there is none. last is the last byte of the term before it. A comma
// counts in don,t: copying made commas of apostrophes.
func joint(text string, i int, last byte) int {
	if possessive(text, i, last) > 0 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	rest := text[i+size:]
	switch {
	case r == ',' && last == 'n' && rest != "" && asciiTerm[rest[0]] == 't' && !goesOn(rest[1:]):
		return size
	case isApostrophe(r):
		if next, _ := utf8.DecodeRuneInString(rest); begins(next) {
			return size
		}
	}
	return 0
}

// possessive is the length of a possessive s at i with its apostrophe, 0 if
// there is none. Behind a letter a comma counts too: Qaida,s.
func possessive(text string, i int, last byte) int {
	r, size := utf8.DecodeRuneInString(text[i:])
	if !isApostrophe(r) && (r != ',' || last < 'a') {
		return 0
	}
	rest := text[i+size:]
	if rest == "" || asciiTerm[rest[0]] != 's' || goesOn(rest[1:]) {
		return 0
	}
	return size + 1
}

// goesOn is whether what follows belongs to the word before it.
func goesOn(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) && !isApostrophe(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', 'ʻ', '‛', '＇':
		return true
	}
	return false
}
