package site

import "strings"

// ris is a record of the format that EndNote, Zotero and their like exchange.
// A comma in an author would make a person of the department.
func (w work) ris() string {
	var out strings.Builder
	line := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			out.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	line("TY", "GOVDOC")
	line("AU", strings.ReplaceAll(strings.TrimSuffix("U.S. "+department+": "+w.office(), ": "), ",", ""))
	line("TI", w.title)
	line("PY", w.day("2006"))
	line("DA", w.day("2006/01/02"))
	line("AN", string(w.ID))
	line("SE", w.place())
	line("DP", w.site)
	for _, tag := range w.Tags {
		line("KW", tag)
	}
	line("N1", w.level())
	line("AB", w.Summary)
	line("LA", "en")
	line("UR", w.address)
	return out.String() + "ER  - \r\n"
}
