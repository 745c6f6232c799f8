package site

import (
	"html/template"
	"strconv"
)

// setBars writes the bars of a timeline, of which a list has up to forty-five.
func setBars(t *Timeline) template.HTML {
	out := make([]byte, 0, 640*len(t.Bars))
	for i := range t.Bars {
		out = appendBar(out, &t.Bars[i], t.Thin())
	}
	return template.HTML(out)
}

func appendBar(out []byte, bar *Bar, thin bool) []byte {
	out = append(setFlag(append(out, "\n<li"...), bar.Current, ` class="current"`), '>')
	if bar.Address == "" {
		out = escape(append(out, `<span title="`...), bar.Text)
		out = append(appendDrawing(append(out, `">`...), bar), "</span>"...)
	} else {
		out = escape(append(out, `<a href="`...), local(bar.Address))
		out = append(escape(append(out, `" title="`...), bar.Text), '"')
		out = setFlag(setFlag(out, thin, ` tabindex="-1"`), bar.Current, ` aria-current="true"`)
		out = appendDrawing(append(out, '>'), bar)
		out = append(setSpan(out, "unseen", bar.Text), "</a>"...)
	}
	out = escape(append(out, `<span class="tick" aria-hidden="true">`...), bar.Tick)
	return append(out, "</span></li>"...)
}

func appendDrawing(out []byte, bar *Bar) []byte {
	out = append(out, `<svg viewBox="0 0 10 48" preserveAspectRatio="none" aria-hidden="true" focusable="false">`+
		`<rect class="ground" x="0" y="47" width="10" height="1"/><rect x="1" y="`...)
	out = strconv.AppendInt(out, int64(bar.Top), 10)
	out = strconv.AppendInt(append(out, `" width="8" height="`...), int64(bar.Height), 10)
	return append(out, `"/></svg>`...)
}

// setMoments writes the bars that lead somewhere as links in words.
func setMoments(bars []Bar) template.HTML {
	out := make([]byte, 0, 192*len(bars))
	for i := range bars {
		bar := &bars[i]
		if bar.Address == "" {
			continue
		}
		out = escape(append(out, "\n<li><a href=\""...), local(bar.Address))
		out = append(escape(append(out, `" aria-label="`...), bar.Text), '"')
		out = setFlag(out, bar.Current, ` aria-current="true"`)
		out = append(escape(append(out, '>'), bar.Short), "</a></li>"...)
	}
	return template.HTML(out)
}
