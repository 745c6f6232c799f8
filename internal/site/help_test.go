package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"cables/internal/site"
)

func TestHelpPages(t *testing.T) {
	s := newSite(t, site.Settings{Contact: "desk@cables.example"})
	index := get(t, s, "/help/")
	if got := len(index.all(".rows li")); got != 7 {
		t.Errorf("%d pages of help", got)
	}
	reasons := get(t, s, "/help/classification-reasons")
	if got := len(reasons.all("table tbody tr")); got != 8 {
		t.Errorf("%d reasons, not eight", got)
	}
	about := get(t, s, "/about")
	if got := about.attr(".contact a", "href"); got != "mailto:desk@cables.example" {
		t.Errorf("contact leads to %q", got)
	}
}

func TestPagesCanBeTheOperatorsOwn(t *testing.T) {
	pages := fstest.MapFS{"about.md": {Data: []byte("---\ntitle: Our desk\n---\nWe like 09STATE300¶2. <script>alert(1)</script>\n")}}
	r := get(t, newSite(t, site.Settings{Pages: pages}), "/about")
	if r.text("h1") != "Our desk" || r.attr(".prose a", "href") != "/cable/09STATE300#par2" || strings.Contains(r.Body.String(), "<script>") {
		t.Errorf("the page is %s", r.Body)
	}
}
