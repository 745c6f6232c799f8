package cable

import "strings"

// An item is the start of a sub-paragraph: its label and where its text begins.
type item struct {
	label string
	mark  mark
	after int
}

// subparagraph takes a lettered or numbered item inside a paragraph.
func (d *divider) subparagraph(i int) int {
	it, ok := d.subparagraphAt(i)
	if !ok {
		return 0
	}
	if isLetter(it.label[0]) {
		d.letter, d.item = upper(it.label[0]), 0
	} else {
		d.item = atoi(it.label)
	}
	return d.run(KindSubparagraph, i, it.label, it.mark, it.after)
}

// subparagraphAt reads "A. ", "a) ", "(a) ", "1) ", "(1) " at line i. A
// letter must be A, the next one, or bear a portion mark: "R. Nicholas Burns"
// at a line start is a name (05BOGOTA7402).
func (d *divider) subparagraphAt(i int) (item, bool) {
	l := d.lines[i]
	text := l.in(d.body)
	label, n, ok := itemLabel(text)
	if !ok || d.next == 0 && d.begun && len(d.paragraphs) > 0 {
		return item{}, false
	}
	it := item{label: label, after: skipBlanks(d.body[:l.end], l.text+n)}
	if it.after >= l.end {
		return item{}, false
	}
	m, marked := readMark(d.body[:l.end], it.after)
	if marked {
		it.mark, it.after = m, skipBlanks(d.body[:l.end], m.end)
	}
	return it, marked || d.plausibleItem(i, label)
}

// itemLabel reads the label of an item and the punctuation after it.
func itemLabel(text string) (label string, n int, ok bool) {
	i := 0
	bracket := strings.HasPrefix(text, "(")
	if bracket {
		i++
	}
	j := i + leadingDigits(text[i:])
	if j == i && j < len(text) && isLetter(text[j]) {
		j++
	}
	if j == i || j-i > 2 || j >= len(text) {
		return "", 0, false
	}
	closing := text[j]
	letter := isLetter(text[i])
	if !(closing == ')' || closing == '.' && letter && !bracket) || bracket && closing != ')' {
		return "", 0, false
	}
	if _, isMark := readMark(text, 0); isMark && bracket {
		return "", 0, false
	}
	if closing == '.' && (j+1 >= len(text) || text[j+1] != ' ') {
		return "", 0, false
	}
	return text[i:j], j + 1, true
}

// plausibleItem reports whether an unmarked label stands where a list would go on.
func (d *divider) plausibleItem(i int, label string) bool {
	fresh := i == 0 || d.lines[i-1].blank() || d.isTransport(i-1) || endsSentence(d.body[:d.lines[i-1].end])
	if isDigit(label[0]) {
		return fresh || d.goesOnList(i, atoi(label))
	}
	l := upper(label[0])
	return fresh && (l == 'A' || l == d.letter+1)
}

// goesOnList reports whether the item "n)" at line i goes on a list of short
// items that end in no period (08STATE116392).
func (d *divider) goesOnList(i, n int) bool {
	if d.text(i)[0] == '(' || i == 0 || d.lines[i-1].length() > 60 {
		return false
	}
	return n == d.item+1 && (d.item > 0 || d.lines[i].indent() > d.lines[i-1].indent())
}

// bullet takes a talking point or another item under a dash.
func (d *divider) bullet(i int) int {
	after := d.bulletAt(i)
	if after == 0 {
		return 0
	}
	var m mark
	if read, ok := readMark(d.body[:d.lines[i].end], after); ok {
		m, after = read, skipBlanks(d.body[:d.lines[i].end], read.end)
	}
	return d.run(KindBullet, i, "", m, after)
}

// bulletMarks are what bullets begin with, longest first.
var bulletMarks = []string{"--", "-", "*", "•", "–", "—", "·", "o ", "§"}

// bulletAt is the offset of the text of the bullet at line i, 0 if there is
// none. A dash that goes on a sentence is none.
func (d *divider) bulletAt(i int) int {
	l := d.lines[i]
	text := l.in(d.body)
	if text != "" && text[0] != 'o' && text[0] < 0x80 && isWord(text[0]) {
		return 0
	}
	for _, b := range bulletMarks {
		rest, ok := strings.CutPrefix(text, b)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " \t-")
		if rest == "" || b == "o " && l.indent() == 0 || !d.freshLine(i) || isDigit(rest[0]) && b == "-" && len(text) > 1 && isDigit(text[1]) {
			return 0
		}
		return l.end - len(rest)
	}
	return 0
}

// freshLine reports whether line i may begin a block: after a blank line, a
// rule, or a line that ends its sentence, or under another bullet.
func (d *divider) freshLine(i int) bool {
	if i == 0 || d.lines[i-1].blank() || isRule(d.text(i-1)) || endsSentence(d.body[:d.lines[i-1].end]) {
		return true
	}
	before := d.text(i - 1)
	return d.lines[i-1].length() < 40 || strings.HasSuffix(before, ",") && d.lines[i].indent() > 0 || strings.HasPrefix(before, "-") && len(before) < 60
}

// tableRows is the fewest lines with wide gaps that make a table.
const tableRows = 3

// table takes lines set in columns.
func (d *divider) table(i int) int {
	n := d.tableLines(i)
	if n == 0 {
		return 0
	}
	d.addRun(KindTable, i, n, "", mark{}, d.lines[i].start)
	return n
}

// tableLines counts the lines from i on that have columns; fewer than three
// make no table (09BERLIN1626).
func (d *divider) tableLines(i int) int {
	n := 0
	for i+n < len(d.lines) && d.hasColumns(i+n) && d.paragraphAt(i+n) == nil {
		n++
	}
	if n < tableRows {
		return 0
	}
	return n
}

// hasColumns reports whether line i has a gap of three blanks or more inside,
// or a tab, between words.
func (d *divider) hasColumns(i int) bool {
	if d.lines[i].pairs&(gapPair|oddBlankPair) == 0 {
		return false
	}
	text := d.text(i)
	if i := strings.Index(text, "   "); i > 0 && i < len(text)-3 {
		return !endsSentence(text[:i])
	}
	return strings.Contains(text, "\t")
}
