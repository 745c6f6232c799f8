package cable

import "strings"

// A passageRule is a word that begins a passage, at the start of a paragraph
// or as a heading, and the words that end it.
type passageRule struct {
	kind, begin string
	ends        [2]string
}

var passageRules = []passageRule{
	{"summary", "SUMMARY", endsOf("SUMMARY")},
	{"summary", "BEGIN SUMMARY", endsOf("SUMMARY")},
	{"comment", "COMMENT", endsOf("COMMENT")},
	{"comment", "BEGIN COMMENT", endsOf("COMMENT")},
	{"action_request", "ACTION REQUEST", endsOf("ACTION REQUEST")},
	{"action_request", "THIS IS AN ACTION REQUEST", endsOf("ACTION REQUEST")},
	{"text", "BEGIN TEXT", endsOf("TEXT")},
	{"note", "NOTE", endsOf("NOTE")},
	{"note", "BEGIN NOTE", endsOf("NOTE")},
}

var summaryEnds = endsOf("SUMMARY")

func endsOf(passage string) [2]string { return [2]string{"END " + passage, "END OF " + passage} }

// findPassages finds passages that begin a paragraph or a section.
func (c *Cable) findPassages(d *divider) {
	for n := 0; n < len(c.Blocks); n++ {
		b := c.Blocks[n]
		text, headed := c.Body[b.Start:b.End], b.Kind == KindHeading
		if headed {
			text = headingText(text)
		} else if b.isRunning() && !b.Continues {
			from, to := c.textRange(b)
			text = c.Body[from:to]
		} else {
			continue
		}
		if r, ok := passageAt(text, headed); ok {
			c.addPassage(d, r, n, headed)
		}
	}
	if c.Summary == "" {
		c.endedSummary(d)
	}
}

// passageAt is the rule whose word text begins with, as a whole word and
// followed by punctuation, "and …", or the end.
func passageAt(text string, headed bool) (*passageRule, bool) {
	text = withoutOpening(text)
	for i := range passageRules {
		r := &passageRules[i]
		if !hasPrefixFold(text, r.begin) {
			continue
		}
		rest := strings.TrimLeft(text[len(r.begin):], " ")
		if rest == "" || strings.ContainsRune(".:-,)\n", rune(rest[0])) || headed && len(rest) < 40 || hasPrefixFold(rest, "AND COMMENT") || hasPrefixFold(rest, "AND ACTION") || hasPrefixFold(rest, "CONT") {
			return r, true
		}
	}
	return nil, false
}

// withoutOpening is text without the punctuation that may stand before the
// words of a passage.
func withoutOpening(text string) string {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '"', '[', '*', '-', ' ':
		default:
			return text[i:]
		}
	}
	return ""
}

// addPassage adds the passage that block n begins: to its closing words, else
// to the end of the section so headed, else to the end of the paragraph.
func (c *Cable) addPassage(d *divider, r *passageRule, n int, headed bool) {
	start := c.passageStart(n)
	end := c.passageEnd(d, r, n, headed)
	c.Passages = append(c.Passages, Passage{Kind: r.kind, Start: start, End: end})
	if r.kind == "summary" && c.Summary == "" {
		c.Summary = c.summaryText(d, n, end)
	}
}

func (c *Cable) passageStart(n int) int {
	b := c.Blocks[n]
	return skipBlanks(c.Body[:b.End], b.Start)
}

func (c *Cable) passageEnd(d *divider, r *passageRule, n int, headed bool) int {
	start := c.Blocks[n].Start
	if end := c.afterClosingWords(d, start, c.sectionEnd(n, true), r.ends); end > 0 {
		return end
	}
	return trimEnd(c.Body, start, c.sectionEnd(n, headed))
}

// closingWords is where the first of the words that close a passage, or else
// the second, stand between from and to, and the offset after them; -1 if
// they do not occur.
func (c *Cable) closingWords(d *divider, from, to int, ends [2]string) (start, end int) {
	places := within(d.places.ends, from, to)
	for _, words := range ends {
		for _, i := range places {
			if n := matchWords(c.Body[i:to], words); n > 0 && (i == from || !isWord(c.Body[i-1])) {
				return i, i + n
			}
		}
	}
	return -1, -1
}

// afterClosingWords is the offset after the words that close a passage and
// their punctuation, 0 if they do not occur.
func (c *Cable) afterClosingWords(d *divider, from, to int, ends [2]string) int {
	_, end := c.closingWords(d, from, to, ends)
	if end < 0 {
		return 0
	}
	s := c.Body[:to]
	if j := strings.IndexAny(s[end:min(len(s), end+30)], ".)\n"); j >= 0 && isPassageTail(s[end:end+j]) {
		end += j
	}
	for end < len(s) && (s[end] == '.' || s[end] == ')') {
		end++
	}
	return end
}

// isPassageTail reports whether s is what may stand behind "END SUMMARY":
// nothing, or "AND COMMENT".
func isPassageTail(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || hasPrefixFold(s, "AND ")
}

// matchWords is the length of words at the start of s, in any case and with
// any blanks or a line end between; 0 if they do not stand there.
func matchWords(s, words string) int {
	i := 0
	for words != "" {
		word, rest, _ := strings.Cut(words, " ")
		if !hasPrefixFold(s[i:], word) {
			return 0
		}
		i += len(word)
		words = rest
		after := i
		for words != "" && i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t') {
			i++
		}
		if words != "" && i == after {
			return 0
		}
	}
	if i < len(s) && isWord(s[i]) {
		return 0
	}
	return i
}

// sectionEnd is the end of the section that block n heads, or of the
// paragraph that it is.
func (c *Cable) sectionEnd(n int, section bool) int {
	if !section {
		for _, p := range c.Paragraphs {
			if p.block == n {
				return p.End
			}
		}
		return c.Blocks[n].End
	}
	for m := n + 1; m < len(c.Blocks); m++ {
		switch c.Blocks[m].Kind {
		case KindHeading, KindSigner, KindTrailer:
			return c.Blocks[m].Start
		}
	}
	return len(c.Body)
}

// summaryText is the reading text from block n to offset end, without the
// words that begin and end the summary.
func (c *Cable) summaryText(d *divider, n, end int) string {
	f := flow{body: c.Body, lines: d.lines}
	f.out.Grow(end - c.Blocks[n].Start)
	for ; n < len(c.Blocks) && c.Blocks[n].Start < end; n++ {
		b := c.Blocks[n]
		if !b.isRunning() {
			continue
		}
		from, to := c.textRange(b)
		from = afterOpeningWords(c.Body, from, to, f.out.Len() == 0)
		to = c.beforeClosingWords(d, from, min(to, end))
		if from >= to {
			continue
		}
		f.begin(b)
		f.keepLines = false
		f.add(from, to)
	}
	return strings.TrimSpace(f.out.String())
}

// afterOpeningWords skips "SUMMARY AND COMMENT:" at the start of the first
// block of a summary.
func afterOpeningWords(body string, from, to int, first bool) int {
	text := body[from:to]
	if !first {
		return from
	}
	trimmed := withoutOpening(text)
	for _, begin := range []string{"BEGIN SUMMARY", "SUMMARY"} {
		if !hasPrefixFold(trimmed, begin) {
			continue
		}
		i := len(text) - len(trimmed) + len(begin)
		if tail := strings.IndexAny(text[i:min(len(text), i+40)], ".:\n-"); tail > 0 && isPassageTail(text[i:i+tail]) {
			i += tail
		}
		for i < len(text) && strings.ContainsRune(" .:-)\n", rune(text[i])) {
			i++
		}
		if m, ok := readMark(text, i); ok && text[i] == '(' {
			i = skipBlanks(text, m.end)
		}
		return from + i
	}
	return from
}

// beforeClosingWords is the end of a summary's text between from and to.
func (c *Cable) beforeClosingWords(d *divider, from, to int) int {
	start, _ := c.closingWords(d, from, to, summaryEnds)
	if start < 0 {
		return to
	}
	return trimEnd(c.Body, from, from+len(strings.TrimRight(c.Body[from:start], " \n([*-")))
}

// endedSummary reads a summary that only ends: the text before END SUMMARY in
// the first paragraphs (08BRASILIA1396).
func (c *Cable) endedSummary(d *divider) {
	first := -1
	for n, b := range c.Blocks {
		if !b.isRunning() {
			continue
		}
		if first < 0 {
			first = n
		}
		if end := c.afterClosingWords(d, b.Start, b.End, summaryEnds); end > 0 {
			c.Passages = append(c.Passages, Passage{Kind: "summary", Start: c.passageStart(first), End: end})
			c.Summary = c.summaryText(d, first, end)
			return
		}
	}
}
