package site

import (
	"regexp"
	"strings"

	"cables/internal/cable"
)

// anchorForm reads the anchors of paragraphs: par3, par3-2, par3.a, par2_3.
var anchorForm = regexp.MustCompile(`^par([0-9A-Za-z]+)(?:\.([a-z]+))?(?:-(\d+))?(?:_(\d+))?(?:-(\d+))?$`)

// paragraphName is how a link names a paragraph.
func paragraphName(anchor string) string {
	m := anchorForm.FindStringSubmatch(anchor)
	if m == nil {
		return anchor
	}
	name := "paragraph " + m[1]
	if m[1] == "0" {
		name = "the opening"
	}
	if m[2] != "" {
		name += ", " + m[2]
	}
	if m[3] != "" {
		name += ", occurrence " + m[3]
	}
	if m[4] != "" {
		name += ", part " + m[4]
	}
	return name
}

// citedAs is how a quotation names a paragraph or a range: "¶3", "¶3–5",
// "¶3, part 2".
func citedAs(anchors string) string {
	first, last, isRange := strings.Cut(anchors, rangeDots)
	if !isRange {
		return citedAlone(first)
	}
	if from, to := citedAlone(first), citedAlone(last); strings.ContainsAny(from+to, " ") {
		return from + " to " + to
	}
	return citedAlone(first) + "–" + strings.TrimPrefix(citedAlone(last), "¶")
}

func citedAlone(anchor string) string {
	m := anchorForm.FindStringSubmatch(anchor)
	if m == nil {
		return anchor
	}
	cited := "¶" + m[1]
	if m[1] == "0" {
		cited = "opening"
	}
	if m[2] != "" {
		cited += "." + m[2]
	}
	if m[3] != "" {
		cited += " (occurrence " + m[3] + ")"
	}
	if m[4] != "" {
		cited += ", part " + m[4]
	}
	return cited
}

const rangeDots = ".."

// paragraphAt finds a paragraph by its anchor.
func paragraphAt(c *cable.Cable, anchor string) (cable.Paragraph, bool) {
	for _, p := range c.Paragraphs {
		if p.Anchor == anchor {
			return p, true
		}
	}
	return cable.Paragraph{}, false
}

// rangeOf is the part of the body that one anchor or two mean. A range that is
// written backwards is turned round, and what it should be comes back with it.
func rangeOf(c *cable.Cable, anchors string) (within span, canonical string, ok bool) {
	first, last, isRange := strings.Cut(anchors, rangeDots)
	if !isRange {
		last = first
	}
	p, ok := paragraphAt(c, first)
	q, ok2 := paragraphAt(c, last)
	if !ok || !ok2 {
		return span{}, "", false
	}
	if q.Start < p.Start {
		first, last, p, q = last, first, q, p
	}
	canonical = first
	if first != last {
		canonical += rangeDots + last
	}
	return span{p.Start, max(p.End, q.End)}, canonical, true
}
