package site

import (
	"fmt"
	"regexp"
	"strings"
)

// bibtex is an entry that BibTeX and biblatex both read.
func (w work) bibtex() string {
	var out strings.Builder
	fmt.Fprintf(&out, "@misc{%s,\n", w.key())
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "  %-12s = %s,\n", name, value)
		}
	}
	// A second pair of braces keeps the department one author, and the title's capitals.
	field("author", "{{"+escapeLaTeX(strings.TrimSuffix(sentence([]string{"U.S. " + department, w.office()}), "."))+"}}")
	field("title", "{{"+escapeLaTeX(w.title)+"}}")
	field("howpublished", "{"+escapeLaTeX(strings.TrimSuffix(sentence([]string{"Cable " + string(w.ID), w.level()}), "."))+"}")
	field("organization", "{"+escapeLaTeX(w.site)+"}")
	field("year", w.day("2006"))
	field("month", strings.ToLower(w.day("Jan")))
	field("day", w.day("2"))
	if w.anchors != "" {
		field("note", "{"+escapeLaTeX(w.place())+"}")
	}
	if w.address != "" {
		field("url", "{"+w.address+"}")
	}
	return out.String() + "}\n"
}

var notOfKeys = regexp.MustCompile(`[^0-9A-Za-z.:_-]+`)

// key is the reference ID, with the paragraph behind a colon.
func (w work) key() string {
	key := string(w.ID)
	if w.anchors != "" {
		key += ":" + strings.ReplaceAll(w.anchors, rangeDots, "-")
	}
	return notOfKeys.ReplaceAllString(key, "-")
}

// escapeLaTeX writes text that LaTeX sets as it stands. Braces become
// commands, since BibTeX counts those with a backslash too.
func escapeLaTeX(text string) string { return latex.Replace(strings.Join(strings.Fields(text), " ")) }

var latex = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`$`, `\$`, `&`, `\&`, `%`, `\%`, `#`, `\#`, `_`, `\_`, `<`, `\textless{}`, `>`, `\textgreater{}`, `|`, `\textbar{}`, `"`, `\textquotedbl{}`,
	`“`, "``", `”`, `''`, `‘`, "`", `’`, `'`, `–`, `--`, `—`, `---`, `¶`, `\P{}`, `…`, `\ldots{}`,
)
