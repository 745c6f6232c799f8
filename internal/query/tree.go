package query

import "slices"

// A Query is what a reader typed, understood.
type Query struct {
	Root      Node      // nil: there is nothing to look for
	Paragraph bool      // in:paragraph: all must hold within one paragraph, and results are paragraphs
	LeftOut   []LeftOut // what was left out of account, in the order typed
}

// A LeftOut is a piece of a query that was left out of account.
type LeftOut struct {
	Text string // as typed, shortened: "ab*"
	Why  string // "a prefix needs three letters or more"
}

// A Node is a condition: an [And], [Or] or [Not] of others, or a leaf. In the
// trees that [Parse] makes, no And stands directly in an And, no Or in an Or, no
// Not in a Not, and each And and Or has two members or more, all different.
type Node interface {
	// String is the canonical spelling of the condition.
	String() string
	node()
}

type (
	// And holds where all its members hold.
	And []Node
	// Or holds where one of its members holds, or more.
	Or []Node
	// Not holds where its node does not.
	Not struct{ Node }

	// A Word is one term, anywhere or in a field of text.
	Word struct {
		Term  string
		Field Field // Anywhere or Subject
	}
	// A Phrase is two terms or more that follow each other.
	Phrase struct {
		Terms []string
		Field Field // Anywhere or Subject
	}
	// A Prefix is what terms begin with, three letters or more.
	Prefix struct {
		Term  string
		Field Field // Anywhere or Subject
	}
	// A Stem stands for all terms of which [StemOf] gives it.
	Stem struct{ Stem string }
	// A Value is what a reader typed behind a field, with blanks folded:
	// "Embassy Beijing", "PREL". What it means there, the archive knows.
	Value struct {
		Field Field // From To Origin Tag Class Marking Signer Ref Cites
		Value string
	}
	// A Range is a stretch of days, both ends included. Its ends are written
	// "2009", "2009-03" or "2009-03-05" and mean the whole of it; one of them
	// may be "", open. From is never later than To.
	Range struct {
		Field    Field // Date or Released
		From, To string
	}
	// A Has asks for cables that have something.
	Has struct{ What Thing }
)

func (And) node()    {}
func (Or) node()     {}
func (Not) node()    {}
func (Word) node()   {}
func (Phrase) node() {}
func (Prefix) node() {}
func (Stem) node()   {}
func (Value) node()  {}
func (Range) node()  {}
func (Has) node()    {}

// all is the condition that all of the nodes hold; nil if there are none.
func all(nodes []Node) Node {
	return joined(nodes, func(n Node) ([]Node, bool) { and, ok := n.(And); return and, ok },
		func(nodes []Node) Node { return And(nodes) })
}

// either is the condition that one of the nodes holds; nil if there are none.
func either(nodes []Node) Node {
	return joined(nodes, func(n Node) ([]Node, bool) { or, ok := n.(Or); return or, ok },
		func(nodes []Node) Node { return Or(nodes) })
}

// joined makes one node of several: those that are absent or said twice are
// dropped, and those of the same kind give their members.
func joined(nodes []Node, members func(Node) ([]Node, bool), make func([]Node) Node) Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	var list []Node
	seen := map[string]bool{}
	for _, n := range nodes {
		within, same := members(n)
		if !same {
			within = []Node{n}
		}
		for _, m := range within {
			if m != nil && !seen[m.String()] {
				seen[m.String()] = true
				list = append(list, m)
			}
		}
	}
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return make(list)
}

// not is the opposite of a node; nil if there is none.
func not(n Node) Node {
	switch n := n.(type) {
	case nil:
		return nil
	case Not:
		return n.Node
	}
	return Not{n}
}

// Holds evaluates a tree, asking leaf for every leaf that it needs to know. No
// tree holds always.
func Holds(n Node, leaf func(Node) bool) bool {
	holds := func(n Node) bool { return Holds(n, leaf) }
	switch n := n.(type) {
	case nil:
		return true
	case And:
		return !slices.ContainsFunc(n, func(n Node) bool { return !holds(n) })
	case Or:
		return slices.ContainsFunc(n, holds)
	case Not:
		return !holds(n.Node)
	}
	return leaf(n)
}

// Walk visits every leaf of a tree in order, and says whether it is sought or
// to be without.
func Walk(n Node, visit func(leaf Node, negated bool)) { walk(n, false, visit) }

func walk(n Node, negated bool, visit func(Node, bool)) {
	switch n := n.(type) {
	case nil:
	case And:
		for _, m := range n {
			walk(m, negated, visit)
		}
	case Or:
		for _, m := range n {
			walk(m, negated, visit)
		}
	case Not:
		walk(n.Node, !negated, visit)
	default:
		visit(n, negated)
	}
}
