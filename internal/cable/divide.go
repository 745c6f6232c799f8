package cable

import "strings"

// A rule takes as many lines as are its own at line i, and adds their
// blocks; 0 lines is "not mine".
type rule func(d *divider, i int) int

// A divider divides a body into blocks that tile it, line by line: at each
// line the first rule that takes it wins.
type divider struct {
	cable      *Cable
	body       string
	lines      []line
	paragraphs []candidate // judged, in order
	next       int         // index of the next of them
	class      classLine
	fields     []field
	begun      bool // the text has begun
	ending     int  // line from which the signer and the trailer stand
	signerLine int  // line of the signer, -1 if there is none
	letter     byte // last letter of sub-paragraphs in the open paragraph
	item       int  // last number of a list in the open paragraph
	open       bool // the last block is running text that may go on
}

// textRules are tried in this order at every line once the text has begun.
var textRules = []rule{
	(*divider).blankLines,
	(*divider).pageBreak,
	(*divider).strayClassification,
	(*divider).strayCaption,
	(*divider).endingLines,
	(*divider).noticeLine,
	(*divider).paragraph,
	(*divider).lateField,
	(*divider).inlineHeading,
	(*divider).ruledHeading,
	(*divider).ruleLine,
	(*divider).subparagraph,
	(*divider).bullet,
	(*divider).table,
	(*divider).loneHeading,
	(*divider).runningText,
}

// divide divides the whole body.
func (d *divider) divide() {
	d.ending = d.findEnding()
	for i := 0; i < len(d.lines); {
		i += d.step(i)
	}
}

// step takes the lines at i with the first rule that wants them.
func (d *divider) step(i int) int {
	if !d.begun && i < d.firstParagraph() {
		for _, r := range openingRules {
			if n := r(d, i); n > 0 {
				return n
			}
		}
	}
	d.begun = d.begun || !d.fieldFollows(i) || d.paragraphAt(i) != nil
	for _, r := range textRules {
		if n := r(d, i); n > 0 {
			return n
		}
	}
	return d.take(KindFree, i, 1)
}

func (d *divider) text(i int) string { return d.lines[i].in(d.body) }

// take adds lines i to i+n as one block.
func (d *divider) take(kind BlockKind, i, n int) int {
	d.add(Block{Kind: kind, Start: d.lines[i].start, End: d.lines[i+n-1].next})
	return n
}

func (d *divider) add(b Block) {
	d.cable.Blocks = append(d.cable.Blocks, b)
	switch b.Kind {
	case KindBlank, KindPagebreak, KindCaption, KindClassification:
	default:
		d.open = b.Kind == KindParagraph || b.Kind == KindSubparagraph || b.Kind == KindBullet || b.Kind == KindText
	}
}

// takeFieldLines adds the blocks of fields, with the transport lines between
// them, for lines i to end.
func (d *divider) takeFieldLines(fields []field, i, end int) {
	for j := i; j < end; {
		if d.lines[j].blank() {
			j += d.blankLines(j)
			continue
		}
		if d.isTransport(j) {
			j += d.transportLine(j)
			continue
		}
		k := j
		for k < end && !d.lines[k].blank() && !d.isTransport(k) {
			k++
		}
		d.addFieldBlocks(fields, max(d.lines[j].start, fields[0].start), d.lines[k-1].next)
		j = k
	}
}

// addFieldBlocks divides start to end at the fields that begin inside.
func (d *divider) addFieldBlocks(fields []field, start, end int) {
	for n, f := range fields {
		stop := end
		if n+1 < len(fields) {
			stop = min(end, fields[n+1].start)
		}
		if from := max(start, f.start); from < stop {
			d.add(Block{Kind: KindField, Start: from, End: stop, Field: f.name, text: min(stop, max(from, f.value))})
		}
	}
}

func (d *divider) blankLines(i int) int {
	n := 0
	for i+n < len(d.lines) && d.lines[i+n].blank() {
		n++
	}
	if n > 0 {
		d.take(KindBlank, i, n)
	}
	return n
}

// isTransport reports whether line i is no part of the text: a page break,
// the head of a page, a stray caption.
func (d *divider) isTransport(i int) bool {
	text := d.text(i)
	return isPageBreak(text) || isPageLine(text) || isStrayCaption(text) || isClassWordLine(text)
}

func (d *divider) transportLine(i int) int {
	text := d.text(i)
	switch {
	case isStrayCaption(text):
		return d.captionLine(i)
	case isClassWordLine(text):
		return d.take(KindClassification, i, 1)
	}
	return d.take(KindPagebreak, i, 1)
}

func (d *divider) pageBreak(i int) int {
	if text := d.text(i); isPageBreak(text) || isPageLine(text) {
		return d.take(KindPagebreak, i, 1)
	}
	return 0
}

// strayClassification takes a classification that a later section or page repeats.
func (d *divider) strayClassification(i int) int {
	text := d.text(i)
	if i < d.ending && len(text) < 120 && (isClassWordLine(text) || isWholeClassLine(text) && d.sectionHead(text)) {
		return d.take(KindClassification, i, 1)
	}
	return 0
}

func (d *divider) sectionHead(text string) bool {
	c, _ := readClassLine(text)
	return c.section.Of > 0 || c.number == d.class.number
}

// isStrayCaption reports whether a line inside the text is SIPDIS or the like:
// transport, which also cuts sentences (07BEIJING1840).
func isStrayCaption(text string) bool { return len(text) <= 30 && isCaptionLine(text) }

func (d *divider) strayCaption(i int) int {
	if isStrayCaption(d.text(i)) {
		return d.captionLine(i)
	}
	return 0
}

// lateField takes a field that stands after text: the classification
// authority, or a REF block under a handling notice.
func (d *divider) lateField(i int) int {
	name, _, ok := d.fieldAt(i)
	if !ok || d.seen(name) || d.next > 0 && name != fieldClassifiedBy {
		return 0
	}
	return d.fieldLines(i)
}

// firstParagraph is the line of the first judged paragraph; without any, the
// number of lines.
func (d *divider) firstParagraph() int {
	if len(d.paragraphs) == 0 {
		return len(d.lines)
	}
	return d.paragraphs[0].line
}

// paragraphAt is the judged paragraph that begins at line i, or nil.
func (d *divider) paragraphAt(i int) *candidate {
	for n := d.next; n < len(d.paragraphs) && d.paragraphs[n].line <= i; n++ {
		if d.paragraphs[n].line == i {
			return &d.paragraphs[n]
		}
	}
	return nil
}

// paragraph takes a numbered paragraph.
func (d *divider) paragraph(i int) int {
	c := d.paragraphAt(i)
	if c == nil {
		return 0
	}
	for d.next < len(d.paragraphs) && d.paragraphs[d.next].line <= i {
		d.next++
	}
	d.letter, d.item = 0, 0
	return d.run(KindParagraph, i, c.label, c.mark, c.after)
}

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
	if isPlainContinuation(text) {
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

// isPlainContinuation reports whether a line can be nothing but the middle of
// a sentence, which most lines are: it is long, begins with a word in small
// letters, and has no columns.
func isPlainContinuation(text string) bool {
	return len(text) > 45 && isLower(text[0]) && isLower(text[1]) && !hasColumns(text)
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
	text = strings.TrimRight(text, " \t\r\n\"')]”’")
	if text == "" {
		return true
	}
	switch text[len(text)-1] {
	case '.', '!', '?', ':', ';':
		return true
	}
	return false
}
