package cable

import (
	"strconv"
	"strings"
)

// addAnchors gives every block of running text its anchor, and every
// numbered paragraph its whole extent.
//
// A paragraph labelled N has the anchor parN at its first occurrence, parN-2
// at the next; a lettered sub-paragraph its paragraph's anchor, a dot and the
// letter; every other block is parN_k, the k-th such block within it.
func (c *Cable) addAnchors() {
	a := anchorer{open: "par0"}
	a.out.Grow(len(c.Paragraphs) * len("par10_10"))
	for i := range c.Paragraphs {
		p := &c.Paragraphs[i]
		p.Anchor = a.anchor(p)
		c.Blocks[p.block].Anchor = p.Anchor
	}
}

// An anchorer walks the paragraphs of a cable in order.
type anchorer struct {
	out     strings.Builder          // all anchors, one behind the other
	numbers [highestNumber + 1]int32 // how often each paragraph number was used
	open    string                   // anchor of the open numbered paragraph
	letters [256]int32               // how often each letter was used within it
	other   int                      // blocks of other text within it
}

func (a *anchorer) anchor(p *Paragraph) string {
	start := a.out.Len()
	switch {
	case p.Kind == KindParagraph:
		number := atoi(p.Label)
		a.out.WriteString("par")
		a.writeNumber(number)
		a.numbers[number]++
		a.writeRepeat(a.numbers[number])
		a.open, a.letters, a.other = a.out.String()[start:], [256]int32{}, 0
		return a.open
	case p.Kind == KindSubparagraph && isLetter(p.Label[0]):
		letter := lower(p.Label[0])
		a.out.WriteString(a.open)
		a.out.WriteByte('.')
		a.out.WriteByte(letter)
		a.letters[letter]++
		a.writeRepeat(a.letters[letter])
	default:
		a.other++
		a.out.WriteString(a.open)
		a.out.WriteByte('_')
		a.writeNumber(a.other)
	}
	return a.out.String()[start:]
}

// writeRepeat writes nothing the first time, then "-2", "-3".
func (a *anchorer) writeRepeat(n int32) {
	if n > 1 {
		a.out.WriteByte('-')
		a.writeNumber(int(n))
	}
}

func (a *anchorer) writeNumber(n int) {
	var digits [20]byte
	a.out.Write(strconv.AppendInt(digits[:0], int64(n), 10))
}

// extendParagraphs stretches every numbered paragraph to the last byte
// before the next heading, paragraph or signer.
func (c *Cable) extendParagraphs(texts *blockTexts) {
	for i := range c.Paragraphs {
		p := &c.Paragraphs[i]
		last := p.block
		for n := p.block + 1; n < len(c.Blocks) && c.belongs(p, c.Blocks[n]); n++ {
			if c.Blocks[n].isRunning() {
				last = n
			}
		}
		if last > p.block {
			p.End = trimEnd(c.Body, c.Blocks[last].Start, c.Blocks[last].End)
		}
		p.Text = texts.of(p.block, last)
	}
}

// belongs reports whether block b can be part of paragraph p, which stands
// above it. Any running text goes on where a page break cut it; only a
// numbered paragraph holds other blocks.
func (c *Cable) belongs(p *Paragraph, b Block) bool {
	switch b.Kind {
	case KindBlank, KindPagebreak, KindCaption, KindClassification:
		return true
	case KindText:
		return b.Continues || p.Kind == KindParagraph
	case KindBullet, KindSubparagraph, KindTable, KindFree:
		return p.Kind == KindParagraph
	case KindRule:
		return p.Kind == KindParagraph
	}
	return false
}

func (b Block) isRunning() bool {
	switch b.Kind {
	case KindParagraph, KindSubparagraph, KindBullet, KindTable, KindText:
		return true
	}
	return false
}

// addAliases keeps the publisher's anchors alive: any line that begins with
// digits or one capital, a period and a blank had one. The first line with an
// id is where its old links went; an id that a paragraph bears is not added.
func (c *Cable) addAliases(lines []line) {
	var borne map[string]bool // labels, as they follow "par"; made when a line needs it
	below := c.Paragraphs     // from the line on
	for _, l := range lines {
		if l.blank() || !isDigit(c.Body[l.text]) && !isUpper(c.Body[l.text]) {
			continue
		}
		label := publishedLabel(c.Body[l.start:l.next])
		if label == "" {
			continue
		}
		for len(below) > 0 && below[0].Start < l.text {
			below = below[1:]
		}
		if len(below) > 0 && below[0].Start == l.text && below[0].Anchor[len("par"):] == label {
			continue
		}
		if borne == nil {
			borne = c.labelsBorne()
		}
		if !borne[label] {
			borne[label] = true
			c.Aliases = append(c.Aliases, Alias{Anchor: "par" + label, Start: l.text})
		}
	}
}

// labelsBorne are the labels of the numbered paragraphs, as in their anchors.
func (c *Cable) labelsBorne() map[string]bool {
	borne := map[string]bool{}
	for _, p := range c.Paragraphs {
		if p.Kind == KindParagraph {
			borne[p.Anchor[len("par"):]] = true
		}
	}
	return borne
}

// publishedLabel applies the publisher's rule, ^[ \t]*(\d+|[A-Z])\. with a
// blank behind, to one line.
func publishedLabel(s string) string {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	n := leadingDigits(s[i:])
	if n == 0 && i < len(s) && isUpper(s[i]) {
		n = 1
	}
	if n == 0 || !strings.HasPrefix(s[i+n:], ". ") {
		return ""
	}
	return s[i : i+n]
}
