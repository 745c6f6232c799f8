package cable

import "strings"

// A candidate is a line that begins like a numbered paragraph.
type candidate struct {
	line     int    // index of its line
	number   int    // the number printed
	label    string // as printed: "07"
	after    int    // offset after label, punctuation and portion mark
	mark     mark
	strong   bool // it bears a portion mark
	period   bool // the number ends in "." or "," or in nothing, not in ")"
	indented bool
}

// highestNumber is the highest number a paragraph can bear; higher ones are
// years and amounts at a line start (06MADRID2657).
const highestNumber = 400

// judge finds the numbered paragraphs among the candidates of the body. The
// candidates are walked in order:
//
//  1. a number over 400, "(3)", "1. Classified by", and "3)" in a cable whose
//     paragraphs are written "3." are no paragraphs;
//  2. the number that is next is one, with a portion mark or without, unless
//     the next marked paragraph bears the same number, which makes it a list
//     item (08LONDON1115);
//  3. a marked number at the margin is one wherever it stands: gaps, repeats
//     and steps back are printed so, and are reported, not mended;
//  4. an unmarked number that jumps ahead is one only if the next marked
//     number follows on it;
//  5. in a cable without any marks, a number below an empty line may also jump
//     ahead a little, fill a gap, or stand twice if the next one follows on it
//     (09HARARE888, 08RIODEJANEIRO171, 79TEHRAN8980);
//  6. everything else is text.
func (d *divider) judge() {
	d.findCandidates()
	candidates := d.candidates
	strong, strongPeriod := false, false
	for i := range candidates {
		c := &candidates[i]
		strong = strong || c.strong && indexFold(c.mark.raw, "ENTIRE") < 0
		strongPeriod = strongPeriod || c.strong && c.period
	}
	d.paragraphs = d.paragraphs[:0]
	last, seen := 0, [highestNumber + 1]bool{}
	for i := range candidates {
		c := &candidates[i]
		if !c.period && strongPeriod {
			continue
		}
		if acceptable(candidates, i, last) || !strong && d.acceptableUnmarked(i, last, seen[c.number]) {
			seen[c.number] = true
			last = c.number
			d.paragraphs = append(d.paragraphs, *c)
		}
	}
}

// farthestJump is how far the numbers of a cable without marks jump over
// paragraphs that were taken out.
const farthestJump = 6

// acceptableUnmarked applies rule 5 to candidate i.
func (d *divider) acceptableUnmarked(i, last int, seen bool) bool {
	candidates := d.candidates
	c := &candidates[i]
	if c.indented || !c.period || last == 0 || !d.standsApart(c.line) {
		return false
	}
	switch {
	case c.number > last:
		return c.number-last <= farthestJump
	case c.number == last:
		return c.number > 1 && i+1 < len(candidates) && candidates[i+1].number == last+1
	}
	return !seen && last-c.number <= 2
}

// acceptable applies rules 2 to 4 to candidate i.
func acceptable(candidates []candidate, i, last int) bool {
	c := &candidates[i]
	next := nextStrong(candidates[i+1:])
	switch {
	case c.strong && (c.number == last+1 || !c.indented):
		return true
	case c.strong:
		return false
	case c.number == last+1:
		return next != c.number
	case c.number > last+1:
		return next == c.number+1
	}
	return false
}

// nextStrong is the number of the next marked candidate, 0 if there is none.
func nextStrong(candidates []candidate) int {
	for i := range candidates {
		if c := &candidates[i]; c.strong && !c.indented {
			return c.number
		}
	}
	return 0
}

func (d *divider) findCandidates() {
	d.candidates = d.candidates[:0]
	for i := range d.lines {
		l := &d.lines[i]
		if l.blank() || !isDigit(d.body[l.text]) {
			continue
		}
		if c, ok := readCandidate(d.body, *l); ok {
			c.line = i
			d.candidates = append(d.candidates, c)
		}
	}
}

// standsApart reports whether line i may begin a paragraph under the line
// above: an empty one, a rule, transport, a redaction; or the end of a
// sentence where lines are whole paragraphs.
func (d *divider) standsApart(i int) bool {
	if i == 0 {
		return true
	}
	above, l := d.text(i-1), d.lines[i]
	switch {
	case above == "", isRule(above), isPageBreak(above), strings.HasSuffix(above, "XXXXX"), strings.HasSuffix(above, "xxxxx"):
		return true
	}
	return l.length() > wholeParagraph && (endsSentence(above) || len(above) > wholeParagraph)
}

// wholeParagraph is a length that no line of a wrapped telegram has.
const wholeParagraph = 90

// readCandidate reads one to three digits, then ".", ")", "," or nothing, an
// optional blank, then a portion mark; or "." and a blank before any text.
func readCandidate(body string, l line) (candidate, bool) {
	n := leadingDigits(body[l.text:l.end])
	if n == 0 || n > 3 || l.text+n >= l.end {
		return candidate{}, false
	}
	c := candidate{label: body[l.text : l.text+n], number: atoi(body[l.text : l.text+n]), indented: l.indent() > 0, period: true}
	i := l.text + n
	punctuation := body[i]
	switch punctuation {
	case '.', ',':
		i++
	case ')':
		i++
		c.period = false
	}
	blank := i < l.end && blankAt(body, i) > 0
	i = skipBlanks(body[:l.end], i)
	if c.mark, c.strong = readMark(body[:l.end], i); c.strong {
		c.after = skipBlanks(body[:l.end], c.mark.end)
	} else {
		c.after = i
	}
	// A number alone on its line has its text below it (09LAPAZ1784).
	weak := punctuation == '.' && (blank || i == l.end)
	ok := c.number > 0 && c.number <= highestNumber && (c.strong || weak) && !isClassifiedBy(body[c.after:l.end])
	return c, ok
}

// isClassifiedBy reports whether text begins the classification authority:
// some cables number it like a paragraph (09STATE100988).
func isClassifiedBy(text string) bool {
	for text != "" && (text[0] == ' ' || text[0] == '(') {
		text = text[1:]
	}
	if text == "" || upper(text[0]) != 'C' && upper(text[0]) != 'D' {
		return false
	}
	for _, key := range []string{"CLASSIFIED BY", "CLASSFIED BY", "CLASSIFIED: BY", "DERIVED FROM", "CLASSIFED BY", "DERIVED BY", "CLASSIFICATION BY"} {
		if hasPrefixFold(text, key) {
			return true
		}
	}
	return false
}
