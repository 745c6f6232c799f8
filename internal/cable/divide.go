package cable

// A rule takes as many lines as are its own at line i, and adds their
// blocks; 0 lines is "not mine".
type rule func(d *divider, i int) int

// A divider divides a body into blocks that tile it, line by line: at each
// line the first rule that takes it wins.
type divider struct {
	cable      *Cable
	body       string
	class      classLine
	next       int  // index of the next of the judged paragraphs
	begun      bool // the text has begun
	ending     int  // line from which the signer and the trailer stand
	signerLine int  // line of the signer, -1 if there is none
	letter     byte // last letter of sub-paragraphs in the open paragraph
	item       int  // last number of a list in the open paragraph
	open       bool // the last block is running text that may go on

	scratch
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
