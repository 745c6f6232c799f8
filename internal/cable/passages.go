package cable

import "strings"

// A passageRule is a word that begins a passage, at the start of a paragraph
// or as a heading, and the word that ends it.
type passageRule struct{ kind, begin, end string }

var passageRules = []passageRule{
	{"summary", "SUMMARY", "END SUMMARY"},
	{"summary", "BEGIN SUMMARY", "END SUMMARY"},
	{"comment", "COMMENT", "END COMMENT"},
	{"comment", "BEGIN COMMENT", "END COMMENT"},
	{"action_request", "ACTION REQUEST", "END ACTION REQUEST"},
	{"action_request", "THIS IS AN ACTION REQUEST", "END ACTION REQUEST"},
	{"text", "BEGIN TEXT", "END TEXT"},
	{"note", "NOTE", "END NOTE"},
	{"note", "BEGIN NOTE", "END NOTE"},
}

// findPassages finds passages that begin a paragraph or a section.
func (c *Cable) findPassages() {
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
			c.addPassage(r, n, headed)
		}
	}
	if c.Summary == "" {
		c.endedSummary()
	}
}

// passageAt is the rule whose word text begins with, as a whole word and
// followed by punctuation, "and …", or the end.
func passageAt(text string, headed bool) (passageRule, bool) {
	text = strings.TrimLeft(text, "(\"[*- ")
	for _, r := range passageRules {
		if !hasPrefixFold(text, r.begin) {
			continue
		}
		rest := strings.TrimLeft(text[len(r.begin):], " ")
		if rest == "" || strings.ContainsRune(".:-,)\n", rune(rest[0])) || headed && len(rest) < 40 || hasPrefixFold(rest, "AND COMMENT") || hasPrefixFold(rest, "AND ACTION") || hasPrefixFold(rest, "CONT") {
			return r, true
		}
	}
	return passageRule{}, false
}

// addPassage adds the passage that block n begins: to its closing words, else
// to the end of the section so headed, else to the end of the paragraph.
func (c *Cable) addPassage(r passageRule, n int, headed bool) {
	start := c.passageStart(n)
	end := c.passageEnd(r, n, headed)
	c.Passages = append(c.Passages, Passage{Kind: r.kind, Start: start, End: end})
	if r.kind == "summary" && c.Summary == "" {
		c.Summary = c.summaryText(n, end)
	}
}

func (c *Cable) passageStart(n int) int {
	b := c.Blocks[n]
	return skipBlanks(c.Body[:b.End], b.Start)
}

func (c *Cable) passageEnd(r passageRule, n int, headed bool) int {
	b := c.Blocks[n]
	section := c.sectionEnd(n, headed)
	window := c.Body[b.Start:section]
	if !headed {
		window = c.Body[b.Start:c.sectionEnd(n, true)]
	}
	if i := closingWords(window, r.end); i > 0 {
		return b.Start + i
	}
	return trimEnd(c.Body, b.Start, section)
}

// closingWords is the offset after the words that close a passage and their
// punctuation, 0 if they do not occur.
func closingWords(s, words string) int {
	for _, w := range []string{words, strings.Replace(words, "END ", "END OF ", 1)} {
		if i := indexWords(s, w); i >= 0 {
			end := i + matchWords(s[i:], w)
			if j := strings.IndexAny(s[end:min(len(s), end+30)], ".)\n"); j >= 0 && isPassageTail(s[end:end+j]) {
				end += j
			}
			for end < len(s) && (s[end] == '.' || s[end] == ')') {
				end++
			}
			return end
		}
	}
	return 0
}

// isPassageTail reports whether s is what may stand behind "END SUMMARY":
// nothing, or "AND COMMENT".
func isPassageTail(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || hasPrefixFold(s, "AND ")
}

// indexWords finds words in any case with any blanks or a line end between.
func indexWords(s, words string) int {
	first, _, _ := strings.Cut(words, " ")
	for i := 0; i < len(s); {
		n := indexCased(s[i:], first)
		if n < 0 {
			return -1
		}
		i += n
		if (i == 0 || !isWord(s[i-1])) && matchWords(s[i:], words) > 0 {
			return i
		}
		i++
	}
	return -1
}

// indexCased finds a word in capitals, in small letters, or in small letters
// with a capital: the ways in which words are printed.
func indexCased(s, word string) int {
	first := -1
	for _, w := range []string{word, strings.ToLower(word), word[:1] + strings.ToLower(word[1:])} {
		if i := strings.Index(s[:until(first, len(s))], w); i >= 0 {
			first = i
		}
	}
	return first
}

// until is n, or all where n is negative.
func until(n, all int) int {
	if n < 0 {
		return all
	}
	return n
}

// matchWords is the length of words at the start of s, 0 if they do not stand there.
func matchWords(s, words string) int {
	i := 0
	for k, w := range strings.Fields(words) {
		if k > 0 {
			j := i
			for j < len(s) && (s[j] == ' ' || s[j] == '\n' || s[j] == '\t') {
				j++
			}
			if j == i {
				return 0
			}
			i = j
		}
		if !hasPrefixFold(s[i:], w) {
			return 0
		}
		i += len(w)
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
func (c *Cable) summaryText(n, end int) string {
	f := flow{body: c.Body}
	for ; n < len(c.Blocks) && c.Blocks[n].Start < end; n++ {
		b := c.Blocks[n]
		if !b.isRunning() {
			continue
		}
		from, to := c.textRange(b)
		from = afterOpeningWords(c.Body, from, to, f.out.Len() == 0)
		to = beforeClosingWords(c.Body, from, min(to, end))
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
	trimmed := strings.TrimLeft(text, "(\"[*- ")
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

// beforeClosingWords is the end of a summary's text in body[from:to].
func beforeClosingWords(body string, from, to int) int {
	if from >= to {
		return to
	}
	for _, w := range []string{"END SUMMARY", "END OF SUMMARY"} {
		if i := indexWords(body[from:to], w); i >= 0 {
			return trimEnd(body, from, from+len(strings.TrimRight(body[from:from+i], " \n([*-")))
		}
	}
	return to
}

// endedSummary reads a summary that only ends: the text before END SUMMARY in
// the first paragraphs (08BRASILIA1396).
func (c *Cable) endedSummary() {
	first := -1
	for n, b := range c.Blocks {
		if !b.isRunning() {
			continue
		}
		if first < 0 {
			first = n
		}
		if i := closingWords(c.Body[b.Start:b.End], "END SUMMARY"); i > 0 {
			end := b.Start + i
			c.Passages = append(c.Passages, Passage{Kind: "summary", Start: c.passageStart(first), End: end})
			c.Summary = c.summaryText(first, end)
			return
		}
	}
}
