package cable

import "strings"

// run takes line i and the lines that go on with it as running text, and
// adds its paragraph.
func (d *divider) run(kind BlockKind, i int, label string, m mark, after int) int {
	n := 1
	for i+n < len(d.lines) && d.continuesRun(i+n) {
		n++
	}
	d.addRun(kind, i, n, label, m, after)
	return n
}

func (d *divider) addRun(kind BlockKind, i, n int, label string, m mark, after int) {
	last := d.lines[i+n-1]
	end, stop := last.next, last.end
	heading := trailingHeading(last.in(d.body))
	if heading > 0 && last.text+heading > after {
		end = last.text + heading
		stop = trimEnd(d.body, d.lines[i].text, end)
	}
	d.add(Block{Kind: kind, Start: d.lines[i].start, End: end, text: after})
	d.cable.Paragraphs = append(d.cable.Paragraphs, Paragraph{
		Label: label, Kind: kind, Marking: m.level, MarkingRaw: m.raw, Heading: d.headingAbove(),
		Start: d.lines[i].text, End: stop, block: len(d.cable.Blocks) - 1,
	})
	if end < last.next {
		d.add(Block{Kind: KindHeading, Start: end, End: last.next})
	}
}

// headingAbove is the text of the heading directly above, with only blank
// lines, rules and transport between.
func (d *divider) headingAbove() string {
	blocks := d.cable.Blocks
	for n := len(blocks) - 2; n >= 0; n-- {
		switch b := blocks[n]; b.Kind {
		case KindBlank, KindRule, KindPagebreak, KindCaption, KindClassification:
		case KindHeading:
			return headingText(d.body[b.Start:b.End])
		default:
			return ""
		}
	}
	return ""
}

// continuesRun reports whether line i goes on with the running text before it.
func (d *divider) continuesRun(i int) bool {
	l := d.lines[i]
	if l.blank() || i >= d.ending || d.paragraphAt(i) != nil {
		return false
	}
	text := l.in(d.body)
	if d.isPlainContinuation(i) {
		return true
	}
	switch {
	case isPageBreak(text), isPageLine(text), isStrayCaption(text), isClassWordLine(text), isRule(text), isInlineHeading(text):
		return false
	case d.noticeLines(i) > 0, d.bulletAt(i) > 0, d.tableLines(i) > 0, d.isRuledHeading(i):
		return false
	}
	if _, ok := d.subparagraphAt(i); ok {
		return false
	}
	name, _, ok := d.fieldAt(i)
	return !ok || d.next > 0 && (name != fieldClassifiedBy || d.seen(name))
}

// isPlainContinuation reports whether line i can be nothing but the middle of
// a sentence, which most lines are: it is long, begins with a word in small
// letters, and has no columns.
func (d *divider) isPlainContinuation(i int) bool {
	text := d.text(i)
	return len(text) > 45 && isLower(text[0]) && isLower(text[1]) && !d.hasColumns(i)
}

// runningText takes any other text.
func (d *divider) runningText(i int) int {
	n := 1
	for i+n < len(d.lines) && d.continuesRun(i+n) {
		n++
	}
	if d.goesOn(i) {
		d.add(Block{Kind: KindText, Start: d.lines[i].start, End: d.lines[i+n-1].next, Continues: true, text: d.lines[i].text})
		return n
	}
	after := d.lines[i].text
	m, ok := readMark(d.body[:d.lines[i].end], after)
	if ok && strings.HasPrefix(m.raw, strings.ToUpper(m.raw[:min(1, len(m.raw))])) {
		after = skipBlanks(d.body[:d.lines[i].end], m.end)
	} else {
		m = mark{}
	}
	d.addRun(KindText, i, n, "", m, after)
	return n
}

// goesOn reports whether the text of line i goes on a sentence that a page
// break, a stray caption or an empty line cut.
func (d *divider) goesOn(i int) bool {
	if !d.open {
		return false
	}
	last, transport := d.lastText()
	if last < 0 {
		return false
	}
	first := d.body[d.lines[i].text]
	if !endsSentence(d.body[:last]) {
		return isLower(first) || transport || isDigit(first) || !d.isShortLine(last)
	}
	return transport && d.fullLine(last) && !isLoneCapital(d.text(i))
}

// isLoneCapital reports whether text is nothing but capitals: a heading.
func isLoneCapital(text string) bool { return len(text) < 60 && strings.ToUpper(text) == text }

// lastText is the offset after the last running text, and whether only
// transport and blanks stand between it and here.
func (d *divider) lastText() (end int, transport bool) {
	blocks := d.cable.Blocks
	for n := len(blocks) - 1; n >= 0; n-- {
		switch blocks[n].Kind {
		case KindBlank:
		case KindPagebreak, KindCaption, KindClassification:
			transport = true
		default:
			return trimEnd(d.body, blocks[n].Start, blocks[n].End), transport
		}
	}
	return -1, false
}

// isShortLine reports whether the line that ends at offset end is too short
// to have been cut by a page break or wrap.
func (d *divider) isShortLine(end int) bool {
	start := strings.LastIndexByte(d.body[:end], '\n') + 1
	return end-start < 40
}

// fullLine reports whether the line that ends at offset end reaches the
// width at which telegrams are wrapped.
func (d *divider) fullLine(end int) bool {
	start := strings.LastIndexByte(d.body[:end], '\n') + 1
	return end-start >= 50 && end-start <= 80
}

// endsSentence reports whether text ends a sentence or a clause that a new
// block may follow.
func endsSentence(text string) bool {
	text = withoutClosing(text)
	if text == "" {
		return true
	}
	switch text[len(text)-1] {
	case '.', '!', '?', ':', ';':
		return true
	}
	return false
}

// withoutClosing is text without the blanks, quotation marks and brackets at its end.
func withoutClosing(text string) string {
	for n := len(text); n > 0; n = len(text) {
		switch text[n-1] {
		case ' ', '\t', '\r', '\n', '"', '\'', ')', ']':
			text = text[:n-1]
			continue
		}
		if !strings.HasSuffix(text, "”") && !strings.HasSuffix(text, "’") {
			break
		}
		text = text[:n-len("”")]
	}
	return text
}
