package query

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a byte does in a text: it divides, is a letter or digit, or needs a
// closer look.
const (
	classDivides = iota
	classTerm
	classSpecial // an apostrophe, a comma, or part of a longer character
)

var (
	asciiTerm  [256]byte // letters and digits in lower case, 0 for all else
	asciiClass [256]byte
	latin      [0x250]string // what Latin letters fold to
)

func init() {
	for c := range 256 {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z':
			asciiTerm[c], asciiClass[c] = byte(c), classTerm
		case c >= 'A' && c <= 'Z':
			asciiTerm[c], asciiClass[c] = byte(c-'A'+'a'), classTerm
		case c == '\'' || c == '`' || c == ',' || c >= utf8.RuneSelf:
			asciiClass[c] = classSpecial
		}
	}
	for r := range rune(len(latin)) {
		if isIn(r) {
			latin[r] = decomposed(r)
		}
	}
}

// spelledOut are the letters that Unicode does not decompose.
var spelledOut = map[rune]string{
	'ß': "ss", 'ø': "o", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k", 'ς': "σ",
}

// fold is what a letter, digit or mark is in a term; "" if it is dropped there.
// in is false for characters that are not of terms at all.
func fold(r rune) (folded string, in bool) {
	if r < rune(len(latin)) {
		return latin[r], latin[r] != ""
	}
	if !isIn(r) {
		return "", false
	}
	return decomposed(r), true
}

// begins is whether a term can begin with r: marks follow letters.
func begins(r rune) bool {
	folded, _ := fold(r)
	first, _ := utf8.DecodeRuneInString(folded)
	return folded != "" && !unicode.IsMark(first)
}

// isIn is whether r belongs to terms. The replacement character stands for
// bytes that are no text.
func isIn(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !isApostrophe(r) && !ignorable(r)
}

func decomposed(r rune) string {
	if r >= 0xAC00 && r <= 0xD7A3 {
		return string(r) // a Korean syllable is to readers what a letter is to others
	}
	var folded []rune
	for _, part := range norm.NFKD.String(string(r)) {
		part = unicode.ToLower(part)
		if long, ok := spelledOut[part]; ok {
			folded = append(folded, []rune(long)...)
		} else if isIn(part) && !diacritic(part) {
			folded = append(folded, part)
		}
	}
	return string(folded)
}

// diacritic is whether a mark is left off: accents, and the points of Hebrew
// and Arabic, with Arabic's stretching stroke. The vowel signs of other scripts
// are letters to their readers.
func diacritic(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF, r >= 0xFE20 && r <= 0xFE2F:
		return true
	case r >= 0x0591 && r <= 0x05C7, r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x065F, r == 0x0670, r >= 0x06D6 && r <= 0x06ED:
		return unicode.IsMark(r)
	}
	return r == 0x0640
}

// ignorable is whether r is invisible and stands within words: soft hyphens,
// joiners and selectors of a glyph.
func ignorable(r rune) bool {
	switch r {
	case 0x00AD, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F
}
