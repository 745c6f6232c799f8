package site

import "strings"

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
