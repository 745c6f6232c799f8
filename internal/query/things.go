package query

import (
	"fmt"
	"slices"
	"strings"
)

// things are what each of these fields takes.
var things = map[Field][]string{
	has: {string(Redaction), string(Summary), string(Problem)},
	is:  {string(Partial)},
	in:  {"paragraph"},
}

// thing is what has:, is: or in: asks for; the plural will do.
func (p *parser) thing(field Field, at int, value string) Node {
	singular := strings.TrimSuffix(strings.ToLower(value), "s")
	switch {
	case !slices.Contains(things[field], singular):
		p.leave(at, field.prefix()+value, fmt.Sprintf("%s takes %s", field.prefix(), oneOf(things[field])))
	case field == in:
		return inParagraph{at: at}
	case p.room(at, 1):
		return Has{Thing(singular)}
	}
	return nil
}

// oneOf lists words: "a, b or c".
func oneOf(words []string) string { return listed(words, "or") }

// listed lists words with another word before the last.
func listed(words []string, before string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + before + " " + words[last]
}
