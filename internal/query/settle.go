package query

import (
	"fmt"
	"slices"
)

// settled is a tree of conditions alone: stop words are left out where they
// stand beside something else that is sought, and in:paragraph is noted.
func (p *parser) settled(n Node) Node {
	switch n := n.(type) {
	case bare:
		return n.Word
	case inParagraph:
		p.paragraph = true
		return nil
	case Not:
		if in, is := n.Node.(inParagraph); is {
			p.leave(in.at, "-in:paragraph", "only in:paragraph is understood")
			return nil
		}
		return not(p.settled(n.Node))
	case Or:
		return either(p.eachSettled(n))
	case And:
		if !slices.ContainsFunc(n, sought) {
			return all(p.eachSettled(n))
		}
		kept := slices.DeleteFunc(slices.Clone(n), func(m Node) bool {
			stop, is := m.(bare)
			if is {
				p.leave(stop.at, stop.typed, "so frequent that it is left out beside other words, unless it stands in quotation marks")
			}
			return is
		})
		return all(p.eachSettled(kept))
	}
	return n
}

func (p *parser) eachSettled(nodes []Node) []Node {
	var list []Node
	for _, n := range nodes {
		list = append(list, p.settled(n))
	}
	return list
}

// sought is whether a node says what is sought, rather than what is not, and
// is more than a stop word.
func sought(n Node) bool {
	switch n.(type) {
	case bare, inParagraph, Not:
		return false
	}
	return true
}

// limited leaves out groups that are nested too deeply.
func (p *parser) limited(n Node, depth int) Node {
	switch n := n.(type) {
	case And:
		return all(p.eachLimited(n, n, depth))
	case Or:
		return either(p.eachLimited(n, n, depth))
	case Not:
		return not(p.limited(n.Node, depth))
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
		list = append(list, p.limited(n, depth+1))
	}
	return list
}
