package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What one query may hold. A page that says how a query was understood stays
// readable, and none costs more than its reader meant it to.
const (
	maxTyped   = 16 << 10 // bytes
	maxLeaves  = 64
	maxTerms   = 64 // of a phrase
	maxDepth   = 16 // of Ands and Ors within each other
	maxLeftOut = 20
)

// Parse understands a query. It is total: anything that can be typed is legal.
func Parse(s string) Query {
	p := &parser{typed: cleaned(s)}
	if len(p.typed) > maxTyped {
		cut := strings.ToValidUTF8(p.typed[:maxTyped], "")
		p.leave(len(cut), p.typed[len(cut):], fmt.Sprintf("a query can be %d characters long", maxTyped))
		p.typed = cut
	}
	root := p.settled(p.all(Anywhere, 0))
	root = p.limited(root, 0)
	return Query{Root: root, Paragraph: p.paragraph, LeftOut: p.leftOut()}
}

// cleaned gives quotation marks and brackets one form, and makes blanks of
// everything that cannot be seen.
func cleaned(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '“', '”', '„', '‟', '«', '»', '″', '＂', '〝', '〞':
			return '"'
		case '（':
			return '('
		case '）':
			return ')'
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
}

type parser struct {
	typed     string
	at        int // what comes next
	leaves    int
	full      bool // there were more leaves
	paragraph bool
	left      []leftOut
}

func (p *parser) blanks() bool {
	before := p.at
	for p.at < len(p.typed) && p.typed[p.at] == ' ' {
		p.at++
	}
	return p.at > before
}

// peek is the next byte, 0 at the end: the text itself has no NUL.
func (p *parser) peek() byte {
	if p.at < len(p.typed) {
		return p.typed[p.at]
	}
	return 0
}

// over is whether a list of conditions ends here.
func (p *parser) over() bool { return p.peek() == 0 || p.peek() == ')' }

// isOperator is whether one of the capital words comes next.
func (p *parser) isOperator(words ...string) bool {
	for _, word := range words {
		rest, found := strings.CutPrefix(p.typed[p.at:], word)
		if found && (rest == "" || strings.IndexByte(` "()`, rest[0]) >= 0) {
			return true
		}
	}
	return false
}

// operator consumes a capital word with the blanks behind it, if it is next.
func (p *parser) operator(word string) bool {
	if !p.isOperator(word) {
		return false
	}
	p.at += len(word)
	p.blanks()
	return true
}

// all reads conditions until the end or a closing bracket.
func (p *parser) all(field Field, depth int) Node {
	var list []Node
	for {
		p.blanks()
		at := p.at
		switch {
		case p.peek() == 0, p.over() && depth > 0:
			return all(list)
		case p.over():
			p.at++ // closes nothing
		case p.operator("AND"):
			if len(list) == 0 {
				p.leave(at, "AND", "nothing stands before it")
			}
		case p.operator("OR"):
			p.leave(at, "OR", "nothing stands before it")
		default:
			list = append(list, p.either(field, depth))
		}
	}
}

// either reads one condition, or several with OR between them.
func (p *parser) either(field Field, depth int) Node {
	list := []Node{p.one(field, depth)}
	for {
		p.blanks()
		at := p.at
		if !p.operator("OR") {
			return either(list)
		}
		if p.over() || p.isOperator("OR", "AND") {
			p.leave(at, "OR", "nothing stands behind it")
			continue
		}
		list = append(list, p.one(field, depth))
	}
}

// one reads one condition with what negates it.
func (p *parser) one(field Field, depth int) Node {
	at, negated := p.at, false
	for p.operator("NOT") {
		negated = !negated
	}
	if p.over() {
		p.leave(at, "NOT", "nothing stands behind it")
		return nil
	}
	if p.minus() {
		negated = !negated
	}
	n := p.operand(field, depth)
	if negated {
		return not(n)
	}
	return n
}

// minus consumes a minus that stands directly before something. Two of them
// are a dash.
func (p *parser) minus() bool {
	for _, sign := range []string{"-", "−", "–"} {
		rest, found := strings.CutPrefix(p.typed[p.at:], sign)
		if !found {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(" )-−–—", next) {
			return false
		}
		p.at += len(sign)
		return true
	}
	return false
}

// operand reads a group, a field with what is sought in it, a phrase, a stem or
// a run of letters. It consumes one byte or more.
func (p *parser) operand(field Field, depth int) Node {
	switch at := p.at; {
	case p.peek() == '(':
		p.at++
		n := p.all(field, depth+1)
		if p.peek() == ')' {
			p.at++
		}
		return n
	case p.peek() == '"':
		inner, closed := p.quoted()
		if !closed {
			p.leave(at, `"`, "the second quotation mark is missing")
			if p.over() || p.peek() == ' ' {
				return nil
			}
			return p.one(field, depth)
		}
		return p.leaf(field, at, inner, true)
	}
	at := p.at
	if within, length := fieldAt(p.typed[p.at:]); length > 0 {
		p.at += length
		return p.within(within, at, depth)
	}
	return p.leaf(field, at, p.run(), false)
}

// quoted consumes what stands in quotation marks; the first mark alone if there
// is no second.
func (p *parser) quoted() (inner string, closed bool) {
	p.at++
	inner, _, closed = strings.Cut(p.typed[p.at:], `"`)
	if closed {
		p.at += len(inner) + 1
	}
	p.star(closed)
	return inner, closed
}

// star consumes a star behind quotation marks.
func (p *parser) star(closed bool) {
	if closed && p.peek() == '*' {
		p.leave(p.at, `"*`, "a star counts behind a word without quotation marks")
		p.at++
	}
}

// run consumes what stands together, but for a tilde and quotation marks
// directly behind it, which it takes too.
func (p *parser) run() string {
	rest := p.typed[p.at:]
	end := strings.IndexAny(rest, ` "()`)
	if end < 0 {
		end = len(rest)
	}
	p.at += end
	if rest[:end] == "~" && p.peek() == '"' {
		if inner, closed := p.quoted(); closed {
			return "~" + inner
		}
		p.at--
	}
	return rest[:end]
}

// fieldAt is the field that s begins with, and its length with the colon.
func fieldAt(s string) (Field, int) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || colon > len("classification") {
		return "", 0
	}
	field, known := fieldNames[strings.ToLower(s[:colon])]
	if !known {
		return "", 0
	}
	return field, colon + 1
}

// within reads what is sought in a field whose name was typed at at.
func (p *parser) within(field Field, at, depth int) Node {
	name := p.typed[at:p.at]
	blank := p.blanks()
	if p.over() || blank && p.isOperator("OR", "AND", "NOT") {
		p.leave(at, name, "nothing stands behind it")
		return nil
	}
	return p.one(field, depth)
}

// room takes account of n more leaves. Without room for them, the rest of the
// query is left out.
func (p *parser) room(at, n int) bool {
	if !p.full && p.leaves+n > maxLeaves {
		p.leave(at, p.typed[at:], fmt.Sprintf("a query can ask for %d things, and this is what follows them", maxLeaves))
		p.full, p.at = true, len(p.typed)
	}
	p.leaves += n
	return !p.full
}
