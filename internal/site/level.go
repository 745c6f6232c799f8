package site

import "strings"

// levels are the levels as the style sheet's classes name them, the lowest first.
var levels = []string{levelNone, "u", "sbu", "c", "s", "ts"}

// levelNone is the level of what says nothing of one.
const levelNone = "none"

// levelOf is the level of a classification as published, or of a marking:
// "SECRET//NOFORN" and "S/NF" are both "s".
func levelOf(classification string) string {
	first, rest, _ := strings.Cut(classification, "/")
	switch strings.ToUpper(strings.TrimSpace(first)) {
	case "TOP SECRET", "TS":
		return "ts"
	case "SECRET", "S":
		return "s"
	case "CONFIDENTIAL", "C":
		return "c"
	case "SBU", "SENSITIVE BUT UNCLASSIFIED", "FOUO", "LOU":
		return "sbu"
	case "UNCLASSIFIED", "U":
		if strings.Contains(rest, "FOR OFFICIAL USE ONLY") || strings.Contains(rest, "FOUO") || strings.Contains(rest, "SBU") {
			return "sbu"
		}
		return "u"
	}
	return levelNone
}

// readingClassification is a classification as one reads it: the level with
// one capital, its restrictions as printed.
func readingClassification(name string) string {
	level, rest, found := strings.Cut(name, "//")
	level = firstCapital(level)
	switch {
	case !found:
		return level
	case rest == "FOR OFFICIAL USE ONLY":
		return level + ", for official use only"
	}
	return level + "//" + rest
}

func firstCapital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}

var markingWords = map[string]string{
	"U": "Unclassified", "SBU": "Sensitive but unclassified", "C": "Confidential", "S": "Secret", "TS": "Top secret",
	"NF": "no foreigners", "FOUO": "for official use only", "FGI": "holds foreign government information", "NODIS": "no distribution",
}

// markingInWords spells a marking out: "S/NF" is "Secret, no foreigners".
func markingInWords(marking string) string {
	var words []string
	for part := range strings.SplitSeq(marking, "/") {
		switch word, known := markingWords[part]; {
		case known:
			words = append(words, word)
		case strings.HasPrefix(part, "REL "):
			words = append(words, "may be released to "+strings.TrimPrefix(part, "REL "))
		default:
			words = append(words, part)
		}
	}
	return strings.Join(words, ", ")
}
