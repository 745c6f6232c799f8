package cable

import (
	"strings"

	"cables/internal/glossary"
)

// isPageBreak reports whether a line is a page break of the wire:
// "MADRID 00002657 001.2 OF 003", the post also in small letters.
func isPageBreak(text string) bool {
	if len(text) > 70 || len(text) < 12 || !isDigit(text[len(text)-1]) || !isLetter(text[0]) {
		return false
	}
	last := len(text)
	for last > 0 && blankBefore(text, last) == 0 {
		last--
	}
	if !isPageNumber(text[last:]) {
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

// withoutTransport is text with its page breaks, page heads and stray
// captions made blank, those inside lines too; every byte keeps its place.
func withoutTransport(text string) string {
	ranges := transportIn(text)
	if len(ranges) == 0 {
		return text
	}
	out := []byte(text)
	for _, r := range ranges {
		for i := r[0]; i < r[1]; i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	return string(out)
}

// transportIn finds the ranges of text that are transport.
func transportIn(text string) [][2]int {
	var ranges [][2]int
	for start := 0; start < len(text); {
		l := lineAt(text, start)
		s := l.in(text)
		start = l.next
		switch {
		case isPageBreak(s), isPageLine(s), isStrayCaption(s), isClassWordLine(s):
			ranges = append(ranges, [2]int{l.text, l.end})
		case strings.Contains(s, " OF "):
			ranges = append(ranges, inlineTransport(text, l)...)
		}
		if l.next-l.end > 1 && strings.HasPrefix(text[l.end:], " \\") {
			ranges = append(ranges, [2]int{l.end, l.end + 2})
		}
	}
	return ranges
}

// inlineTransport finds page breaks and page heads that lost their line ends:
// "… GENEVA 00002654  001.2 OF 004 …".
func inlineTransport(text string, l line) [][2]int {
	var ranges [][2]int
	for i := l.text; ; {
		n := strings.Index(text[i:l.end], " OF ")
		if n < 0 {
			return ranges
		}
		at := i + n
		i = at + 4
		if end := i + leadingDigits(text[i:l.end]); end > i {
			if start, ok := inlineStart(text, l.text, at); ok {
				ranges = append(ranges, [2]int{start, afterGroup(text, end, l.end)})
			}
		}
	}
}

// longestPageHead is the most bytes that stand before the " OF" of a page
// break or page head, blanks included.
const longestPageHead = 120

// inlineStart walks back from " OF" over the page number, the telegram's
// number, its post, and "PAGE nn" with a classification.
func inlineStart(text string, from, at int) (start int, ok bool) {
	from = max(from, at-longestPageHead)
	words := strings.Fields(text[from:at])
	n := len(words)
	if n < 3 || !isPageNumber(words[n-1]) || len(words[n-2]) < 5 || leadingDigits(words[n-2]) != len(words[n-2]) {
		return 0, false
	}
	k := n - 2 - postWords(words[:n-2])
	if k >= 2 && strings.EqualFold(words[k-2], "PAGE") && leadingDigits(words[k-1]) == len(words[k-1]) {
		k -= 2
		if k >= 1 {
			if _, end, isClass := readClassWord(words[k-1]); isClass && end == len(words[k-1]) {
				k--
			}
		}
	}
	return startOfWord(text, from, at, n-k), true
}

// postWords is how many of the last words name a post: as many as the
// longest name that is a station's, else one.
func postWords(words []string) int {
	for n := min(longestStation, len(words)); n > 1; n-- {
		station := glossary.CanonicalStation(strings.Join(words[len(words)-n:], ""))
		if _, known := glossary.LookupStation(station); known {
			return n
		}
	}
	return min(1, len(words))
}

// startOfWord is where the n-th last word of text[from:at] begins.
func startOfWord(text string, from, at, n int) int {
	i := at
	for ; n > 0; n-- {
		for i > from && blankBefore(text, i) > 0 {
			i -= blankBefore(text, i)
		}
		for i > from && blankBefore(text, i) == 0 {
			i--
		}
	}
	return i
}

// afterGroup skips the date-time group behind a page head: "082030Z".
func afterGroup(text string, i, end int) int {
	j := skipBlanks(text[:end], i)
	n := leadingDigits(text[j:end])
	if n == 6 && j+n < end && text[j+n] == 'Z' {
		return j + n + 1
	}
	return i
}
