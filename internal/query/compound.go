package query

import "strings"

// divided is a run in the parts that are sought each by itself: those between
// commas, colons and the like, but 12,958 and 10:30 stay whole. Parts without
// a letter or digit are dropped.
func divided(run string) []string {
	var parts []string
	from := 0
	for i := 0; i <= len(run); i++ {
		if i < len(run) && !dividesAt(run, i) {
			continue
		}
		if part := run[from:i]; len(AppendTerms(nil, part)) > 0 {
			parts = append(parts, part)
		}
		from = min(i+1, len(run))
	}
	return parts
}

func dividesAt(run string, i int) bool {
	switch c := run[i]; {
	case strings.IndexByte(",:;!?*", c) < 0:
		return false
	case c != ',' && c != ':' || i == 0 || i == len(run)-1:
		return true
	case c == ',' && (possessive(run, i, foldedBefore(run, i)) > 0 || joint(run, i, foldedBefore(run, i)) > 0):
		return false
	}
	return !isDigit(run[i-1]) || !isDigit(run[i+1])
}

// foldedBefore is the last byte before i as it would stand in a term.
func foldedBefore(run string, i int) byte {
	if c := asciiTerm[run[i-1]]; c != 0 {
		return c
	}
	return run[i-1]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hyphened is whether nothing but hyphens stands between the terms.
func hyphened(text string, tokens []Token) bool {
	for i := 1; i < len(tokens); i++ {
		switch strings.Trim(text[tokens[i-1].End:tokens[i].Start], ".") {
		case "-", "‐", "‑", "–", "-\u00ad":
		default:
			return false
		}
	}
	return true
}
