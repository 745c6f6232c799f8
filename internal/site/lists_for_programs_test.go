package site_test

import (
	"encoding/csv"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/blog/atom"

	"cables/internal/site"
)

func feedOf(t *testing.T, s *site.Server, address string) atom.Feed {
	t.Helper()
	r := get(t, s, address)
	var feed atom.Feed
	if err := xml.Unmarshal(r.Body.Bytes(), &feed); err != nil || r.Code != 200 {
		t.Fatalf("%s answers %d, %v: %s", address, r.Code, err, r.Body)
	}
	return feed
}

func relation(feed atom.Feed, rel string) string {
	at := slices.IndexFunc(feed.Link, func(l atom.Link) bool { return l.Rel == rel })
	if at < 0 {
		return ""
	}
	return feed.Link[at].Href
}

func TestFeeds(t *testing.T) {
	known, unknown := newSite(t, site.Settings{URL: "https://cables.example"}), newSite(t, site.Settings{})
	first, second := feedOf(t, known, "/tag/ECON.atom"), feedOf(t, unknown, "/tag/ECON.atom?page=2")
	for _, c := range []struct{ name, got, want string }{
		{"title", first.Title, "Cables tagged ECON Economic Conditions – Cables"},
		{"self", relation(first, "self"), "https://cables.example/tag/ECON.atom"},
		{"alternate", relation(first, "alternate"), "https://cables.example/tag/ECON"},
		{"next", relation(first, "next"), "https://cables.example/tag/ECON.atom?page=2"},
		{"no page before the first", relation(first, "previous"), ""},
		{"identifier", first.ID, "https://cables.example/tag/ECON.atom"},
		{"identifier of a cable", first.Entry[0].ID, "https://cables.example/cable/09MILDENDO1000"},
		{"released", string(first.Entry[0].Published), "2011-03-02T21:09:00+00:00"},
		{"author", first.Entry[0].Author.Name, "Consulate Mildendo"},
		{"relative where the site does not know where it is", relation(second, "self"), "/tag/ECON.atom?page=2"},
		{"previous", relation(second, "previous"), "/tag/ECON.atom"},
		{"an identifier all the same", second.Entry[5].ID, "tag:cables.invalid,2010-11-28:/cable/09STATE300"},
		{"text is text", second.Entry[5].Title, "Demarche on <B>Sandcastles</B> & Moats"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, not %q", c.name, c.got, c.want)
		}
	}
	if len(first.Entry) != 50 || len(second.Entry) != 6 {
		t.Errorf("%d and %d entries", len(first.Entry), len(second.Entry))
	}
	for _, entry := range append(first.Entry, second.Entry...) {
		if entry.ID == "" || entry.Title == "" || entry.Updated == "" || len(entry.Link) == 0 || entry.Author.Name == "" {
			t.Errorf("an entry lacks what Atom asks for: %+v", entry)
		}
	}
}

func TestLatestReleasesAsAFeed(t *testing.T) {
	s := newSite(t, site.Settings{})
	home := get(t, s, "/")
	address := home.attr("link[type=application/atom+xml]", "href")
	feed := feedOf(t, s, address)
	if address != "/released.atom" || len(feed.Entry) != 50 || relation(feed, "alternate") != "/released/" {
		t.Errorf("%s has %d entries, and leads to %s", address, len(feed.Entry), relation(feed, "alternate"))
	}
	if r := get(t, s, "/released.atom?tag=PREL"); strings.Count(r.Body.String(), "<entry>") != 2 {
		t.Errorf("narrowed to a tag it is %s", r.Body)
	}
}

func TestTables(t *testing.T) {
	r := get(t, newSite(t, site.Settings{URL: "https://cables.example"}), "/tag/ECON.csv?sort=-created")
	rows, err := csv.NewReader(r.Body).ReadAll()
	if err != nil || len(rows) != 57 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := [][]string{
		{"id", "created", "released", "classification", "origin", "tags", "subject", "address"},
		{"09STATE300", "2009-05-01T12:00:00Z", "2011-02-02T21:09:00Z", "SECRET//NOFORN", "Secretary of State", "PREL;PGOV;ECON",
			"DEMARCHE ON <B>SANDCASTLES</B> & MOATS", "https://cables.example/cable/09STATE300"},
	}
	for i := range want {
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("row %d is %q, not %q", i, rows[i], want[i])
		}
	}
	if r.Header().Get("Link") != "" || r.Header().Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("headers %v", r.Header())
	}
	if r := get(t, newSite(t, site.Settings{}), "/tag/ECON.csv?page=2"); r.Code != 404 {
		t.Errorf("a page past the end answers %d", r.Code)
	}
}

func TestChosenCablesAsABibliography(t *testing.T) {
	s := newSite(t, site.Settings{})
	r := get(t, s, "/list.bib?ids=09state300,09LILLIPUT7")
	if strings.Count(r.Body.String(), "@misc{") != 2 || !strings.Contains(r.Body.String(), "@misc{09LILLIPUT7,") {
		t.Errorf("the bibliography is %s", r.Body)
	}
	if r := get(t, s, "/list.csv?ids=09state300"); strings.Count(r.Body.String(), "\n") != 2 {
		t.Errorf("the table is %s", r.Body)
	}
}

func TestSitemap(t *testing.T) {
	s := newSite(t, site.Settings{URL: "https://cables.example"})
	var index struct {
		Files []string `xml:"sitemap>loc"`
	}
	if err := xml.Unmarshal(get(t, s, "/sitemap.xml").Body.Bytes(), &index); err != nil || len(index.Files) != 2 {
		t.Fatalf("the index has %q, %v", index.Files, err)
	}
	total := 0
	for _, file := range index.Files {
		var pages struct {
			Pages []string `xml:"url>loc"`
		}
		if err := xml.Unmarshal(get(t, s, strings.TrimPrefix(file, "https://cables.example")).Body.Bytes(), &pages); err != nil {
			t.Fatal(err)
		}
		for _, page := range pages.Pages {
			address, ours := strings.CutPrefix(page, "https://cables.example")
			r := get(t, s, address)
			if !ours || r.Code != 200 || r.attr("link[rel=canonical]", "href") != page || r.attr("meta[name=robots]", "content") != "" {
				t.Errorf("%s is in the sitemap: it answers %d, and its canonical address is %s", page, r.Code, r.attr("link[rel=canonical]", "href"))
			}
		}
		total += len(pages.Pages)
	}
	if total < 57+20 {
		t.Errorf("the sitemap has %d pages", total)
	}
	for _, none := range []string{"/sitemap/2.xml", "/sitemap/0.xml", "/sitemap/01.xml", "/sitemap/1", "/sitemap/x.xml"} {
		if r := get(t, s, none); r.Code != 404 {
			t.Errorf("%s answers %d", none, r.Code)
		}
	}
}

func TestWhatNeedsAFullAddress(t *testing.T) {
	known, unknown := newSite(t, site.Settings{URL: "https://cables.example"}), newSite(t, site.Settings{})
	for _, address := range []string{"/sitemap.xml", "/opensearch.xml", "/sitemap/1.xml"} {
		if r := get(t, unknown, address); r.Code != 404 || !strings.Contains(r.Body.String(), "start it with --url") {
			t.Errorf("%s answers %d: %s", address, r.Code, r.Body)
		}
	}
	plain, home := get(t, unknown, "/"), get(t, known, "/")
	if len(plain.all("link[rel=search]")) != 0 || strings.Contains(get(t, unknown, "/robots.txt").Body.String(), "Sitemap") {
		t.Error("what is not there is announced")
	}
	if got := home.attr("link[rel=search]", "href"); got != "/opensearch.xml" {
		t.Errorf("the search is announced at %q", got)
	}
	if !strings.Contains(get(t, known, "/opensearch.xml").Body.String(), `template="https://cables.example/search?q={searchTerms}"`) {
		t.Error("the search has no template")
	}
	if !strings.Contains(get(t, known, "/robots.txt").Body.String(), "\nSitemap: https://cables.example/sitemap.xml\n") {
		t.Error("robots are not told of the sitemap")
	}
}
