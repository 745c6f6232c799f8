package site_test

import (
	"encoding/json"
	"slices"
	"testing"

	"cables/internal/glossary"
	"cables/internal/site"
)

func TestIndexTwins(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		address, value, name, to string
		count                    float64
	}{
		{"/origin.json", "consulate-mildendo", "Consulate Mildendo", "/origin/consulate-mildendo", 55},
		{"/tag.json", "PREL", "External Political Relations", "/tag/PREL", 2},
		{"/date.json", "2009-05", "May 2009", "/date/2009-05", 57},
		{"/released.json", "2011-03-02", "2 March 2011", "/released/2011-03-02", 55},
		{"/classification.json", "secret-noforn", "SECRET//NOFORN", "/classification/secret-noforn", 1},
	} {
		r := get(t, s, c.address)
		var index struct{ Values []map[string]any }
		if err := json.Unmarshal(r.Body.Bytes(), &index); err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(index.Values, func(v map[string]any) bool { return v["value"] == c.value })
		if at < 0 {
			t.Errorf("%s lacks %s", c.address, c.value)
			continue
		}
		v := index.Values[at]
		if v["name"] != c.name || v["count"] != c.count || v["address"] != c.to || len(v) != 4 {
			t.Errorf("%s has %v", c.address, v)
		}
		if r.Header().Get("Access-Control-Allow-Origin") != "*" || r.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s has the headers %v", c.address, r.Header())
		}
	}
}

func TestIndexPagesCount(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct{ address, selector, want string }{
		{"/origin/", "#m li", "Mildendo Consulate 55"},
		{"/origin/", "#s li", "Secretary of State 1"},
		{"/tag/", "#e li", "ECON Economic Conditions 56"},
		{"/date/", ".years li", "2009 57 May 57"},
		{"/released/", ".releases li", "2 March 55"},
		{"/classification/", ".classes li.level-s", "Secret//NOFORN 1 Its disclosure was expected to damage national security seriously. Not for foreign nationals."},
	} {
		r := get(t, s, c.address)
		if got := r.text(c.selector); got != c.want {
			t.Errorf("%s shows %q, not %q", c.address, got, c.want)
		}
	}
}

func TestDatePagesPlaceThemselvesInTime(t *testing.T) {
	s := newSite(t, site.Settings{})
	r := get(t, s, "/date/2009-05-02")
	if got := r.attr(".neighbouring a[rel=prev]", "href"); got != "/date/2009-05-01" {
		t.Errorf("the day before is %q", got)
	}
	if got := r.attr(".timeline .current a", "href"); got != "/date/2009-05-02" {
		t.Errorf("the current bar is %q", got)
	}
	if bars := len(r.all(".timeline li")); bars != 31 {
		t.Errorf("May has %d bars", bars)
	}
	if bars := get(t, s, "/date/2009"); len(bars.all(".timeline li")) != 12 {
		t.Errorf("the year has %d bars", len(bars.all(".timeline li")))
	}
	for _, none := range []string{"/date/2009-02-30", "/date/soon", "/date/2008", "/date/2009-13", "/released/2009", "/released/2011-02-03", "/tag/NONE", "/origin/nowhere", "/classification/loud"} {
		if r := get(t, s, none); r.Code != 404 {
			t.Errorf("%s answers %d", none, r.Code)
		}
	}
}

func TestMisprintedTagSaysWhatItIsReadAs(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/tag/POGOV")
	if got, want := r.text("header .quiet"), "Printed so on these cables, and read as PGOV Internal Governmental Affairs."; got != want {
		t.Errorf("the page says %q, not %q", got, want)
	}
}

func TestOldOriginNumbers(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/origin/89_0.html")
	if r.Code != 300 || len(r.all(".choices li")) == 0 {
		t.Errorf("answers %d with %d choices", r.Code, len(r.all(".choices li")))
	}
	if r := get(t, newSite(t, site.Settings{}), "/origin/9999_0.html"); r.Code != 404 {
		t.Errorf("a number that no origin had answers %d", r.Code)
	}
	r = get(t, newSite(t, site.Settings{OriginIDs: glossary.December2010}), "/origin/89_1.html")
	want := "/origin/" + glossary.Slug(glossary.OriginNumbers(glossary.December2010)[89]) + "?page=2"
	if r.Code != 308 || r.Header().Get("Location") != want {
		t.Errorf("with a build chosen it answers %d to %q, not %q", r.Code, r.Header().Get("Location"), want)
	}
}
