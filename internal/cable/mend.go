package cable

import "strings"

// mend gives what stands for the artefact at i and how many bytes it has, 0
// if there is none: "Iran,s" is Iran's, "it?s" it's, "&word8" a quotation in
// typographic marks.
func (f *flow) mend(i, to int) (mended string, n int) {
	switch c := f.body[i]; c {
	case ',', '?':
		if isLostApostrophe(f.body, i, to) {
			return "'", 1
		}
	case '&':
		if i+1 < to && isLetter(f.body[i+1]) && (i == 0 || !isWord(f.body[i-1])) && closesQuote(f.body[:to], i) {
			f.quoted = true
			return "“", 1
		}
	case 'S':
		if n := strayCaptionAt(f.body[:to], i); n > 0 {
			return "", n
		}
	case '8':
		if f.quoted && i > 0 && isQuoteEnd(f.body[:to], i) {
			f.quoted = false
			return "”", 1
		}
	}
	return "", 0
}

// strayCaptionAt is the length of a SIPDIS at i that fell into a sentence
// (07BEIJING1840), with the blank behind it; 0 if none stands there, or if
// the sentence is about it.
func strayCaptionAt(s string, i int) int {
	const caption = "SIPDIS"
	if !strings.HasPrefix(s[i:], caption) || i > 0 && isLetter(s[i-1]) {
		return 0
	}
	end := i + len(caption)
	if end < len(s) && isWord(s[end]) || end < len(s) && s[end] != ' ' && s[end] != '\n' {
		return 0
	}
	before := strings.ToUpper(strings.TrimRight(s[max(0, i-8):i], " \n"))
	for _, word := range []string{" THE", " A", " NO", " USE", " AS", "(", "\""} {
		if strings.HasSuffix(before, word) {
			return 0
		}
	}
	rest := strings.ToUpper(strings.TrimLeft(s[end:min(len(s), end+16)], " \n"))
	for _, word := range []string{"CAPTION", "CHANNEL", "DISTRIBUTION", "CABLE", "MESSAGE", "TELEGRAM"} {
		if strings.HasPrefix(rest, word) {
			return 0
		}
	}
	if end < len(s) && i > 0 && blankBefore(s, i) > 0 {
		end++
	}
	return end - i
}

// isLostApostrophe reports whether the comma or question mark at i stands
// between a letter and one of the endings that follow an apostrophe.
func isLostApostrophe(body string, i, end int) bool {
	if i == 0 || i+1 >= end || !isLetter(body[i+1]) || !isLetter(body[i-1]) {
		return false
	}
	j := i + 1
	for j < end && isLetter(body[j]) {
		j++
	}
	switch strings.ToLower(body[i+1 : j]) {
	case "s", "t", "d", "m", "re", "ve", "ll":
		return true
	}
	return false
}

// longestQuote is how far the closing 8 of a quotation is looked for.
const longestQuote = 400

// closesQuote reports whether an 8 glued to the end of a word closes the
// quotation that the & at i opens.
func closesQuote(body string, i int) bool {
	window := body[i+1 : min(len(body), i+longestQuote)]
	for j := 1; j < len(window); j++ {
		if window[j] == '8' && isQuoteEnd(window, j) {
			return true
		}
		if window[j] == '&' {
			return false
		}
	}
	return false
}

func isQuoteEnd(s string, j int) bool {
	before := s[j-1]
	glued := isLetter(before) || before == '.' || before == ',' || before == '?' || before == '!'
	return glued && (j+1 == len(s) || !isWord(s[j+1]))
}
