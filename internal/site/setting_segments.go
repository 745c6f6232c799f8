package site

import "html/template"

// setSegments writes a body as it was received. Nothing may be put between its
// characters, since it stands in a pre.
func setSegments(segments []Segment) template.HTML {
	size := 0
	eachSegment(segments, func(s *Segment) { size += 256 + len(s.Text) })
	return template.HTML(appendSegments(make([]byte, 0, size), segments))
}

func appendSegments(out []byte, segments []Segment) []byte {
	for i := range segments {
		out = setSegment(out, &segments[i])
	}
	return out
}

func setSegment(out []byte, s *Segment) []byte {
	if s.Mark != nil {
		out = setRangeWithin(out, s.Mark)
	}
	out = setAnchors(out, s.Aliases)
	switch {
	case s.Anchor != "":
		return setParagraphSegment(out, s)
	case s.Marked:
		out = setFlag(append(out, `<span class="marked`...), s.Whole, " whole")
		return append(setRuns(append(out, `">`...), s.Text, s.Runs, true), "</span>"...)
	}
	return setRuns(out, s.Text, s.Runs, true)
}

func setParagraphSegment(out []byte, s *Segment) []byte {
	out = setFlag(append(out, `<span class="segment`...), s.Whole, " whole")
	out = setFlag(out, s.Marked, " marked")
	out = escape(append(out, `" id="`...), s.Anchor)
	out = setPilcrow(append(out, `">`...), s.Anchor, s.Called)
	out = appendSegments(setRuns(out, s.Text, s.Runs, true), s.Inner)
	out = escape(append(out, `<span class="alone" data-cited="`...), s.Cited)
	return append(setWay(append(out, `">`...), Link{s.Alone.Text + " on a page of its own", s.Alone.Address}), "</span></span>"...)
}

// setRangeWithin is setRange where lines stand as they were received.
func setRangeWithin(out []byte, m *MarkView) []byte {
	out = escape(append(out, `<span class="range" data-cited="`...), m.Cited)
	out = setWay(append(out, `">`...), m.Alone)
	return append(setWay(out, Link{"Remove the mark", m.Without}), "</span>"...)
}
