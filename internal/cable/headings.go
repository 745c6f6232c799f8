package cable

import "strings"

// isRule reports whether a line is nothing but dashes or the like. Rules
// longer than 45 characters were sent in two parts (08BAGHDAD357).
func isRule(text string) bool {
	marks := 0
	if text != "" && isWord(text[0]) && text[0] != '_' && text[0] < 0x80 {
		return false
	}
	for _, r := range text {
		switch r {
		case '-', '_', '=', '*', '~', '#', '.', '‐', '‑', '‒', '–', '—', '―':
			marks++
		case ' ', '\t':
		default:
			return false
		}
	}
	return marks >= 3
}

// isInlineHeading reports whether a line is a heading between dashes:
// "------- Summary -------".
func isInlineHeading(text string) bool {
	if len(text) > 220 || !strings.HasPrefix(text, "---") || isRule(text) {
		return false
	}
	inner := strings.Trim(text, "- ")
	return inner != "" && (strings.HasSuffix(text, "---") || strings.HasSuffix(text, " --") || strings.HasSuffix(text, " -"))
}

// inlineHeading takes a heading that stands between dashes on one line.
func (d *divider) inlineHeading(i int) int {
	if !isInlineHeading(d.text(i)) {
		return 0
	}
	return d.take(KindHeading, i, 1)
}

// trailingHeading is where a heading between dashes stands behind the last
// sentence of a line, 0 if none does: "… Prime Minister. -------- Training
// --------" (07SANTIAGO983 has them on lines of their own).
func trailingHeading(text string) int {
	if !strings.HasSuffix(text, "--") {
		return 0
	}
	i := strings.Index(text, " ---")
	for i > 0 {
		if isInlineHeading(text[i+1:]) && endsSentence(text[:i]) {
			return i + 1
		}
		n := strings.Index(text[i+1:], " ---")
		if n < 0 {
			return 0
		}
		i += 1 + n
	}
	return 0
}

// ruleLine takes a line of dashes. Rules around a heading are blocks of their own.
func (d *divider) ruleLine(i int) int {
	if !isRule(d.text(i)) {
		return 0
	}
	return d.take(KindRule, i, 1)
}

// longestHeading is the most lines and bytes a line of a heading has.
const (
	headingLines = 3
	headingBytes = 110
)

// ruledHeading takes up to three short lines above or below a rule.
func (d *divider) ruledHeading(i int) int {
	if !d.isRuledHeading(i) {
		return 0
	}
	n := 1
	for n < headingLines && i+n < len(d.lines) && d.headingLine(i+n) && !isRule(d.text(i+n)) && d.ruleWithin(i+n) {
		n++
	}
	return d.take(KindHeading, i, n)
}

// isRuledHeading reports whether line i begins a heading with a rule under
// it, or one line right under a rule with a blank line below.
func (d *divider) isRuledHeading(i int) bool {
	within := d.ruleWithin(i)
	if !within && !d.ruleAbove(i) || !d.headingLine(i) {
		return false
	}
	if within {
		return i == 0 || d.lines[i-1].blank() || isRule(d.text(i-1)) || endsSentence(d.body[:d.lines[i-1].end])
	}
	return (i+1 == len(d.lines) || d.lines[i+1].blank()) && !strings.HasSuffix(d.text(i), ".")
}

// headingLine reports whether line i can be part of a heading.
func (d *divider) headingLine(i int) bool {
	l := d.lines[i]
	if l.blank() || l.length() > headingBytes || d.paragraphAt(i) != nil || isRule(l.in(d.body)) {
		return false
	}
	text := l.in(d.body)
	_, _, isField := d.fieldAt(i)
	return !isPageBreak(text) && !isStrayCaption(text) && !isField
}

// ruleWithin reports whether a rule stands below line i with only lines of a
// heading between. No blank line may come between, but one after a heading
// whose rule above stands close (09KYIV1942).
func (d *divider) ruleWithin(i int) bool {
	for n := 1; n <= headingLines && i+n < len(d.lines); n++ {
		l := d.lines[i+n]
		switch {
		case l.blank():
			return false
		case isRule(l.in(d.body)):
			return true
		case l.length() > headingBytes || d.paragraphAt(i+n) != nil:
			return false
		}
	}
	return false
}

// ruleAbove reports whether line i stands right under a rule.
func (d *divider) ruleAbove(i int) bool {
	return i > 0 && isRule(d.text(i-1))
}

// loneHeading takes a line without dashes that stands alone above text: all
// in capitals, or short, without a stop, right above a numbered paragraph.
func (d *divider) loneHeading(i int) int {
	if !d.headingLine(i) || i >= d.ending || d.goesOn(i) || i > 0 && !d.lines[i-1].blank() && !isRule(d.text(i-1)) {
		return 0
	}
	text := d.text(i)
	next := i + 1
	for next < len(d.lines) && d.lines[next].blank() {
		next++
	}
	if next == len(d.lines) || len(text) > 90 || strings.ContainsAny(text[len(text)-1:], ".,;-") && !strings.HasSuffix(text, "...") {
		return 0
	}
	if hasPrefixFold(text, "BEGIN ") || hasPrefixFold(text, "END ") {
		return 0 // the bounds of a quoted text are text: 07STATE159388
	}
	above := d.paragraphAt(next) != nil
	alone := next > i+1
	if above && startsUpper(text) || alone && isCapitals(text) && i < d.ending && next < d.ending {
		return d.take(KindHeading, i, 1)
	}
	return 0
}

// isCapitals reports whether text has letters, three at least, and all are capitals.
func isCapitals(text string) bool {
	letters := 0
	for i := 0; i < len(text); i++ {
		if isLower(text[i]) {
			return false
		}
		if isUpper(text[i]) {
			letters++
		}
	}
	return letters >= 3
}

func startsUpper(text string) bool {
	text = strings.TrimLeft(text, "\"'(“‘")
	return text != "" && !isLower(text[0])
}

// headingText is a heading without its dashes, blanks folded.
func headingText(s string) string {
	return strings.Trim(foldBlanks(s), "-=_*~ ")
}
