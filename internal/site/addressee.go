package site

import (
	"strings"

	"cables/internal/glossary"
)

// offices are the words that telegraphic addresses begin with.
var offices = []struct{ written, means string }{
	{"AMEMBASSY ", "Embassy "}, {"AMCONSUL ", "Consulate "}, {"AMCONGEN ", "Consulate General "},
	{"USMISSION ", "Mission "}, {"AMPRESPOST ", "Presence Post "}, {"USINT ", "Interests Section "},
}

// addressInWords reads a telegraphic address: "AMEMBASSY BEIJING" is Embassy
// Beijing. One that follows no pattern stays as printed.
func addressInWords(written string) string {
	// ZEN/ says that somebody else delivers it.
	bare := strings.TrimPrefix(written, "ZEN/")
	if written == "SECSTATE WASHDC" || written == "SECSTATE" {
		return "Secretary of State"
	}
	for _, office := range offices {
		post, ok := strings.CutPrefix(bare, office.written)
		if !ok {
			continue
		}
		if station, known := glossary.LookupStation(strings.ReplaceAll(post, " ", "")); known && strings.HasPrefix(station.Name, office.means) {
			return station.Name
		}
		return office.means + capitalised(post)
	}
	if strings.HasSuffix(bare, " COLLECTIVE") {
		return glossary.ReadingCase(bare)
	}
	return written
}

// capitalised sets each word with one capital.
func capitalised(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		words[i] = firstCapital(word)
	}
	return strings.Join(words, " ")
}
