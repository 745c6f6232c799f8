package query

import "strings"

// String is the canonical spelling of a query: [Parse] makes the same tree of
// it, and leaves nothing out.
func (q Query) String() string {
	var parts []string
	if q.Root != nil {
		parts = append(parts, q.Root.String())
	}
	if q.Paragraph {
		parts = append(parts, "in:paragraph")
	}
	if or, is := q.Root.(Or); is && q.Paragraph {
		parts[0] = "(" + or.String() + ")"
	}
	return strings.Join(parts, " ")
}

// String is the members with blanks between them.
func (n And) String() string { return spelled(n, " ", func(Node) bool { return false }) }

// String is the members with OR between them.
func (n Or) String() string {
	return spelled(n, " OR ", func(m Node) bool { _, and := m.(And); return and })
}

// String is what is to be absent, with a minus before it.
func (n Not) String() string {
	return "-" + spelled([]Node{n.Node}, "", func(m Node) bool {
		switch m.(type) {
		case And, Or:
			return true
		}
		return false
	})
}

func spelled(nodes []Node, between string, bracketed func(Node) bool) string {
	var b strings.Builder
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		if bracketed(n) {
			b.WriteString("(" + n.String() + ")")
		} else {
			b.WriteString(n.String())
		}
	}
	return b.String()
}

// String is the term, in quotation marks if it would be left out without.
func (n Word) String() string {
	if Stop(n.Term) {
		return n.Field.prefix() + `"` + n.Term + `"`
	}
	return n.Field.prefix() + n.Term
}

// String is the terms in quotation marks.
func (n Phrase) String() string {
	return n.Field.prefix() + `"` + strings.Join(n.Terms, " ") + `"`
}

// String is the beginning with a star behind it.
func (n Prefix) String() string { return n.Field.prefix() + n.Term + "*" }

// String is the stem with a tilde before it.
func (n Stem) String() string { return "~" + n.Stem }

// String is the value behind its field, in quotation marks if it needs them.
func (n Value) String() string {
	for i, c := range []byte(n.Value) {
		if asciiTerm[c] == 0 && (i == 0 || !strings.ContainsRune("-._/", rune(c))) {
			return n.Field.prefix() + `"` + n.Value + `"`
		}
	}
	return n.Field.prefix() + n.Value
}

// String is the range with two dots in it, or the one year, month or day that
// it is.
func (n Range) String() string {
	if n.From == n.To {
		return n.Field.prefix() + n.From
	}
	return n.Field.prefix() + n.From + ".." + n.To
}

// String is is:partial, or the thing behind has:.
func (n Has) String() string {
	if n.What == Partial {
		return is.prefix() + string(n.What)
	}
	return has.prefix() + string(n.What)
}
