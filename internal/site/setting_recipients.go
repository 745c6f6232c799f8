package site

import "html/template"

// setRecipients writes the rows of a group of addressees, which are a part of
// the telegram's text: there can be a hundred of them. The group's name is seen
// at the first.
func setRecipients(g RecipientGroup) template.HTML {
	out := make([]byte, 0, 320*len(g.Recipients))
	for i := range g.Recipients {
		out = append(out, "\n<tr><th scope=\"row\">"...)
		if i == 0 {
			out = escape(out, g.Name)
		} else {
			out = setSpan(out, "unseen", g.Name)
		}
		out = setRecipient(append(out, "</th><td>"...), &g.Recipients[i])
	}
	return template.HTML(out)
}

func setRecipient(out []byte, r *RecipientView) []byte {
	if r.Address != "" {
		out = setWay(out, Link{r.Reading, r.Address})
	} else {
		out = escape(out, r.Reading)
	}
	if r.Printed != "" {
		out = setSpan(out, "printed", r.Printed)
	}
	if r.Excluded != "" {
		out = setSpan(out, "excluded", "but not "+r.Excluded)
	}
	out = escape(append(out, "</td><td>"...), r.Precedence)
	out = escape(append(out, `</td><td class="code">`...), r.Routing)
	out = escape(append(out, `</td><td class="code">`...), r.Number)
	return append(out, "</td></tr>"...)
}

func setSpan(out []byte, class, text string) []byte {
	out = append(append(append(out, `<span class="`...), class...), `">`...)
	return append(escape(out, text), "</span>"...)
}
