package cable

import "strings"

// Split divides a telegram's text where its source does not: the body begins
// at the classification line; without one, after the last address line; a
// text without header fields is all body.
func Split(text string) (header, body string) {
	lines := splitLines(text)
	last, fields := headerLines(text, lines)
	if !fields {
		return "", text
	}
	if at := classLineAt(text, lines); at >= 0 {
		return trimNewline(text[:at]), text[at:]
	}
	if last < len(lines) {
		at := lines[last].next
		return trimNewline(text[:at]), strings.TrimLeft(text[at:], "\n")
	}
	return "", text
}

// classLineAt is the offset of the classification line that begins the body,
// -1 if there is none. A print-out of a post's own system has one more above
// its header (03ABUDHABI2641).
func classLineAt(text string, lines []line) int {
	begun, first := false, -1
	for i, l := range lines {
		s := l.in(text)
		_, from := keyword(s, "FM")
		begun = begun || from && isCapitals(s)
		if !isWholeClassLine(s) {
			continue
		}
		if begun || !fromFollows(text, lines[i:]) {
			return l.start
		}
		if first < 0 {
			first = l.start
		}
	}
	return first
}

// fromFollows reports whether an FM line stands soon below.
func fromFollows(text string, lines []line) bool {
	for _, l := range lines[:min(len(lines), 40)] {
		s := l.in(text)
		if _, from := keyword(s, "FM"); from && isCapitals(s) {
			return true
		}
	}
	return false
}

// trimNewline takes off the one line end that divides header and body.
func trimNewline(s string) string { return strings.TrimSuffix(s, "\n") }

// A text whose first header line stands below these many lines is none with
// a header, unless that line can be nothing else.
const (
	linesAboveHeader   = 12
	linesAbovePrintout = 45 // 09DOHA214 has its post's print-out sheet on top
)

// headerLines finds whether a text begins with header fields, and the last
// line of its addresses.
func headerLines(text string, lines []line) (last int, fields bool) {
	addresses := false
	for i, l := range lines {
		s := l.in(text)
		switch {
		case l.blank():
		case isHeaderStart(s) && (fields || i <= linesAboveHeader || !isDTGLine(s)):
			fields, last = true, i
		case isAddressKeyword(s) && (fields || i <= linesAboveHeader && (hasPrefixFold(s, "FM") || i == 0)):
			fields, addresses, last = true, true, i
		case addresses && isAddressLine(s):
			last = i
		case addresses, !fields && i > linesAbovePrintout:
			return last, fields
		}
	}
	return last, fields
}

// isAddressKeyword reports whether a line begins with FM, TO or INFO, all in capitals.
func isAddressKeyword(s string) bool {
	for _, key := range []string{"FM", "TO", "INFO"} {
		if rest, ok := keyword(s, key); ok && rest != "" && isCapitals(s) {
			return true
		}
	}
	return false
}

func isDTGLine(s string) bool {
	_, _, ok := findDTG(s)
	return ok && len(s) < 40
}

// isHeaderStart reports whether a line can only stand in a header.
func isHeaderStart(s string) bool {
	if hasPrefixFold(s, "VZCZC") || hasPrefixFold(s, partialSentence) {
		return true
	}
	for _, key := range []string{"ZNY", "ZNR"} {
		if _, ok := keyword(s, key); ok {
			return true
		}
	}
	if rest, ok := keyword(s, "DE"); ok && strings.Contains(rest, "#") {
		return true
	}
	return isDTGLine(s)
}

// isAddressLine reports whether a line can go on a list of recipients:
// capitals with a routing indicator, a message number or a precedence.
func isAddressLine(s string) bool {
	if s == "" || len(s) > 80 || !isCapitals(s) {
		return false
	}
	if _, _, isField := fieldKey(s); isField || isCaptionLine(s) || isRule(s) {
		return false
	}
	if _, _, ok := readClassWord(s); ok {
		return false
	}
	a, ok := readAddress(s)
	return ok && (a.Routing != "" || a.Number != "" || a.Precedence != "" || isPostAddress(s))
}

// isPostAddress reports whether a line begins like the name of a post.
func isPostAddress(s string) bool {
	for _, w := range []string{"AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION", "USDAO", "DEPT", "CIA ", "DIA ", "NSC", "SECDEF", "HQ ", "CDR", "JOINT", "AIT ", "WHITE HOUSE", "TREASURY", "US"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return strings.HasSuffix(s, "COLLECTIVE")
}
