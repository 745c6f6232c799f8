package site_test

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cables/internal/glossary"
	"cables/internal/site"
)

// Every link of the published pages into their own site is followed. Most of
// the lists that they link have no cable in the corpus: those say so.
func TestLinksOfThePublishedPagesLand(t *testing.T) {
	a, dir := corpus(t)
	known := knownLists(readTruth(t, dir))
	for folder, build := range map[string]string{"december-2010": glossary.December2010, "august-2011": glossary.August2011} {
		f := follow(t, a, site.Settings{OriginIDs: build})
		landed, absent := 0, map[string]int{}
		for address, text := range publishedLinks(t, filepath.Join(dir, folder)) {
			at, status := f.landing(address)
			switch {
			case status == 200:
				landed++
				checkLanding(t, f.site, address, at, text)
			case status != 404 || known[at]:
				t.Errorf("%s lands at %s with %d", address, at, status)
			default:
				absent[strings.Split(address, "/")[1]]++
				checkAbsence(t, f.site, at)
			}
		}
		t.Logf("%s: %d links land, not here are %v", folder, landed, absent)
		if landed < 100 {
			t.Errorf("%s: only %d links land", folder, landed)
		}
	}
}

// checkAbsence asks that a page that says what is not here leads on.
func checkAbsence(t *testing.T, s http.Handler, address string) {
	t.Helper()
	if r := get(t, s, address); r.attr("meta[name=robots]", "content") != "noindex" || len(r.all("main a")) == 0 || r.text("h1") == "" {
		t.Errorf("%s: the page that says it is not here does not lead on", address)
	}
}

// checkLanding compares what the publisher called a list with what we do.
func checkLanding(t *testing.T, s http.Handler, address, at, text string) {
	t.Helper()
	kind := strings.Split(address, "/")[1]
	if kind != "origin" && kind != "tag" {
		return
	}
	r := get(t, s, at)
	if name := r.text("h1"); name != text && r.text("h1 .code") != text {
		t.Errorf("%s, which is %s, lands at a page about %s", address, text, name)
	}
}

// knownLists are the addresses of lists that must have a cable.
func knownLists(pages []published) map[string]bool {
	known := map[string]bool{"/": true, "/help/faq": true, "/about": true, "/magnet.txt": true}
	for _, p := range pages {
		known["/cable/"+p.Ref] = true
		known["/date/"+p.Created[:7]] = true
		known["/released/"+p.Released[:10]] = true
		known["/origin/"+glossary.Slug(p.Origin)] = true
		known["/classification/"+glossary.Slug(p.Classification)] = true
		for _, tag := range p.Tags {
			known["/tag/"+tag] = true
		}
	}
	return known
}

// ownPages are the links of the published pages that lead to pages of theirs.
var ownPages = regexp.MustCompile(`^/(cable|date|reldate|tag|origin|classification|articles|static/html)/|^/(index\.html|support\.html|magnet\.txt)$`)

// publishedLinks are the links below a folder into its own site, each with what
// it is called.
func publishedLinks(t *testing.T, dir string) map[string]string {
	t.Helper()
	links := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		doc, err := html.Parse(file)
		if err != nil {
			return err
		}
		for node := range doc.Descendants() {
			if href := strings.TrimPrefix(attrOf(node, "href"), "http://cablegate.wikileaks.org"); ownPages.MatchString(href) && links[href] == "" {
				links[href] = textOf(node)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return links
}
