package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

type leftOut struct {
	at int
	LeftOut
}

// leave leaves out what was typed at at.
func (p *parser) leave(at int, text, why string) {
	p.left = append(p.left, leftOut{at, LeftOut{shortened(strings.TrimSpace(text)), why}})
}

// leftOut is what was left out, in the order typed, each thing once.
func (p *parser) leftOut() []LeftOut {
	slices.SortStableFunc(p.left, func(a, b leftOut) int { return cmp.Compare(a.at, b.at) })
	var list []LeftOut
	seen := map[LeftOut]bool{}
	for _, left := range p.left {
		if !seen[left.LeftOut] {
			seen[left.LeftOut] = true
			list = append(list, left.LeftOut)
		}
	}
	if more := len(list) - maxLeftOut; more > 0 {
		list = append(list[:maxLeftOut], LeftOut{"…", fmt.Sprintf("and %d more", more)})
	}
	return list
}

// shortened keeps a sentence about what was typed to one line.
func shortened(s string) string {
	n := 0
	for i := range s {
		if n++; n > 60 {
			return s[:i] + "…"
		}
	}
	return s
}
