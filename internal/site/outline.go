package site

import (
	"strings"

	"cables/internal/cable"
)

// An OutlineView is what stands in a long cable, in order: its headings, each
// with the numbers of the paragraphs beneath it; without headings the numbers
// with their first words.
type OutlineView struct {
	Sections []OutlineSection
}

// An OutlineSection is a heading, or a paragraph where there are no headings.
type OutlineSection struct {
	Label   string // of a paragraph: "3"
	Text    string
	Address string // where it begins: "#par3"
	Numbers []Link // of the paragraphs beneath a heading
}

// What is shorter than this on a screen needs no outline.
const (
	longCable    = 6000 // bytes of body
	manySections = 3
	outlineWords = 44 // bytes of a paragraph that stand for it
)

// outline gives the outline of a long cable, and nil for others.
func outline(c *cable.Cable) *OutlineView {
	if len(c.Body) < longCable {
		return nil
	}
	sections := sectionsByHeading(c)
	if len(sections) < manySections {
		sections = sectionsByParagraph(c)
	}
	if len(sections) < manySections {
		return nil
	}
	return &OutlineView{sections}
}

// sectionsByHeading begins a section at each heading, and one at what stands
// before the first.
func sectionsByHeading(c *cable.Cable) []OutlineSection {
	var sections []OutlineSection
	for _, p := range c.Paragraphs {
		if p.Heading != "" {
			sections = append(sections, OutlineSection{Text: headingInWords(p.Heading), Address: "#" + p.Anchor})
		}
		if p.Kind != cable.KindParagraph {
			continue
		}
		if len(sections) == 0 {
			sections = append(sections, OutlineSection{Text: openingOf(p.Text), Address: "#" + p.Anchor})
		}
		last := &sections[len(sections)-1]
		last.Numbers = append(last.Numbers, Link{p.Label, "#" + p.Anchor})
	}
	return sections
}

func sectionsByParagraph(c *cable.Cable) []OutlineSection {
	var sections []OutlineSection
	for _, p := range c.Paragraphs {
		if p.Kind == cable.KindParagraph {
			sections = append(sections, OutlineSection{Label: p.Label, Text: openingOf(p.Text), Address: "#" + p.Anchor})
		}
	}
	return sections
}

// openingOf stands for a paragraph: what it begins with as if that were a
// heading, "Introduction and Summary:", or else its first words.
func openingOf(text string) string {
	if opening, _, found := strings.Cut(text[:min(len(text), outlineWords)], ": "); found && len(strings.Fields(opening)) <= 5 {
		return headingInWords(opening)
	}
	words, cut := strings.CutSuffix(firstWords(text, outlineWords), "…")
	if !cut {
		return words
	}
	return strings.TrimRight(words, ",;:.-") + "…"
}

// headingInWords is a heading as the reading view sets it.
func headingInWords(heading string) string {
	pieces := []PieceView{{Kind: "text", Text: strings.Join(strings.Fields(heading), " ")}}
	setHeading(pieces)
	return strings.TrimRight(pieces[0].Text, ": ")
}
