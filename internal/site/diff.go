package site

import (
	"slices"
	"strings"
)

// A DiffPart is a stretch of a comparison. Where many lines are alike, those
// in the middle are a part that is folded away.
type DiffPart struct {
	Alike  int // lines, if it is folded; else 0
	Pieces []DiffPiece
}

// A DiffPiece is a run of words that both texts have, or only one of them.
type DiffPiece struct {
	Kind   string // same, removed, inserted
	Pieces []PieceView
}

const (
	linesAround = 3 // lines of context that stay with a change
	linesFolded = 4 // fewer than these are not worth folding
)

func diffParts(changes []change) []DiffPart {
	var parts []DiffPart
	open := DiffPart{}
	add := func(kind string, words []word) {
		if len(words) > 0 {
			open.Pieces = append(open.Pieces, DiffPiece{kind, viewWords(words)})
		}
	}
	for i, c := range changes {
		if c.kind != same {
			add(c.kind, c.words)
			continue
		}
		head, middle, tail := fold(c.words, i == 0, i == len(changes)-1)
		add(same, head)
		if len(middle) > 0 {
			if len(open.Pieces) > 0 {
				parts = append(parts, open)
			}
			parts = append(parts, DiffPart{Alike: len(lineEnds(middle)), Pieces: []DiffPiece{{same, viewWords(middle)}}})
			open = DiffPart{}
		}
		add(same, tail)
	}
	if len(open.Pieces) > 0 {
		parts = append(parts, open)
	}
	return parts
}

// fold divides what both texts have into the lines around the changes before
// and after it, and those in the middle. At the ends of the text there is a
// change on one side only.
func fold(words []word, first, last bool) (head, middle, tail []word) {
	ends := lineEnds(words)
	from, to := 0, len(words)
	lines := len(ends)
	if !first && lines >= linesAround {
		from, lines = ends[linesAround-1]+1, lines-linesAround
	}
	if !last && len(ends) > linesAround {
		to, lines = ends[len(ends)-1-linesAround]+1, lines-linesAround
	}
	if lines < linesFolded || from >= to {
		return words, nil, nil
	}
	return words[:from], words[from:to], words[to:]
}

// lineEnds is where lines end.
func lineEnds(words []word) []int {
	var ends []int
	for i, w := range words {
		if w.isLineEnd() {
			ends = append(ends, i)
		}
	}
	return ends
}

// viewWords sets words as a cable's page sets them.
func viewWords(words []word) []PieceView {
	var views []PieceView
	for len(words) > 0 {
		if words[0].redacted {
			views = append(views, PieceView{Kind: "redaction", Text: words[0].text})
			words = words[1:]
			continue
		}
		n := slices.IndexFunc(words, func(w word) bool { return w.redacted })
		if n < 0 {
			n = len(words)
		}
		var text strings.Builder
		for _, w := range words[:n] {
			text.WriteString(w.text)
		}
		views = append(views, PieceView{Kind: "text", Text: text.String()})
		words = words[n:]
	}
	return views
}

// countText counts the words of one kind of change that say something.
func countText(changes []change, kind string) (n int) {
	for _, c := range changes {
		if c.kind != kind {
			continue
		}
		for _, w := range c.words {
			if w.isText() {
				n++
			}
		}
	}
	return n
}
