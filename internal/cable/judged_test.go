package cable_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cables/internal/cable"
)

// Of the strangest cables of the corpus every paragraph was labelled by a
// person's reading: testdata/judged holds label and offset of each.
func TestTheStrangestCablesAreJudgedAsAPersonReadsThem(t *testing.T) {
	files, err := filepath.Glob("testdata/judged/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no judged cables: %v", err)
	}
	pages := pagesOf(t)
	found, labelled, made := 0, 0, 0
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txt")
		want := labelsIn(readFile(t, file))
		got := labelsOf(cable.Parse(cable.Telegram{ID: cable.ID(id), Body: pageBody(readFile(t, corpus(t), pages[id]))}))
		labelled, made = labelled+len(want), made+len(got)
		for label := range want {
			if got[label] {
				found++
			} else {
				t.Logf("%s: %s was not found", id, label)
			}
		}
		for label := range got {
			if !want[label] {
				t.Logf("%s: %s is no paragraph", id, label)
			}
		}
	}
	recall, precision := percent(found, labelled), percent(found, made)
	t.Logf("paragraphs of %d strange cables, label and offset: %d of %d found (%.1f %%); of those we made, %.1f %% are right", len(files), found, labelled, recall, precision)
	if recall < 99 || precision < 99 {
		t.Errorf("less than 99 %%")
	}
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(whole) }

// labelsIn reads a file of labels: "1 423" for a paragraph.
func labelsIn(text string) map[string]bool {
	labels := map[string]bool{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' && !strings.HasPrefix(line, "sub ") {
			labels[line] = true
		}
	}
	return labels
}

func labelsOf(c *cable.Cable) map[string]bool {
	labels := map[string]bool{}
	for _, p := range c.Paragraphs {
		if p.Kind == cable.KindParagraph {
			labels[fmt.Sprintf("%s %d", p.Label, p.Start)] = true
		}
	}
	return labels
}

// pagesOf are the published pages of the corpus by their IDs.
func pagesOf(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, c := range readTruth(t) {
		if pages[c.Ref] == "" {
			pages[c.Ref] = filepath.FromSlash(c.Page)
		}
	}
	return pages
}

var publishedMarkup = regexp.MustCompile(`<a [^>]*>¶</a>|<a href='/tag/[^']*'>|</a>`)

// pageBody is the second text of a published page, without its markup.
func pageBody(page string) string {
	_, page, _ = strings.Cut(page, "</pre></code>")
	_, page, _ = strings.Cut(page, "<code><pre>")
	body, _, _ := strings.Cut(page, "</pre></code>")
	return strings.ReplaceAll(publishedMarkup.ReplaceAllString(body, ""), "&#x000A;", "\n")
}
