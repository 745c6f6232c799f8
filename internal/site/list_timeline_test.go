package site_test

import (
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cables/internal/site"
)

// newDemo serves the demo archive.
func newDemo(t *testing.T) *site.Server {
	t.Helper()
	a, err := build(filepath.Join(t.TempDir(), "demo.db"), demo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return serve(t, site.Always(a), site.Settings{})
}

func TestEveryBarLeadsToAsManyCablesAsItSays(t *testing.T) {
	s := newDemo(t)
	for _, address := range []string{
		"/", "/date/", "/date/2007", "/date/2007-03", "/date/2007?tag=PREL&classification=-secret", "/date/2007-03?tag=PREL",
		"/tag/PREL", "/tag/PREL?year=2007", "/tag/PREL?from=2007-03&to=2007-03", "/tag/PREL?from=2006-05&to=2008-02", "/tag/PREL?year=-2007&tag=-ECON",
		"/origin/embassy-strelsau", "/origin/embassy-strelsau?tag=PREL&sort=created", "/classification/secret", "/recipient/secstate-washdc", "/signer/arbuthnot",
		"/released/2010-11-28",
	} {
		r := get(t, s, address)
		bars := r.all(".timeline a[title]")
		if r.Code != 200 || len(bars) == 0 {
			t.Errorf("%s answers %d, and its timeline has %d bars with links", address, r.Code, len(bars))
		}
		for _, bar := range bars {
			_, says, _ := strings.Cut(attrOf(bar, "title"), ": ")
			want, err := strconv.Atoi(strings.Fields(says)[0])
			if err != nil {
				t.Fatal(err)
			}
			if got := totalOf(t, s, attrOf(bar, "href")); got != want {
				t.Errorf("%s: the bar %q leads to %s, which has %d", address, attrOf(bar, "title"), attrOf(bar, "href"), got)
			}
		}
	}
}

func totalOf(t *testing.T, s *site.Server, address string) int {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	r := get(t, s, path+".json?"+query)
	var list struct{ Total int }
	if err := json.Unmarshal(r.Body.Bytes(), &list); err != nil || r.Code != 200 {
		t.Fatalf("%s: %d, %v", address, r.Code, err)
	}
	return list.Total
}

func TestATimelineLeadsBackToTheLongerTime(t *testing.T) {
	s := newDemo(t)
	for address, want := range map[string]string{
		"/tag/PREL": "",
		"/tag/PREL?origin=embassy-strelsau&year=2007":    "/tag/PREL?origin=embassy-strelsau",
		"/tag/PREL?from=2007-03&to=2007-03&sort=created": "/tag/PREL?year=2007&sort=created",
	} {
		r := get(t, s, address)
		if got := r.attr(".scale a", "href"); got != want {
			t.Errorf("%s leads back to %q, not %q", address, got, want)
		}
	}
	month := get(t, s, "/tag/PREL?from=2007-03&to=2007-03")
	if got := month.attr(".timeline .current a", "title"); !strings.HasPrefix(got, "March 2007: ") {
		t.Errorf("the bar of the month that is shown is %q", got)
	}
	if got := month.texts(".chips li"); len(got) != 2 || got[0] != "Remove the filter: created March 2007 ×" {
		t.Errorf("one month makes the chips %q", got)
	}
}

func TestAListOfOneMonthHasNoTimeline(t *testing.T) {
	if r := get(t, newSite(t, site.Settings{}), "/origin/consulate-mildendo"); len(r.all(".timeline")) != 0 {
		t.Error("there is a timeline with nothing to choose from")
	}
}
