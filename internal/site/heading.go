package site

import (
	"strings"

	"cables/internal/glossary"
)

// setHeading takes off the dashes that some headings have on their own line,
// and sets one that is in capitals as the title is set.
func setHeading(pieces []PieceView) {
	if len(pieces) == 0 {
		return
	}
	first, last := &pieces[0], &pieces[len(pieces)-1]
	first.Text = strings.TrimLeft(first.Text, "-=_* ")
	last.Text = strings.TrimRight(last.Text, "-=_* ")
	if text := plainText(pieces); text != strings.ToUpper(text) {
		return
	}
	for i, p := range pieces {
		if p.Kind == "text" {
			pieces[i].Text = glossary.ReadingCase(p.Text)
		}
	}
}
