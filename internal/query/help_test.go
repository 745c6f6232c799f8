package query_test

import (
	"os"
	"regexp"
	"testing"

	"cables/internal/query"
)

// The page that teaches the language may only show what is understood whole.
func TestHelpShowsWhatIsUnderstood(t *testing.T) {
	page, err := os.ReadFile("../../web/pages/help/searching.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(string(page), -1)
	for _, example := range examples {
		switch example[1] {
		case "OR", "AND", "NOT", "released:", "marking:":
			continue
		}
		if q := query.Parse(example[1]); q.Root == nil || len(q.LeftOut) > 0 {
			t.Errorf("%s means %s and leaves out %v", example[1], q, q.LeftOut)
		}
	}
	if len(examples) < 45 {
		t.Errorf("only %d examples were found", len(examples))
	}
	if got, want := query.Parse("eggs treaty OR truce -war").Says(), "cables in which “eggs” and (“treaty” or “truce”) occur, without “war”"; got != want {
		t.Errorf("the page says otherwise than the program: %s", got)
	}
}
