package query

import "strings"

// Says is how the query was understood, to stand behind a number or by itself:
// "cables in which “iran” and “sanctions” occur, tagged PREL, created from
// 2009-03 to 2009-05". It is "" if there is nothing to look for.
func (q Query) Says() string {
	if q.Root == nil {
		return ""
	}
	members, several := q.Root.(And)
	if !several {
		members = And{q.Root}
	}
	says := sayer{q.Paragraph}
	var occur, absent, rest []string
	for _, n := range members {
		without, _ := n.(Not)
		if said, ok := words(n, len(members) > 1); ok {
			occur = append(occur, said)
		} else if said, ok := words(without.Node, false); ok {
			absent = append(absent, said)
		} else {
			rest = append(rest, says.clause(n, len(members) > 1))
		}
	}
	return says.results() + " " + strings.Join(append(says.occurring(occur, absent), rest...), ", ")
}

// A sayer puts conditions into words, of cables or of paragraphs.
type sayer struct{ paragraph bool }

func (s sayer) results() string {
	if s.paragraph {
		return "paragraphs"
	}
	return "cables"
}

// occurring says what words must occur and must not.
func (s sayer) occurring(occur, absent []string) []string {
	var parts []string
	switch len(occur) {
	case 0:
	case 1:
		parts = append(parts, "in which "+occur[0]+" occurs")
	default:
		parts = append(parts, "in which "+listed(occur, "and")+" occur")
	}
	if len(absent) > 0 {
		parts = append(parts, "without "+listed(absent, "or"))
	}
	return parts
}

// words is a condition that asks for nothing but words, as a noun; ok is false
// for others.
func words(n Node, bracketed bool) (said string, ok bool) {
	switch n := n.(type) {
	case Word:
		return "“" + shortened(n.Term) + "”" + where(n.Field), true
	case Phrase:
		return "“" + strings.Join(n.Terms, " ") + "”" + where(n.Field), true
	case Prefix:
		return "a word that begins with “" + shortened(n.Term) + "”" + where(n.Field), true
	case Stem:
		return "a form of “" + shortened(n.Stem) + "”", true
	case And:
		return wordsOf(n, "and", bracketed)
	case Or:
		return wordsOf(n, "or", bracketed)
	}
	return "", false
}

func wordsOf(members []Node, between string, bracketed bool) (said string, ok bool) {
	var list []string
	for _, m := range members {
		word, ok := words(m, true)
		if !ok {
			return "", false
		}
		list = append(list, word)
	}
	return inBrackets(listed(list, between), bracketed), true
}

func inBrackets(s string, really bool) string {
	if really {
		return "(" + s + ")"
	}
	return s
}

func where(f Field) string {
	if f == Subject {
		return " in the subject"
	}
	return ""
}

// clause is any condition, to stand behind "cables".
func (s sayer) clause(n Node, bracketed bool) string {
	if said, ok := words(n, false); ok {
		return "with " + said
	}
	switch n := n.(type) {
	case Not:
		return negated(s.clause(n.Node, true))
	case And:
		return inBrackets(s.clauses(n, "and"), bracketed)
	case Or:
		return inBrackets(s.clauses(n, "or"), bracketed)
	case Value:
		return s.value(n)
	case Range:
		return n.says()
	case Has:
		return thingSaid[n.What]
	}
	return ""
}

func (s sayer) clauses(members []Node, between string) string {
	var list []string
	for _, m := range members {
		list = append(list, s.clause(m, true))
	}
	return listed(list, between)
}

func negated(clause string) string {
	if rest, with := strings.CutPrefix(clause, "with "); with {
		return "without " + rest
	}
	return "not " + clause
}

var thingSaid = map[Thing]string{
	Redaction: "with redactions", Summary: "with a summary", Problem: "with something that could not be read", Partial: "published in part only",
}

func (s sayer) value(n Value) string {
	value := shortened(n.Value)
	switch n.Field {
	case From:
		return "from “" + value + "”"
	case To:
		return "addressed to “" + value + "”"
	case Origin:
		return "of the origin “" + value + "”"
	case Tag:
		return "tagged " + value
	case Class:
		return "classified “" + value + "”"
	case Signer:
		return "signed “" + value + "”"
	case Ref:
		return "with “" + value + "” in the reference ID"
	case Cites:
		return "citing " + value
	}
	if s.paragraph {
		return "marked “" + value + "”"
	}
	return "with a paragraph marked “" + value + "”"
}

// says is the range in words.
func (n Range) says() string {
	verb := "created "
	if n.Field == Released {
		verb = "released "
	}
	switch {
	case n.From == n.To:
		return verb + onOrIn(n.From) + " " + n.From
	case n.From == "":
		return verb + onOrIn(n.To) + " or before " + n.To
	case n.To == "":
		return verb + onOrIn(n.From) + " or after " + n.From
	}
	return verb + "from " + n.From + " to " + n.To
}

func onOrIn(end string) string {
	if len(end) == len("2009-03-05") {
		return "on"
	}
	return "in"
}
