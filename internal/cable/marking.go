package cable

import "strings"

// A mark is a portion mark at the start of a paragraph or subject.
type mark struct {
	level string // normalised: "S/REL CHINA"; "" if what stands there is only nearly one
	raw   string // what stood in the parentheses
	end   int    // after the closing parenthesis
}

// levels are the words that a portion mark begins with, longest first, and
// the level they say. N/SF and SNF are misprints of S/NF that occur.
var levels = []struct{ word, level string }{
	{"UNCLASSIFIED", "U"}, {"CONFIDENTIAL", "C"}, {"TOP SECRET", "TS"}, {"SECRET", "S"}, {"UNCLAS", "U"},
	{"N/SF", "S/NF"}, {"CONF", "C"}, {"FOUO", "U/FOUO"}, {"LOU", "LOU"}, {"SBU", "SBU"}, {"SNF", "S/NF"}, {"CNF", "C/NF"}, {"TS", "TS"}, {"U", "U"}, {"C", "C"}, {"S", "S"},
}

// longestMark is how far a closing parenthesis is looked for.
const longestMark = 72

// readMark reads the portion mark at offset i of s: "(S/NF)"; also one that
// lacks its opening parenthesis (09ABIDJAN406) or its closing one
// (09KABUL376) where the level leaves no doubt.
func readMark(s string, i int) (mark, bool) {
	if i >= len(s) {
		return mark{}, false
	}
	if s[i] != '(' {
		return readUnopenedMark(s, i)
	}
	window := s[i+1 : min(len(s), i+1+longestMark)]
	closing := strings.IndexByte(window, ')')
	if again := strings.IndexByte(window, '('); again >= 0 && again < closing {
		closing = -1
	}
	if closing < 0 {
		return readUnclosedMark(s, i)
	}
	raw := window[:closing]
	level, ok := normaliseMark(raw)
	return mark{level: level, raw: strings.TrimSpace(raw), end: i + 1 + closing + 1}, ok
}

// readUnopenedMark reads "C) Summary".
func readUnopenedMark(s string, i int) (mark, bool) {
	end := strings.IndexByte(s[i:min(len(s), i+8)], ')')
	if end < 1 || strings.ContainsAny(s[i:i+end], ". ") {
		return mark{}, false
	}
	raw := s[i : i+end]
	level, ok := normaliseMark(raw)
	return mark{level: level, raw: raw, end: i + end + 1}, ok && raw[0] >= 'A' && raw[0] <= 'Z'
}

// readUnclosedMark reads "(C Summary", "(S/NF Comment".
func readUnclosedMark(s string, i int) (mark, bool) {
	end := i + 1
	for end < len(s) && (isLetter(s[end]) || s[end] == '/') {
		end++
	}
	raw := s[i+1 : end]
	if raw == "" || strings.ToUpper(raw) != raw || end == len(s) {
		return mark{}, false
	}
	level, ok := normaliseMark(raw)
	return mark{level: level, raw: raw, end: end}, ok
}

// normaliseMark gives a portion mark its one form: level, then "/" and each
// control: "S//FGI//NF" is "S/FGI/NF", "C NF" is "C/NF". It reports whether
// the words are a mark at all.
func normaliseMark(raw string) (string, bool) {
	word := foldBlanks(strings.ToUpper(raw))
	if strings.HasPrefix(word, "/REL") {
		return "", true
	}
	for _, l := range levels {
		if rest, ok := strings.CutPrefix(word, l.word); ok && (rest == "" || !isWord(rest[0])) {
			controls, ok := normaliseControls(rest)
			return l.level + controls, ok
		}
	}
	return "", false
}

// normaliseControls reads what follows the level. "C - ENTIRE TEXT" has no
// control: it says how far the mark reaches (79TEHRAN8980).
func normaliseControls(rest string) (string, bool) {
	var b strings.Builder
	for rest != "" {
		rest = strings.TrimLeft(rest, "/- ,.:")
		control, after := nextControl(rest)
		switch {
		case control == "" && rest == "":
			return b.String(), true
		case control == "":
			return "", false
		case control != "-":
			b.WriteString("/" + control)
		}
		rest = after
	}
	return b.String(), true
}

// controlWords are the controls that occur, in their normal form. "-" is no control.
var controlWords = []struct{ word, control string }{
	{"ENTIRE TEXT", "-"}, {"ENTIRE CABLE", "-"}, {"NOFORN", "NF"}, {"FOR OFFICIAL USE ONLY", "FOUO"}, {"LIMITED OFFICIAL USE", "LOU"},
	{"NF", "NF"}, {"FOUO", "FOUO"}, {"FGI", "FGI"}, {"SBU", "SBU"}, {"ORCON", "OC"}, {"OC", "OC"}, {"PROPIN", "PR"}, {"SI", "SI"},
	{"NODIS", "NODIS"}, {"EXDIS", "EXDIS"}, {"NOCONTRACT", "NOCONTRACT"}, {"LIMDIS", "LIMDIS"}, {"RD", "RD"}, {"FRD", "FRD"},
}

func nextControl(s string) (control, rest string) {
	if after, ok := strings.CutPrefix(s, "REL"); ok && after != "" && !isWord(after[0]) {
		return releaseControl(after)
	}
	for _, c := range controlWords {
		if after, ok := strings.CutPrefix(s, c.word); ok && (after == "" || !isWord(after[0])) {
			return c.control, after
		}
	}
	return "", s
}

// releaseControl reads the countries after REL or REL TO, up to the next "/".
func releaseControl(s string) (control, rest string) {
	list, rest, _ := strings.Cut(strings.TrimLeft(s, " "), "/")
	list = strings.TrimSpace(strings.TrimPrefix(list, "TO "))
	var countries []string
	for _, c := range strings.Split(list, ",") {
		if c = strings.TrimSpace(c); c != "" {
			countries = append(countries, c)
		}
	}
	return "REL " + strings.Join(countries, ", "), rest
}
