package cable

import "strings"

// ReadMarking gives the normal form of a marking as somebody writes it, with or
// without parentheses: "S/NF" of "(S//NOFORN)". It reports whether that is one.
func ReadMarking(s string) (marking string, ok bool) {
	marking, ok = normaliseMark(strings.Trim(s, "() "))
	return marking, ok && marking != ""
}
