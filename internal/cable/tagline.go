package cable

import (
	"strings"

	"cables/internal/glossary"
)

// A tagReader walks the value of a TAGS line word by word. Commas,
// semicolons and blanks divide tags; several words make one only where they
// are a person or a known phrase.
type tagReader struct {
	cable *Cable
	text  string
	base  int // offset of text in the body
	words []tagWord
}

// A tagWord is one word of the line.
type tagWord struct {
	start, end int
	folded     string // in capitals
	ends       bool   // a comma or semicolon stands behind it
}

// readTags reads the value of the TAGS line, which stands at base in the body.
func readTags(c *Cable, value string, base int) {
	r := &tagReader{cable: c, text: value, base: base, words: tagWords(value)}
	for i := 0; i < len(r.words); {
		i += r.step(i)
	}
}

// step reads the tag that begins with word i and gives the number of its words.
func (r *tagReader) step(i int) int {
	for _, read := range []func(*tagReader, int) int{(*tagReader).bracketedPerson, (*tagReader).known, (*tagReader).phrase, (*tagReader).person} {
		if n := read(r, i); n > 0 {
			return n
		}
	}
	w := r.words[i]
	if isLetter(w.folded[0]) && w.folded != "SIPDIS" {
		r.add(i, 1, glossary.LookupTag(w.folded))
	}
	return 1
}

// known reads a code of the tables, one that is misspelt, or several glued
// together: "POGOV", "ECONEFIN".
func (r *tagReader) known(i int) int {
	tags := glossary.ReadTag(r.words[i].folded)
	if len(tags) == 1 && tags[0].Kind == glossary.TagUnknown {
		return 0
	}
	for _, t := range tags {
		r.add(i, 1, t)
	}
	return 1
}

// phrase reads a tag of several words: "GAZA DISENGAGEMENT".
func (r *tagReader) phrase(i int) int {
	phrase, n := glossary.TagPhrase(r.foldedUntilComma(i))
	if n > 0 {
		r.add(i, n, glossary.Tag{Code: phrase, Kind: glossary.TagUnknown})
	}
	return n
}

// person reads a surname with a given name behind it: "CLINTON HILLARY".
func (r *tagReader) person(i int) int {
	words := r.foldedUntilComma(i)
	if len(words) < 2 || !glossary.IsGivenName(words[1]) {
		return 0
	}
	if _, known := glossary.KnownTag(words[0]); known {
		return 0
	}
	r.add(i, 2, glossary.Tag{Code: words[0] + ", " + words[1], Kind: glossary.TagPerson})
	return 2
}

// bracketedPerson reads "(STEINBERG, JAMES B.)" behind the tag for visits.
func (r *tagReader) bracketedPerson(i int) int {
	w := r.words[i]
	if r.text[w.start] != '(' {
		return 0
	}
	closing := strings.IndexByte(r.text[w.start:], ')')
	if closing < 0 || closing > 60 {
		return 0
	}
	end := w.start + closing + 1
	n := 1
	for i+n < len(r.words) && r.words[i+n].start < end {
		n++
	}
	name := strings.ToUpper(foldBlanks(r.text[w.start+1 : end-1]))
	if !strings.Contains(name, ", ") {
		return 0
	}
	r.addRange(w.start, end, glossary.Tag{Code: name, Kind: glossary.TagPerson})
	return n
}

// longestPhrase is the most words that a tag of several words has.
const longestPhrase = 4

// foldedUntilComma are the words from i on that no comma divides, as many as
// a tag can have.
func (r *tagReader) foldedUntilComma(i int) []string {
	words := make([]string, 0, longestPhrase)
	for ; i < len(r.words) && len(words) < longestPhrase; i++ {
		words = append(words, r.words[i].folded)
		if r.words[i].ends {
			break
		}
	}
	return words
}

func (r *tagReader) add(i, n int, t glossary.Tag) {
	r.addRange(r.words[i].start, r.words[i+n-1].end, t)
}

// addRange adds a tag once, however often the line repeats it.
func (r *tagReader) addRange(start, end int, t glossary.Tag) {
	if hasTag(r.cable, t.Code) {
		return
	}
	r.cable.Tags = append(r.cable.Tags, Tag{
		Code: t.Code, Raw: foldBlanks(r.text[start:end]), Kind: string(t.Kind), Name: t.Name, Start: r.base + start, End: r.base + end,
	})
}

// tagWords divides the value of a TAGS line.
func tagWords(s string) []tagWord {
	var words []tagWord
	for i := 0; i < len(s); {
		if isTagSeparator(s[i]) {
			if len(words) > 0 && (s[i] == ',' || s[i] == ';') {
				words[len(words)-1].ends = true
			}
			i++
			continue
		}
		end := i
		for end < len(s) && !isTagSeparator(s[end]) {
			end++
		}
		if folded := strings.ToUpper(strings.Trim(s[i:end], "()")); folded != "" && isWord(folded[0]) {
			words = append(words, tagWord{start: i, end: end, folded: folded})
		}
		i = end
	}
	return words
}

func isTagSeparator(b byte) bool {
	return b == ' ' || b == ',' || b == ';' || b == '\n' || b == '\t' || b == '\r' || b == '.' || b == ':' || b == '\\'
}

func hasTag(c *Cable, code string) bool {
	for _, t := range c.Tags {
		if t.Code == code {
			return true
		}
	}
	return false
}
