package site

import "html/template"

// setChoices writes the values that a list can be narrowed to, each with how
// many cables it leaves: there are hundreds in the form of a long list.
func setChoices(choices []Choice) template.HTML {
	out := make([]byte, 0, 96*len(choices))
	for i := range choices {
		out = escape(append(out, "\n<option value=\""...), choices[i].Value)
		out = escape(append(out, `">`...), choices[i].Text)
		out = append(append(append(out, " ("...), number(choices[i].Cables)...), ")</option>"...)
	}
	return template.HTML(out)
}
