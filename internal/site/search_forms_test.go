package site_test

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestSearchTwins(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	var found struct {
		Total, Page, Pages int
		Exact              bool
		Understood         string
		Cables             []struct{ ID, Paragraph, Snippet string }
		Facets             map[string][]struct {
			Value string
			Count int
		}
	}
	r := get(t, s, "/search.json?q=spade&sort=-created")
	if err := json.Unmarshal(r.Body.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	if found.Total != 2 || !found.Exact || found.Page != 1 || found.Pages != 1 || len(found.Cables) != 2 || found.Understood != "cables in which “spade” occurs" {
		t.Fatalf("the search says %+v", found)
	}
	if c := found.Cables[0]; c.ID != "09STATE300" || c.Paragraph != "par2" || !strings.Contains(c.Snippet, "A spade was lent") {
		t.Errorf("the oldest is %+v", c)
	}
	for _, name := range []string{"year", "origin", "tag", "classification", "marking"} {
		if len(found.Facets[name]) == 0 {
			t.Errorf("there is no facet %s", name)
		}
	}
	rows, err := csv.NewReader(get(t, s, "/search.csv?q=eggs").Body).ReadAll()
	if err != nil || len(rows) != 56 || rows[1][8] != "par1" || !strings.HasPrefix(rows[1][9], "Eggs are at ") {
		t.Errorf("the table has %d rows, %v: %q", len(rows), err, rows[:2])
	}
	if feed := get(t, s, "/search.atom?q=spade").Body.String(); strings.Count(feed, "<entry>") != 2 || !strings.Contains(feed, "“spade” – Cables") {
		t.Errorf("the feed is %s", feed)
	}
	for _, form := range []string{".json", ".csv", ".atom"} {
		for q, want := range map[string]int{"": 400, "()": 400, "zzz": 200, "09STATE300": 302, "09STATE301": 404} {
			if r := get(t, s, "/search"+form+"?q="+url.QueryEscape(q)); r.Code != want {
				t.Errorf("%s of %q answers %d, not %d", form, q, r.Code, want)
			}
		}
	}
}
