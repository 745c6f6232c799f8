package cable

import "strings"

// isPageBreak reports whether a line is a page break of the wire:
// "MADRID 00002657 001.2 OF 003", the post also in small letters.
func isPageBreak(text string) bool {
	if len(text) > 70 || len(text) < 12 || !isDigit(text[len(text)-1]) || !isLetter(text[0]) {
		return false
	}
	words := strings.Fields(text)
	n := len(words)
	if n < 5 || !strings.EqualFold(words[n-2], "OF") || !isPageNumber(words[n-1]) || !isPageNumber(words[n-3]) {
		return false
	}
	number := words[n-4]
	return len(number) >= 5 && leadingDigits(number) == len(number) && isPostName(strings.Join(words[:n-4], " "))
}

func isPageNumber(s string) bool {
	digits := leadingDigits(s)
	if digits == 0 || digits > 3 {
		return false
	}
	rest := s[digits:]
	return rest == "" || rest[0] == '.' && leadingDigits(rest[1:]) == len(rest)-1
}

// isPageLine reports whether a line is the page head of older systems:
// "PAGE 02 HARARE 06677 01 OF 03 291400Z".
func isPageLine(text string) bool {
	rest, ok := keyword(text, "PAGE")
	if !ok || len(rest) < 2 || !isDigit(rest[0]) || !isDigit(rest[1]) {
		return false
	}
	rest = strings.TrimLeft(rest[2:], " ")
	if rest == "" || rest[:min(3, len(rest))] == "OF " {
		return true
	}
	_, number, _ := cutPostNumber(rest)
	return number > 0
}
