package site

import (
	"strings"

	"cables/internal/cable"
)

// indent gives a table's first line back the blanks that its columns hang on.
func (r *reader) indent(b cable.Block, pieces []PieceView) {
	read := r.cable.Reading(b)
	if len(read) == 0 {
		return
	}
	start := read[0].Start
	for start > b.Start && r.cable.Body[start-1] == ' ' {
		start--
	}
	pieces[0].Text = r.cable.Body[start:read[0].Start] + pieces[0].Text
	if len(pieces) == 1 {
		pieces[0].Text = dedented(pieces[0].Text)
	}
}

// dedented takes off the blanks that all lines begin with.
func dedented(text string) string {
	least := len(text)
	for line := range strings.Lines(text) {
		if bare := strings.TrimLeft(line, " "); strings.TrimSpace(bare) != "" {
			least = min(least, len(line)-len(bare))
		}
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		out.WriteString(line[min(least, len(line)-len(strings.TrimLeft(line, " "))):])
	}
	return out.String()
}
