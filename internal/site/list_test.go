package site_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestListShowsFiftyAndLeadsToTheRest(t *testing.T) {
	s := newSite(t, site.Settings{})
	first := get(t, s, "/tag/ECON")
	if got := len(first.all("ol.rows li")); got != 50 {
		t.Errorf("%d rows on the first page", got)
	}
	if got := first.text(".count p"); got != "56 cables, 1–50 on this page" {
		t.Errorf("the count says %q", got)
	}
	if got := first.attr("nav.pager a[rel=next]", "href"); got != "/tag/ECON?page=2" {
		t.Errorf("next leads to %q", got)
	}
	second := get(t, s, "/tag/ECON?page=2")
	if got := len(second.all("ol.rows li")); got != 6 {
		t.Errorf("%d rows on the second page", got)
	}
	if got := second.attr("nav.pager a[rel=prev]", "href"); got != "/tag/ECON" {
		t.Errorf("previous leads to %q: the first page goes without its number", got)
	}
	if got := get(t, s, "/tag/ECON?page=1"); got.Code != 200 || got.attr("link[rel=canonical]", "href") != "/tag/ECON" {
		t.Errorf("page 1 answers %d, canonical %q", got.Code, got.attr("link[rel=canonical]", "href"))
	}
}

func TestPagePastTheEndLinksTheLast(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/tag/ECON?sort=created&page=9")
	if r.Code != 404 || !slices.Contains(r.hrefs(), "/tag/ECON?sort=created&page=2") {
		t.Errorf("answers %d with %q", r.Code, r.hrefs())
	}
}

func TestFiltersCombine(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		name, address string
		total         int
	}{
		{"a tag alone", "/tag/PREL", 2},
		{"a tag of an origin", "/tag/PREL?origin=embassy-lilliput", 1},
		{"two tags", "/tag/PREL?tag=ECON", 1},
		{"a tag without another", "/tag/PREL?tag=-ECON", 1},
		{"an origin in a year", "/origin/consulate-mildendo?year=2009", 55},
		{"an origin in another year", "/origin/consulate-mildendo?year=2008", 0},
		{"a classification up to a day", "/classification/unclassified?to=2009-05-03", 3},
		{"a day and a classification", "/date/2009-05-01?classification=secret-noforn", 1},
		{"a release without an origin", "/released/2011-02-02?origin=-embassy-lilliput", 1},
		{"a raw code", "/tag/POGOV", 1},
		{"what a raw code is read as", "/tag/PGOV", 1},
		{"chosen cables in any spelling", "/list?ids=09state300,09LILLIPUT7,09NOWHERE1", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, query, _ := strings.Cut(c.address, "?")
			r := get(t, s, path+".json?"+query)
			var list struct{ Total int }
			if err := json.Unmarshal(r.Body.Bytes(), &list); err != nil || r.Code != 200 {
				t.Fatalf("%d, %v: %s", r.Code, err, r.Body)
			}
			page := get(t, s, c.address)
			if list.Total != c.total || page.Code != 200 || len(page.all("ol.rows li")) != min(c.total, 50) {
				t.Errorf("%d in the twin, %d on the page (%d), not %d", list.Total, len(page.all("ol.rows li")), page.Code, c.total)
			}
		})
	}
}

func TestChipsRemoveOneFilterEach(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/tag/ECON?origin=consulate-mildendo&year=2009&sort=created")
	want := []string{"/tag/ECON?year=2009&sort=created", "/tag/ECON?origin=consulate-mildendo&sort=created", "/tag/ECON?sort=created"}
	var got []string
	for _, node := range r.all(".chips a") {
		got = append(got, attrOf(node, "href"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("chips lead to %q, not %q", got, want)
	}
}

func TestParametersHaveOneCanonicalOrder(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/date/2009?sort=created&origin=consulate-mildendo&tag=ECON&utm=x")
	if got, want := r.attr("link[rel=canonical]", "href"), "/date/2009?tag=ECON&origin=consulate-mildendo&sort=created"; got != want {
		t.Errorf("canonical is %q, not %q", got, want)
	}
}

func TestOrders(t *testing.T) {
	s := newSite(t, site.Settings{})
	for sort, want := range map[string]string{"": "09MILDENDO1000", "?sort=released": "09MILDENDO1000", "?sort=-created": "09STATE300"} {
		if got := get(t, s, "/tag/ECON"+sort); got.text(".rows .code") != want {
			t.Errorf("%q begins with %s, not %s", sort, got.text(".rows .code"), want)
		}
	}
}

func TestWrongParametersAreTold(t *testing.T) {
	s := newSite(t, site.Settings{})
	for address, want := range map[string]int{
		"/tag/ECON?sort=length":   http.StatusBadRequest,
		"/tag/ECON?from=tomorrow": http.StatusBadRequest,
		"/tag/ECON?page=0":        http.StatusNotFound,
		"/tag/ECON?page=x":        http.StatusNotFound,
	} {
		if r := get(t, s, address); r.Code != want || r.text("h1") == "" {
			t.Errorf("%s answers %d, not %d", address, r.Code, want)
		}
	}
}

func TestListJSON(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/tag/ECON.json?page=2")
	var list map[string]any
	if err := json.Unmarshal(r.Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	if list["total"] != 56.0 || list["exact"] != true || list["page"] != 2.0 || list["pages"] != 2.0 {
		t.Errorf("the list says %v", list)
	}
	rows, _ := list["cables"].([]any)
	if len(rows) != 6 {
		t.Fatalf("%d cables", len(rows))
	}
	row, _ := rows[5].(map[string]any)
	for key, want := range map[string]any{"id": "09STATE300", "address": "/cable/09STATE300", "subject": "DEMARCHE ON <B>SANDCASTLES</B> & MOATS",
		"created": "2009-05-01T12:00:00Z", "released": "2011-02-02T21:09:00Z", "classification": "SECRET//NOFORN", "origin": "Secretary of State"} {
		if row[key] != want {
			t.Errorf("%s is %v, not %v", key, row[key], want)
		}
	}
	if tags, _ := row["tags"].([]any); !slices.Equal(tags, []any{"PREL", "PGOV", "ECON"}) {
		t.Errorf("tags are %v", row["tags"])
	}
}
