package site_test

import (
	"slices"
	"testing"

	"cables/internal/site"
)

func TestHome(t *testing.T) {
	s := newSite(t, site.Settings{ExpectedTotal: 251287})
	r := get(t, s, "/")
	if got, want := r.text("h1"), "57 of 251,287 cables, May 2009 to May 2009"; got != want {
		t.Errorf("the heading says %q, not %q", got, want)
	}
	if got := len(r.all("section .rows li")); got != 10 {
		t.Errorf("%d latest releases, not 10", got)
	}
	for _, address := range []string{"/date/2009", "/origin/consulate-mildendo", "/tag/ECON", "/classification/secret-noforn", "/released/"} {
		if !slices.ContainsFunc(r.hrefs(), func(href string) bool { return href == address }) {
			t.Errorf("no link to %s", address)
		}
	}
	if r.attr("form[action=/search] input", "name") != "q" {
		t.Error("no reference box")
	}
}

func TestHomeWithoutExpectedTotalNamesOneNumber(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/")
	if got, want := r.text("h1"), "57 cables, May 2009 to May 2009"; got != want {
		t.Errorf("the heading says %q, not %q", got, want)
	}
}

func (r *response) hrefs() []string {
	var hrefs []string
	for _, node := range r.all("a[href]") {
		hrefs = append(hrefs, attrOf(node, "href"))
	}
	return hrefs
}
