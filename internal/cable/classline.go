package cable

import (
	"strings"

	"cables/internal/glossary"
)

// A classLine is what the classification line says:
// "S E C R E T SECTION 01 OF 02 STATE 159388".
type classLine struct {
	word    string // SECRET, CONFIDENTIAL, UNCLASSIFIED, …
	section Section
	post    string // as printed: "STATE"
	number  int    // 0 if there is none
	rest    string // captions on the same line (10MOSCOW228)
}

// classWords are the words a classification line may begin with, letters only.
var classWords = []struct{ letters, word string }{
	{"TOPSECRET", "TOP SECRET"}, {"SECRET", "SECRET"}, {"CONFIDENTIAL", "CONFIDENTIAL"},
	{"UNCLASSIFIED", "UNCLASSIFIED"}, {"UNCLAS", "UNCLASSIFIED"}, {"LIMITEDOFFICIALUSE", "UNCLASSIFIED"},
}

// classStarts are the letters that classification words begin with, in any case.
var classStarts = func() (starts [256]bool) {
	for _, w := range classWords {
		starts[w.letters[0]], starts[lower(w.letters[0])] = true, true
	}
	return starts
}()

// readClassWord reads the classification at the start of s, solid or
// letter-spaced, in any case; end is the offset after it.
func readClassWord(s string) (word string, end int, ok bool) {
	if s == "" || !classStarts[s[0]] {
		return "", 0, false
	}
	for _, w := range classWords {
		if end, ok := spacedPrefix(s, w.letters); ok && (end == len(s) || !isWord(s[end])) {
			return w.word, end, true
		}
	}
	return "", 0, false
}

// spacedPrefix matches letters with any blanks between them.
func spacedPrefix(s, letters string) (end int, ok bool) {
	i := 0
	for n := 0; n < len(letters); n++ {
		for n > 0 && i < len(s) && s[i] == ' ' {
			i++
		}
		if i >= len(s) || upper(s[i]) != letters[n] {
			return 0, false
		}
		i++
	}
	return i, true
}

// readClassLine reads a classification line. A few junk letters may stand
// before the word (08TUNIS679, 05PARIS1699).
func readClassLine(text string) (classLine, bool) {
	word, end, ok := readClassWord(text)
	if !ok {
		if word, end, ok = readJunkClassWord(text); !ok {
			return classLine{}, false
		}
	}
	c := classLine{word: word}
	rest := strings.TrimLeft(text[end:], " /-,.")
	c.section, rest = cutSection(rest)
	c.post, c.number, c.rest = cutPostNumber(rest)
	return c, true
}

// readJunkClassWord finds the word after at most three junk characters.
func readJunkClassWord(text string) (word string, end int, ok bool) {
	for i := 1; i <= 4 && i < len(text); i++ {
		if word, end, ok := readClassWord(text[i:]); ok && strings.ContainsRune(text[i:i+end], ' ') {
			return word, i + end, true
		}
	}
	return "", 0, false
}

// cutSection reads "SECTION 01 OF 02".
func cutSection(s string) (Section, string) {
	rest, ok := keyword(s, "SECTION")
	if !ok {
		return Section{}, s
	}
	n := leadingDigits(rest)
	after, ok := keyword(strings.TrimLeft(rest[n:], " "), "OF")
	m := leadingDigits(after)
	if n == 0 || !ok || m == 0 {
		return Section{}, s
	}
	return Section{Number: atoi(rest[:n]), Of: atoi(after[:m])}, strings.TrimLeft(after[m:], " ")
}

// cutPostNumber reads "BUENOS AIRES 001462" and what follows it.
func cutPostNumber(s string) (post string, number int, rest string) {
	// The year stands before the post in 7575LIBREVILLE1895.
	if leadingDigits(s) == 2 && len(s) > 3 && s[2] == ' ' && isLetter(s[3]) {
		s = s[3:]
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		n := leadingDigits(s[i:])
		post = strings.TrimRight(s[:i], " ")
		if n > 7 || post == "" || !isPostName(post) {
			return "", 0, s
		}
		return post, atoi(s[i : i+n]), strings.TrimSpace(s[i+n:])
	}
	return "", 0, s
}

func isPostName(s string) bool {
	if len(s) > 40 || len(strings.Fields(s)) > 5 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isLetter(c) && c != ' ' && c != '\'' && c != '-' && c != '.' && c < 0x80 {
			return false
		}
	}
	return true
}

// isWholeClassLine reports whether a line is a classification line with post
// and number, the only sign that divides a header from its body.
func isWholeClassLine(text string) bool {
	c, ok := readClassLine(text)
	return ok && c.number > 0 && len(text) < 120 && !strings.HasPrefix(strings.TrimSpace(text), "PAGE")
}

// isClassWordLine reports whether a line is nothing but a classification:
// the foot or head of a page.
func isClassWordLine(text string) bool {
	_, end, ok := readClassWord(text)
	return ok && (end == len(text) || glossaryCaptionOnly(text[end:]))
}

func glossaryCaptionOnly(s string) bool {
	s = strings.Trim(s, " /-")
	_, ok := glossary.LookupCaption(strings.ToUpper(s))
	return s == "" || ok
}
