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
	a := anchorer{used: map[string]int{}, open: "par0"}
	for i := range c.Paragraphs {
		p := &c.Paragraphs[i]
		p.Anchor = a.anchor(p)
		c.Blocks[p.block].Anchor = p.Anchor
	}
}

// An anchorer walks the paragraphs of a cable in order.
type anchorer struct {
	used  map[string]int // how often each anchor was wanted
	open  string         // anchor of the open numbered paragraph
	other int            // blocks of other text within it
}

func (a *anchorer) anchor(p *Paragraph) string {
	switch {
	case p.Kind == KindParagraph:
		a.open, a.other = a.unique("par"+strconv.Itoa(atoi(p.Label))), 0
		return a.open
	case p.Kind == KindSubparagraph && isLetter(p.Label[0]):
		return a.unique(a.open + "." + strings.ToLower(p.Label))
	}
	a.other++
	return a.open + "_" + strconv.Itoa(a.other)
}

// unique is the anchor itself the first time, then "-2", "-3".
func (a *anchorer) unique(anchor string) string {
	a.used[anchor]++
	if n := a.used[anchor]; n > 1 {
		return anchor + "-" + strconv.Itoa(n)
	}
	return anchor
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
	borne := map[string]bool{}
	for _, p := range c.Paragraphs {
		borne[p.Anchor] = true
	}
	for _, l := range lines {
		label := publishedLabel(c.Body[l.start:l.next])
		if label == "" {
			continue
		}
		if anchor := "par" + label; !borne[anchor] {
			borne[anchor] = true
			c.Aliases = append(c.Aliases, Alias{Anchor: anchor, Start: l.text})
		}
	}
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
