package query

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a term where it stands in a text.
type Token struct {
	Term       string
	Start, End int // byte range in the text; a possessive s is not in it
}

// Tokens are the terms of a text in order.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		var space [64]byte
		term, next := space[:0], 0
		for {
			var t Token
			term, t.Start, t.End, next = appendTerm(term[:0], text, next)
			if len(term) == 0 {
				return
			}
			if t.Term = text[t.Start:t.End]; t.Term != string(term) {
				t.Term = string(term)
			}
			if !yield(t) {
				return
			}
		}
	}
}

// maxTerm is how many bytes a term has at most. What is longer is no word, and
// becomes several terms.
const maxTerm = 256

// AppendTerms appends the terms of a text, joined by single spaces; a space
// comes first if dst is not empty. It allocates nothing but room in dst.
func AppendTerms(dst []byte, text string) []byte {
	for next := 0; ; {
		dst, next = appendPlain(dst, text, next)
		before := len(dst)
		if before > 0 {
			dst = append(dst, ' ')
		}
		from := len(dst)
		if dst, _, _, next = appendTerm(dst, text, next); len(dst) == from {
			return dst[:before]
		}
	}
}

// appendTerm appends the first term of text at or after i, and gives where it
// stands and where to look for the next. It appends nothing at the end of text.
func appendTerm(dst []byte, text string, i int) (out []byte, start, end, next int) {
	start = skip(text, i)
	from := len(dst)
	dst, end = appendWord(dst, text, start)
	behind := end
	if isLetter(dst[from:]) {
		dst, end = appendLetters(dst, text, end)
		if behind = end; strings.HasPrefix(text[end:], ".") && len(dst)-from > 1 {
			behind++
		}
	}
	if n := redactionIn(dst[from:]); n > 0 {
		return appendTerm(dst[:from], text[:endOf(n, text, start)], start)
	}
	if behind > start && behind < len(text) && asciiClass[text[behind]] == classSpecial {
		behind += possessive(text, behind, dst[len(dst)-1])
	}
	return dst, start, end, behind
}

// skip is where the first word at or after i begins, or the length of text.
func skip(text string, i int) int {
	for i < len(text) {
		if asciiTerm[text[i]] != 0 {
			return i
		}
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if begins(r) {
			return i
		}
		i += size
	}
	return i
}

// appendWord appends the word at i, folded, and gives where it ends: at i if
// none begins there.
func appendWord(dst []byte, text string, i int) ([]byte, int) {
	from, end := len(dst), i
	for i < len(text) {
		stop := min(len(text), i+maxTerm-(len(dst)-from))
		for ; i < stop; i++ {
			c := asciiTerm[text[i]]
			if c == 0 {
				break
			}
			dst = append(dst, c)
			end = i + 1
		}
		if i >= stop || asciiClass[text[i]] != classSpecial {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch folded, in := fold(r); {
		case in && (len(dst) == from && !begins(r) || len(dst)-from+len(folded) > maxTerm):
			return dst, end
		case in:
			dst = append(dst, folded...)
			end = i + size
		case ignorable(r) && len(dst) > from:
		case len(dst) == from || joint(text, i, dst[len(dst)-1]) == 0:
			return dst, end
		}
		i += size
	}
	return dst, end
}

// appendLetters goes on with an abbreviation such as U.S., of which the first
// letter is appended and ends at end.
func appendLetters(dst []byte, text string, end int) ([]byte, int) {
	for first := len(dst) - 1; end < len(text) && text[end] == '.' && len(dst)-first < maxTerm-utf8.UTFMax; {
		from := len(dst)
		longer, to := appendWord(dst, text, end+1)
		if !isLetter(longer[from:]) {
			return longer[:from], end
		}
		dst, end = longer, to
	}
	return dst, end
}

// isLetter is whether a term is a single letter.
func isLetter(term []byte) bool {
	if len(term) != 1 {
		if len(term) == 0 || len(term) > utf8.UTFMax || term[0] < utf8.RuneSelf {
			return false
		}
		r, size := utf8.DecodeRune(term)
		return size == len(term) && unicode.IsLetter(r)
	}
	return term[0] >= 'a' && term[0] <= 'z'
}
