package site_test

import (
	"slices"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestLongCablesHaveAnOutline(t *testing.T) {
	s := newDemo(t)
	for _, view := range []string{"", "?view=telegram"} {
		r := get(t, s, "/cable/10STATE5511"+view)
		links := r.all(".outline a")
		if len(links) < 10 {
			t.Fatalf("%s: the outline has %d links", view, len(links))
		}
		for _, link := range links {
			if len(r.all(attrOf(link, "href"))) != 1 {
				t.Errorf("%s: the outline leads to %s, which is not there", view, attrOf(link, "href"))
			}
		}
		if got := r.texts(".outline li"); !slices.ContainsFunc(got, func(text string) bool { return strings.HasPrefix(text, "Action Request") }) {
			t.Errorf("%s: no section is called as its heading is: %q", view, got)
		}
	}
}

func TestShortCablesNeedNoOutline(t *testing.T) {
	if r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300"); len(r.all(".outline")) != 0 {
		t.Error("three paragraphs have an outline")
	}
}
