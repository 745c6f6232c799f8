package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/glossary"
	"cables/internal/site"
)

// followOrigins follows each number of each build: where the operator says
// whose they are, to the origin that bore it; else to a page that asks.
func followOrigins(t *testing.T, a *archive.Archive) {
	t.Helper()
	asking := serve(t, site.Always(a), site.Settings{})
	held := indexValues(t, asking, "origin")
	for _, build := range glossary.OriginBuilds() {
		f := follow(t, a, site.Settings{OriginIDs: build})
		for number, name := range glossary.OriginNumbers(build) {
			slug, code := glossary.Slug(name), 404
			if slices.Contains(held, slug) {
				code = 200
				f.pages("origin", fmt.Sprintf("/origin/%d", number), slug)
			}
			address := fmt.Sprintf("/origin/%d_0.html", number)
			if at, status := f.landing(address); at != "/origin/"+slug || status != code {
				t.Errorf("%s of %s lands at %s with %d", address, build, at, status)
			}
			r := get(t, asking, address)
			if linked := slices.Contains(r.hrefs(), "/origin/"+slug); r.Code != 300 || linked != (code == 200) || !strings.Contains(r.text(".choices"), name) {
				t.Errorf("%s without a build answers %d, and links %s: %v", address, r.Code, name, linked)
			}
		}
	}
}

// An origin that the publisher had and the archive has not is named.
func TestOldOriginNumberThatIsNotHeld(t *testing.T) {
	name := glossary.OriginNumbers(glossary.August2011)[42]
	r := get(t, newSite(t, site.Settings{}), "/origin/"+glossary.Slug(name))
	if r.Code != 404 || r.text("h1") != "No cables from "+name || !slices.Contains(r.hrefs(), "/origin/") {
		t.Errorf("answers %d: %s", r.Code, r.text("h1"))
	}
}
