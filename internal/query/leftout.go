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
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

// dropStops leaves stop words out where they stand beside something else that
// is sought, and makes words of the others.
func (p *parser) dropStops(n Node) Node {
	switch n := n.(type) {
	case bare:
		return n.Word
	case Not:
		return not(p.dropStops(n.Node))
	case Or:
		return either(p.eachDropped(n))
	case And:
		if !slices.ContainsFunc(n, sought) {
			return all(p.eachDropped(n))
		}
		kept := slices.DeleteFunc(slices.Clone(n), func(m Node) bool {
			stop, is := m.(bare)
			if is {
				p.leave(stop.at, stop.typed, "so frequent that it is left out beside other words, unless it stands in quotation marks")
			}
			return is
		})
		return all(p.eachDropped(kept))
	}
	return n
}

func (p *parser) eachDropped(nodes []Node) []Node {
	var list []Node
	for _, n := range nodes {
		list = append(list, p.dropStops(n))
	}
	return list
}

// sought is whether a node says what is sought, rather than what is not, and
// is more than a stop word.
func sought(n Node) bool {
	switch n.(type) {
	case bare, Not:
		return false
	}
	return true
}

// limit leaves out groups that are nested too deeply.
func (p *parser) limit(n Node, depth int) Node {
	switch n := n.(type) {
	case And:
		return all(p.eachLimited(n, n, depth))
	case Or:
		return either(p.eachLimited(n, n, depth))
	case Not:
		return not(p.limit(n.Node, depth))
	}
	return n
}

func (p *parser) eachLimited(group Node, members []Node, depth int) []Node {
	if depth >= maxDepth {
		p.leave(len(p.typed), group.String(), fmt.Sprintf("brackets within brackets are read to a depth of %d", maxDepth))
		return nil
	}
	var list []Node
	for _, n := range members {
		list = append(list, p.limit(n, depth+1))
	}
	return list
}
