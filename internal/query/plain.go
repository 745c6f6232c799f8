package query

import (
	"slices"
	"unicode/utf8"
)

// appendPlain appends the words from i on for which ASCII and a glance at the
// next byte suffice, which are nearly all, as [appendTerm] would. It gives where
// the first other word begins, or the text ends.
func appendPlain(dst []byte, text string, i int) ([]byte, int) {
	dst = slices.Grow(dst, len(text)-i+1)
	room, n := dst[:cap(dst)], len(dst)
	for i < len(text) {
		c := asciiTerm[text[i]]
		if c == 0 {
			if text[i] >= utf8.RuneSelf {
				break
			}
			i++
			continue
		}
		from, j := n, i
		if n > 0 {
			room[n] = ' '
			n++
		}
		first := n
		for stop := min(len(text), i+maxTerm+1); c != 0; c = asciiTerm[text[j]] {
			room[n] = c
			n++
			if j++; j == stop {
				break
			}
		}
		if !endsPlainly(text, j, j-i) || redactionIn(room[first:n]) > 0 {
			return dst[:from], i
		}
		i = j
	}
	return room[:n], i
}

// endsPlainly is whether an ASCII word of some length that ends at i is a term:
// no apostrophe, accent or dot can make it longer.
func endsPlainly(text string, i, length int) bool {
	switch {
	case length > maxTerm:
		return false
	case i == len(text):
		return true
	case text[i] == ',':
		return i+1 < len(text) && asciiClass[text[i+1]] == classDivides
	}
	return asciiClass[text[i]] == classDivides && (length > 1 || text[i] != '.')
}
