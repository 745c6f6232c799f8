package cable

import (
	"slices"
	"strings"
)

// findMentions finds in running text what names a reference or a cable:
// "reftel", "ref A", "refs A and B", "09 STATE 12345".
func (c *Cable) findMentions(p *places) {
	for _, b := range c.Blocks {
		if b.isRunning() {
			from, to := c.textRange(b)
			c.mentionsIn(p, from, to)
		}
	}
}

func (c *Cable) mentionsIn(p *places, from, to int) {
	first := len(c.Mentions)
	if len(c.References) > 0 {
		c.mentionsAt(within(p.refs, from, to), from, to, c.mentionByLabel)
	}
	c.mentionsAt(within(p.numbers, from, to), from, to, c.mentionByID)
	slices.SortStableFunc(c.Mentions[first:], func(a, b Mention) int { return a.Start - b.Start })
}

// mentionsAt tries to read a mention at each of places that begins a word; read
// gives the offset after what it read.
func (c *Cable) mentionsAt(places []int, from, to int, read func(i, to int) int) {
	done := from
	for _, i := range places {
		if i >= done && (i == from || !isWord(c.Body[i-1])) {
			done = max(done, read(i, to))
		}
	}
}

// mentionByLabel reads "reftel", "reftel A", "ref A", "refs A and B".
func (c *Cable) mentionByLabel(i, to int) int {
	text := c.Body[i:to]
	if len(text) < 3 || !hasPrefixFold(text, "REF") {
		return i
	}
	n := 3
	for n < len(text) && isLetter(text[n]) {
		n++
	}
	word := strings.ToUpper(text[:n])
	if word != "REF" && word != "REFS" && word != "REFTEL" && word != "REFTELS" {
		return i
	}
	end, found := c.mentionLetters(i, i+n, to)
	if !found && strings.HasPrefix(word, "REFTEL") {
		c.addMention(c.onlyReference(), i, i+n)
		return i + n
	}
	return end
}

// mentionLetters reads the letters after ref: "A", "(A)", "A and B", "A, B and C".
func (c *Cable) mentionLetters(start, i, to int) (end int, found bool) {
	from := start
	for {
		j := skipLineBlanks(c.Body[:to], i)
		j = skipJoint(c.Body[:to], j, found)
		if j < to && (c.Body[j] == '(' || c.Body[j] == '[') {
			j++
		}
		if j >= to || !isUpper(c.Body[j]) || j+1 < to && isWord(c.Body[j+1]) {
			return i, found
		}
		r := c.referenceLabelled(c.Body[j : j+1])
		if r == nil {
			return i, found
		}
		c.addMention(r, from, j+1)
		i, found = j+1, true
		from = nextLetterAt(c.Body[:to], i)
	}
}

// skipJoint skips "and", ",", "/" between letters of one list.
func skipJoint(s string, i int, found bool) int {
	if !found {
		return i
	}
	for i < len(s) && (s[i] == ',' || s[i] == '/' || s[i] == ')' || s[i] == '&') {
		i = skipLineBlanks(s, i+1)
	}
	if strings.HasPrefix(s[i:], "and ") || strings.HasPrefix(s[i:], "AND ") {
		i = skipLineBlanks(s, i+4)
	}
	return i
}

// nextLetterAt is where the next letter of the list stands, so that a mention
// covers its own letter only.
func nextLetterAt(s string, i int) int {
	j := skipJoint(s, skipLineBlanks(s, i), true)
	if j < len(s) {
		return j
	}
	return i
}

// mentionByID reads a cable cited in full, with its year: "09 STATE 12345".
func (c *Cable) mentionByID(i, to int) int {
	n := leadingDigits(c.Body[i:to])
	next := skipSeparators(c.Body[:to], i+n)
	if n != 2 && n != 4 || next >= to || !isUpper(c.Body[next]) {
		return i + n
	}
	cited, ok := readDatedCitation(c.Body[:to], i)
	if !ok || cited.id == c.ID || !isStationSpelled(c.Body[i:cited.end]) {
		return i
	}
	label := ""
	for _, r := range c.References {
		if r.ID == cited.id {
			label = r.Label
		}
	}
	c.Mentions = append(c.Mentions, Mention{ID: cited.id, Label: label, Text: foldBlanks(c.Body[i:cited.end]), Start: i, End: cited.end})
	return cited.end
}

// isStationSpelled reports whether the words of a mention are written as
// names are: "in 2009 Madrid 300 people" is none of a cable's.
func isStationSpelled(s string) bool {
	return strings.ToUpper(s) == s
}

func (c *Cable) addMention(r *Reference, start, end int) {
	if r == nil || r.ID == "" {
		return
	}
	c.Mentions = append(c.Mentions, Mention{ID: r.ID, Label: r.Label, Text: foldBlanks(c.Body[start:end]), Start: start, End: end})
}

// referenceLabelled is the first reference with a list letter, or nil.
func (c *Cable) referenceLabelled(label string) *Reference {
	for i := range c.References {
		if c.References[i].Label == label {
			return &c.References[i]
		}
	}
	return nil
}

// onlyReference is what "reftel" means: the one cable cited, or nil.
func (c *Cable) onlyReference() *Reference {
	var only *Reference
	for i := range c.References {
		if c.References[i].Kind == "cable" {
			if only != nil {
				return nil
			}
			only = &c.References[i]
		}
	}
	return only
}
