package site

import "html/template"

// setRows writes the cards of a list: there are fifty on a page, and a template
// would take half of the time that the page takes.
func setRows(rows []RowView) template.HTML {
	out := make([]byte, 0, sizeOfRow*(len(rows)+1))
	out = append(out, `<ol class="rows">`...)
	for i := range rows {
		out = appendRow(out, &rows[i])
	}
	return template.HTML(append(out, "\n</ol>"...))
}

// sizeOfRow is about how long a card gets, tags included.
const sizeOfRow = 1024

func appendRow(out []byte, row *RowView) []byte {
	out = escape(append(out, "\n<li>\n<a class=\"subject\" href=\""...), local(row.Address))
	out = appendLine(append(out, `">`...), row.Title)
	out = appendMeta(append(out, "</a>\n"...), row)
	if row.Summary != "" {
		out = appendLine(append(out, "\n<p class=\"summary\">"...), row.Summary)
		out = append(out, "</p>"...)
	}
	return append(out, "\n</li>"...)
}

// setMeta writes the line of a card that says from when, where and what a cable is.
func setMeta(row RowView) template.HTML { return template.HTML(appendMeta(nil, &row)) }

func appendMeta(out []byte, row *RowView) []byte {
	out = setSpan(append(out, `<p class="meta">`...), "code", string(row.ID))
	out = append(setDay(append(out, " <span>"...), row.Day), "</span>"...)
	if row.Origin.Name != "" {
		out = append(setWay(append(out, " <span>"...), Link{row.Origin.Name, row.OriginAddress}), "</span>"...)
	}
	out = escape(append(out, ` <span class="level level-`...), row.Classification.Level)
	out = append(escape(append(out, `">`...), row.Classification.Name), "</span>"...)
	out = setFlag(out, row.Partial, " <span>extract</span>")
	out = setFlag(out, row.Redacted, " <span>redacted</span>")
	return append(out, "</p>"...)
}

func setDay(out []byte, day DayView) []byte {
	if day.Address == "" {
		return escape(out, day.Text)
	}
	out = escape(append(out, `<a href="`...), local(day.Address))
	out = escape(append(out, `"><time datetime="`...), day.ISO)
	return append(escape(append(out, `">`...), day.Text), "</time></a>"...)
}
