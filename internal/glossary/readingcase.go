package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var acronyms = readWords("acronyms.txt")

// IsAcronym reports whether a word in capitals keeps them in reading case:
// "NATO", "GOL", "II"; and any word without a vowel ("DPRK"), a few apart.
func IsAcronym(word string) bool {
	return acronyms[word] || len(word) > 1 && isASCIICapitals(word) && !strings.ContainsAny(word, "AEIOUY") && !vowelless[word]
}

// vowelless are the words without a vowel that are no acronyms.
var vowelless = setOf("MR MRS MS DR ST JR SR LT FT MT ND RD TH NTH VS BS LTD HMM SH LL PCT PH")

// romans are the numerals that are no name; XI is a president.
var romans = setOf("II III IV VI VII VIII IX XII XIII XIV XV XVI")

// smallWords stay small in a title except at its beginning and end, and after
// a colon and the like.
var smallWords = setOf("A AN AND AS AT BUT BY EN FOR IF IN OF ON OR THE TO V VIA VS")

// beforeDot are abbreviations whose dot ends no sentence.
var beforeDot = setOf("MR MRS MS DR ST JR SR LT GEN COL AMB REP SEN NO VS PROF GOV REV")

// ReadingCase sets a subject that is all in capitals, or all in small letters
// (some posts' cables lost their capitals), as a title: "DRC: UK FOCUSING ON
// POLITICAL SOLUTION" is "DRC: UK Focusing on Political Solution". Acronyms,
// roman numerals and redactions keep their capitals, small words are small.
// A subject in mixed case stays as it is. Nothing but case is ever changed.
func ReadingCase(subject string) string {
	if !isOneCase(subject) {
		return subject
	}
	var b strings.Builder
	b.Grow(len(subject))
	before, word := "", ""
	for rest := subject; rest != ""; {
		gap := gapLength(rest)
		after, opening := rest[gap:], opensTitle(rest[:gap], word, b.Len() == 0)
		before += rest[:gap]
		b.WriteString(rest[:gap])
		word = after[:wordLength(after)]
		rest = after[len(word):]
		if word != "" {
			b.WriteString(caseWord(wordPlace{strings.ToUpper(word), before, rest, opening}))
			before = ""
		}
	}
	return b.String()
}

// A wordPlace is a word of a subject, in capitals, with what stands around it.
type wordPlace struct {
	word    string
	before  string // what stands between it and the word before
	after   string // all that follows it
	opening bool   // it begins a title, or a part of one
}

// isOneCase reports whether the letters of s are all capital or all small, the
// x of redactions and the small letters of MbZ, McCAIN and UAVs aside.
func isOneCase(s string) bool {
	// Most subjects are in capitals throughout.
	if !strings.ContainsFunc(s, unicode.IsLower) {
		return strings.ContainsFunc(s, unicode.IsUpper)
	}
	upper, lower := false, false
	runes := []rune(s)
	for i, r := range runes {
		upper = upper || unicode.IsUpper(r)
		lower = lower || unicode.IsLower(r) && !isStraySmall(runes, i)
	}
	return upper != lower || !upper && strings.Contains(s, "xx")
}

// isStraySmall reports whether the small letter runes[i] says nothing about
// the case of a text in capitals.
func isStraySmall(runes []rune, i int) bool {
	before, after := runeAt(runes, i-1), runeAt(runes, i+1)
	if runes[i] == 'x' && (before == 'x' || after == 'x') {
		return true
	}
	return unicode.IsUpper(before) && (unicode.IsUpper(after) ||
		runes[i] == 's' && !unicode.IsLetter(after) && unicode.IsUpper(runeAt(runes, i-2)))
}

// runeAt is the rune at i, 0 outside.
func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

// gapLength is how much of s comes before its first word.
func gapLength(s string) int {
	for i, r := range s {
		if isWordRune(r) {
			return i
		}
	}
	return len(s)
}

// wordLength is the length of the word that s begins with: letters and digits,
// with the apostrophe of DRIVER'S, the comma that some systems print for it
// (MUELLER,S), and the inner dots of U.S. in it.
func wordLength(s string) int {
	for i, r := range s {
		if !isWordRune(r) && !isInnerMark(s, i, r) {
			return i
		}
	}
	return len(s)
}

// isInnerMark reports whether the mark r at s[i:] stands inside a word.
func isInnerMark(s string, i int, r rune) bool {
	if i == 0 || !strings.ContainsRune("'’.,", r) {
		return false
	}
	rest := s[i+utf8.RuneLen(r):]
	next, size := utf8.DecodeRuneInString(rest)
	if r != ',' {
		return unicode.IsLetter(next)
	}
	afterNext, _ := utf8.DecodeRuneInString(rest[size:])
	return unicode.ToUpper(next) == 'S' && !isWordRune(afterNext) && afterNext != '.'
}

// opensTitle reports whether the word after this gap begins a title or a part
// of one: after a colon, a dash, an opening bracket or quote, or a full stop.
func opensTitle(gap, wordBefore string, first bool) bool {
	if first || strings.ContainsAny(gap, ":?!([\"“—–") || strings.Contains(gap, "--") || strings.Contains(gap, " - ") {
		return true
	}
	return strings.HasPrefix(gap, ". ") && !strings.ContainsAny(wordBefore, ".") &&
		len(wordBefore) > 1 && !beforeDot[strings.ToUpper(wordBefore)]
}

// caseWord sets one word in reading case.
func caseWord(p wordPlace) string {
	if !isASCIICapitals(p.word) {
		return caseMixed(p)
	}
	return caseLetters(p)
}

// caseMixed sets a word that has more in it than capital letters of ASCII.
func caseMixed(p wordPlace) string {
	if i := strings.IndexAny(p.word, "'’,"); i > 0 {
		return caseApostrophe(p, i)
	}
	switch {
	case strings.Contains(p.word, "."):
		return caseDotted(p)
	case strings.ContainsFunc(p.word, unicode.IsDigit):
		return caseNumber(p.word)
	}
	return caseLetters(p)
}

// caseLetters sets a word without marks, in or out of the tables.
func caseLetters(p wordPlace) string {
	switch {
	case isPluralAcronym(p.word):
		return p.word[:len(p.word)-1] + "s"
	case IsAcronym(p.word), romans[p.word], isRedaction(p.word):
		return p.word
	case utf8.RuneCountInString(p.word) == 1 && !p.isArticle():
		return p.word
	case smallWords[p.word] && p.isSmall():
		return strings.ToLower(p.word)
	case strings.HasPrefix(p.word, "MC") && len(p.word) > 4:
		return "Mc" + title(p.word[2:])
	}
	return title(p.word)
}

// isArticle tells "A" from the letter of A/S, A-10 and "PART A".
func (p wordPlace) isArticle() bool {
	joined := strings.HasSuffix(p.before, "/") || strings.HasSuffix(p.before, "-") ||
		strings.HasPrefix(p.after, "/") || strings.HasPrefix(p.after, "-") || strings.HasPrefix(p.after, ".")
	return p.word == "A" && (!joined || strings.HasPrefix(p.after, "--") || strings.HasSuffix(p.before, "--")) && !p.isLast()
}

func (p wordPlace) isLast() bool { return gapLength(p.after) == len(p.after) }

// isSmall reports whether a small word stands where it is small: not at the
// beginning or end, and in a compound only inside it, END-OF-YEAR.
func (p wordPlace) isSmall() bool {
	hyphenBefore := strings.HasSuffix(p.before, "-") && !strings.HasSuffix(p.before, "--")
	hyphenAfter := strings.HasPrefix(p.after, "-") && !strings.HasPrefix(p.after, "--")
	return !p.opening && !p.isLast() && hyphenBefore == hyphenAfter
}

// caseApostrophe sets DRIVER'S, GOL'S, WE'LL; and O'BRIEN, D'ALEMA.
func caseApostrophe(p wordPlace, i int) string {
	head, tail := p.word[:i], p.word[i:]
	_, size := utf8.DecodeRuneInString(tail)
	if len(head) == 1 && len(tail)-size > 2 {
		return head + tail[:size] + title(tail[size:])
	}
	p.word, p.after = head, tail+p.after
	return caseWord(p) + strings.ToLower(tail)
}

// caseDotted sets U.S. and E.O., all capitals, apart from D.WEINER.
func caseDotted(p wordPlace) string {
	parts := strings.Split(p.word, ".")
	for i, part := range parts {
		if utf8.RuneCountInString(part) > 1 {
			parts[i] = caseWord(wordPlace{word: part, before: ".", after: p.after})
		}
	}
	return strings.Join(parts, ".")
}

// caseNumber sets 17TH and 1990S small; F16 and G8 stay.
func caseNumber(word string) string {
	i := strings.IndexFunc(word, unicode.IsLetter)
	if i < 1 {
		return word
	}
	switch suffix := word[i:]; suffix {
	case "TH", "ST", "ND", "RD", "S":
		return word[:i] + strings.ToLower(suffix)
	}
	return word
}

// isPluralAcronym finds PRTS and NGOS; two letters are not enough (GIS, DNS),
// and what DOES means is seldom departments of energy.
func isPluralAcronym(word string) bool {
	stem, ok := strings.CutSuffix(word, "S")
	return ok && len(stem) > 2 && IsAcronym(stem) && !acronyms[word] && word != "DOES"
}

// isRedaction finds a run of X.
func isRedaction(word string) bool {
	return len(word) > 3 && strings.Trim(word, "X") == ""
}

// title sets the first letter large and the others small.
func title(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	var b strings.Builder
	b.Grow(len(word))
	b.WriteString(word[:size])
	for _, r := range word[size:] {
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isASCIICapitals(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
