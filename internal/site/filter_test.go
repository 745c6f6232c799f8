package site_test

import (
	"net/http"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestTheFormLetsThroughAndLeavesOut(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct{ name, sent, want string }{
		{"a value is added", "origin=embassy-lilliput&tag=&classification=&year=&from=&to=", "/tag/ECON?origin=embassy-lilliput"},
		{"a value is left out", "origin=consulate-mildendo&without=origin&tag=", "/tag/ECON?origin=-consulate-mildendo"},
		{"what was there before stays", "tag=PREL&origin=embassy-lilliput&tag=pgov&without=tag", "/tag/ECON?tag=PREL&tag=-PGOV&origin=embassy-lilliput"},
		{"several tags are left out at once", "tag=PREL,PGOV&without=tag", "/tag/ECON?tag=-PREL&tag=-PGOV"},
		{"nothing chosen leaves nothing out", "year=2009&year=&without=year", "/tag/ECON?year=2009"},
		{"a minus is not doubled", "tag=-PREL&without=tag", "/tag/ECON?tag=-PREL"},
		{"nothing sent leaves nothing out", "without=tag&without=nonsense", "/tag/ECON"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, s, "/tag/ECON?"+c.sent)
			if got := r.Header().Get("Location"); r.Code != http.StatusPermanentRedirect || got != c.want {
				t.Errorf("%d to %q, not %q", r.Code, got, c.want)
			}
		})
	}
}

func TestTheFormHasAFieldForWhatTheListHoldsSeveralOf(t *testing.T) {
	s := newSite(t, site.Settings{})
	for address, want := range map[string]string{
		"/tag/ECON":                            "tag origin classification from",
		"/tag/ECON?origin=-secretary-of-state": "tag from",
		"/tag/PREL":                            "tag origin classification from",
		"/origin/consulate-mildendo":           "tag from",
		"/date/2009":                           "tag origin classification",
	} {
		r := get(t, s, address)
		var there []string
		for _, name := range []string{"tag", "origin", "classification", "year", "from"} {
			if len(r.all("#narrow-"+name)) == 1 {
				there = append(there, name)
			}
		}
		if got := strings.Join(there, " "); got != want {
			t.Errorf("%s has fields for %s, not for %s", address, got, want)
		}
	}
	r := get(t, s, "/tag/ECON")
	if got := strings.Join(r.texts("#narrow-origin option"), ", "); got != "any, Consulate Mildendo (55), Secretary of State (1)" {
		t.Errorf("the origins of /tag/ECON are %s", got)
	}
	dated := get(t, s, "/tag/ECON?from=2009-05-02&to=2009")
	if from, to := dated.attr("#narrow-from", "value"), dated.attr("#narrow-to", "value"); from != "2009-05-02" || to != "2009" {
		t.Errorf("the dates in use are %q and %q in the form", from, to)
	}
}
