package cable

import (
	"strings"

	"cables/internal/glossary"
)

// A referenceReader walks a REF block from left to right.
type referenceReader struct {
	cable   *Cable
	text    string // the block's value; transport lines are blanked
	base    int    // offset of text in the body
	year    int    // of the citing cable
	label   string // the open list letter
	station string // of the last cited cable: a bare serial belongs to it
	item    int    // where the open entry begins
	cited   bool   // the open entry cites a cable
}

// readReferences reads the REF block text, which stands at base in the body.
func readReferences(c *Cable, text string, base, year int) {
	r := &referenceReader{cable: c, text: text, base: base, year: year}
	for i := 0; i < len(text); {
		i = r.step(i)
	}
	r.closeItem(len(text))
}

// step reads what stands at offset i and gives the offset after it.
func (r *referenceReader) step(i int) int {
	if i > 0 && isWord(r.text[i-1]) && isWord(r.text[i]) {
		return i + 1
	}
	if letter, end, ok := readListLetter(r.text, i, r.nextLetter()); ok {
		r.closeItem(i)
		if r.label == letter && !r.cited && r.item <= i {
			r.item = end // "A. A) STATE 1": the letter is printed twice
		}
		r.label, r.item, r.cited, r.station = letter, end, false, ""
		return end
	}
	if c := r.text[i]; c == ';' || c == ',' {
		if c == ';' {
			r.closeItem(i)
			r.item, r.cited = i+1, false
		}
		return i + 1
	}
	if c, ok := r.citation(i); ok {
		r.cite(c)
		return c.end
	}
	return i + 1
}

// citation reads a cited cable at i; a bare serial only after "AND", a comma
// or a slash behind another.
func (r *referenceReader) citation(i int) (citation, bool) {
	c := r.text[i]
	switch {
	case isLetter(c) || c == '\'' || c == '(':
		return readCitation(r.text, i, "", r.year, r.begins(i))
	case isDigit(c) && r.continues(i):
		return readCitation(r.text, i, r.station, r.year, r.begins(i))
	case isDigit(c):
		return readCitation(r.text, i, "", r.year, r.begins(i))
	}
	return citation{}, false
}

// begins reports whether an entry begins at i: nothing but blanks and
// punctuation stands between its start and here.
func (r *referenceReader) begins(i int) bool {
	return !r.cited && i-r.item < 40 && strings.Trim(r.text[min(r.item, i):i], " \n\t.,;:()¶") == ""
}

// continues reports whether the number at i goes on a list of serials: "STATE 12 AND 13".
func (r *referenceReader) continues(i int) bool {
	if r.station == "" || !r.cited {
		return false
	}
	before := strings.TrimRight(r.text[:i], " \n")
	for _, joint := range []string{",", "/", "&", " AND", " and", "\nAND"} {
		if strings.HasSuffix(before, joint) {
			return true
		}
	}
	return false
}

// cite adds a cited cable unless it is the citing one or listed already.
func (r *referenceReader) cite(c citation) {
	r.station, r.cited = c.station, true
	if c.id == r.cable.ID {
		return
	}
	for _, known := range r.cable.References {
		if known.ID == c.id {
			return
		}
	}
	r.cable.References = append(r.cable.References, Reference{
		Label: r.label, ID: c.id, Alternatives: alternatives(c.id), YearExplicit: c.explicit, Kind: "cable",
		Text: foldBlanks(r.text[c.start:c.end]), Start: r.base + c.start, End: r.base + c.end,
	})
}

// closeItem ends the open entry; one that cites no cable is kept as what it is.
func (r *referenceReader) closeItem(end int) {
	start := r.item
	for start < end && !isWord(r.text[start]) {
		start++
	}
	text := foldBlanks(strings.TrimRight(r.text[start:max(start, end)], " \n.,;"))
	if r.cited || len(text) < 4 || text == strings.Repeat("X", len(text)) || strings.EqualFold(text, "AND PREVIOUS") || strings.EqualFold(text, "NONE") {
		return
	}
	r.cable.References = append(r.cable.References, Reference{
		Label: r.label, Kind: referenceKind(text), Alternatives: []ID{}, Text: text,
		Start: r.base + start, End: r.base + start + len(strings.TrimRight(r.text[start:end], " \n.,;")),
	})
}

// nextLetter is the letter that a lettered list comes to next.
func (r *referenceReader) nextLetter() byte {
	if r.label == "" {
		return 'A'
	}
	return r.label[0] + 1
}

// readListLetter reads "A.", "A)", "(A)", "[A]" or "¶A." at offset i. Inside
// a line the letter must be the next one, or A; next is 0 where any will do.
func readListLetter(s string, i int, next byte) (letter string, end int, ok bool) {
	if i > 0 && isWord(s[i-1]) {
		return "", 0, false
	}
	j := i
	if strings.HasPrefix(s[j:], "¶") {
		j += len("¶")
	}
	bracket := j < len(s) && (s[j] == '(' || s[j] == '[')
	if bracket {
		j++
	}
	if j+1 >= len(s) || !isLetter(s[j]) {
		return "", 0, false
	}
	l := upper(s[j])
	closing := s[j+1]
	if !(closing == ')' || closing == ']' && bracket || !bracket && (closing == '.' || closing == ':')) || !bracket && closing == ']' {
		return "", 0, false
	}
	end = j + 2
	// "U.S. EMBASSY" is no list.
	if closing == '.' && end+1 < len(s) && isLetter(s[end]) && s[end+1] == '.' {
		return "", 0, false
	}
	atLineStart := strings.TrimRight(s[:i], " \t") == "" || s[lastNonBlank(s, i)] == '\n'
	return string(l), end, next == 0 || atLineStart || l == next || l+1 == next || l == 'A'
}

// lastNonBlank is the offset of the last byte before i that is no blank.
func lastNonBlank(s string, i int) int {
	for i--; i > 0 && (s[i] == ' ' || s[i] == '\t'); i-- {
	}
	return i
}

// alternatives are the other IDs that a cited one may mean: BRUSSELS is
// sometimes USEUBRUSSELS.
func alternatives(id ID) []ID {
	others := []ID{}
	for _, station := range glossary.AlternativeStations(id.Station()) {
		others = append(others, NewID(id.Year(), station, id.Serial()))
	}
	return others
}

// referenceKinds are words that tell what an entry is that cites no cable.
var referenceKinds = []struct{ word, kind string }{
	{"E-MAIL", "email"}, {"EMAIL", "email"}, {"E MAIL", "email"}, {"TELCON", "telephone"}, {"TELEPHONE", "telephone"}, {"PHONE", "telephone"}, {"PHONCON", "telephone"}, {"CALL", "telephone"},
	{" FAX", "fax"}, {"FACSIMILE", "fax"}, {"MEMO", "memo"}, {" FAM ", "book"}, {" FAH", "book"}, {"BOOK", "book"}, {"HANDBOOK", "book"},
	{"TD-", "report"}, {"TDX", "report"}, {"IIR", "report"}, {"REPORT", "report"}, {"MEETING", "meeting"}, {"WWW.", "web"}, {"HTTP", "web"},
}

func referenceKind(text string) string {
	for _, k := range referenceKinds {
		if indexFold(text, k.word) >= 0 {
			return k.kind
		}
	}
	return "other"
}
