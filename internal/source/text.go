package source

import (
	"strings"
	"time"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// boxHeading is the first line of the published box on top of a telegram.
var boxHeading = []string{"Reference", "ID", "Created", "Released", "Classification", "Origin"}

// readText reads a telegram in plain text. Where the published box stands in
// it, what is above the box is the chrome of a page.
func readText(text string) cable.Telegram {
	var t cable.Telegram
	if values, rest, ok := cutBox(text); ok {
		t, text = readBox(values), rest
	}
	t.Header, t.Body = cable.Split(text)
	return t
}

// cutBox finds the heading of the box and gives the line under it and all below that.
func cutBox(text string) (values, rest string, ok bool) {
	for at := 0; at < len(text); {
		line, below, _ := strings.Cut(text[at:], "\n")
		if isBoxHeading(line) {
			values, rest, _ = strings.Cut(below, "\n")
			return values, rest, len(strings.Fields(values)) > 0
		}
		at = len(text) - len(below)
		if below == "" {
			break
		}
	}
	return "", "", false
}

func isBoxHeading(line string) bool {
	if !strings.HasPrefix(strings.TrimSpace(line), boxHeading[0]) {
		return false
	}
	words := strings.Fields(line)
	if len(words) != len(boxHeading) {
		return false
	}
	for i, w := range words {
		if !strings.EqualFold(w, boxHeading[i]) {
			return false
		}
	}
	return true
}

// readBox reads the values of the box: ID, created, released, classification
// and origin; the times and all behind them may be missing.
func readBox(values string) cable.Telegram {
	words := strings.Fields(values)
	t := cable.Telegram{ID: cable.ID(words[0])}
	words = words[1:]
	t.Created, words = cutTime(words)
	t.Released, words = cutTime(words)
	t.Classification, t.Origin = cutClassification(strings.Join(words, " "))
	return t
}

// cutTime reads "2007-11-22 00:12" or "2007-11-22" off the front.
func cutTime(words []string) (time.Time, []string) {
	if len(words) >= 2 {
		if at, err := time.Parse("2006-01-02 15:04", words[0]+" "+words[1]); err == nil {
			return at, words[2:]
		}
	}
	if len(words) >= 1 {
		if at, err := time.Parse(time.DateOnly, words[0]); err == nil {
			return at, words[1:]
		}
	}
	return time.Time{}, words
}

// cutClassification takes the longest known classification off the front, else
// the first word.
func cutClassification(s string) (classification, rest string) {
	for _, c := range glossary.Classifications() {
		after, ok := strings.CutPrefix(s, c.Name)
		if ok && len(c.Name) > len(classification) && (after == "" || after[0] == ' ') {
			classification, rest = c.Name, strings.TrimSpace(after)
		}
	}
	if classification == "" {
		classification, rest, _ = strings.Cut(s, " ")
	}
	return classification, rest
}
