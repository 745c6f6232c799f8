package site_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/site"
	"cables/internal/source"
)

// oldAddresses are those that a cable has had, here and on earlier sites.
func oldAddresses(id cable.ID, created time.Time) []string {
	month := created.Format("/cable/2006/01/")
	spelled := fmt.Sprintf("/cable/%02d %s %07d", id.Year()%100, strings.ToLower(id.Station()), id.Serial())
	addresses := []string{
		month + string(id) + ".html", month + string(id),
		"/cable/" + string(id) + ".html", "/cable/" + string(id) + "/", "/cable/" + string(id), "/" + string(id), "/" + string(id) + ".html",
		"/cables/" + string(id), "/cables/" + string(id) + ".html",
		"/plusd/cables/" + string(id) + "_a.html", "/cable.php?id=" + string(id), "/search?q=%23" + string(id),
		"/cable/" + strings.ToLower(string(id)),
	}
	if parsed, err := cable.ParseID(string(id)); err == nil && parsed == id {
		addresses = append(addresses, strings.ReplaceAll(spelled, " ", "%20"))
	}
	return addresses
}

// A follower follows addresses of one site, and asks for no page twice.
type follower struct {
	t      *testing.T
	site   http.Handler
	status map[string]int
}

func follow(t *testing.T, a *archive.Archive, settings site.Settings) *follower {
	return &follower{t, serve(t, site.Always(a), settings), map[string]int{}}
}

// landing is where somebody arrives who follows an address, and how that answers.
func (f *follower) landing(address string) (at string, status int) {
	f.t.Helper()
	for range 4 {
		if status, ok := f.status[address]; ok {
			return address, status
		}
		r := get(f.t, f.site, address)
		to := r.Header().Get("Location")
		if to == "" {
			f.status[address] = r.Code
			return address, r.Code
		}
		address = to
	}
	f.t.Errorf("%s sends on without end", address)
	return address, 0
}

func (f *follower) cable(id cable.ID, created time.Time) {
	f.t.Helper()
	want := "/cable/" + string(id)
	for _, address := range oldAddresses(id, created) {
		if at, status := f.landing(address); at != want || status != 200 {
			f.t.Errorf("%s lands at %s with %d", address, at, status)
		}
	}
}

// pages follows every page of a list by its old address, and the page past the
// last.
func (f *follower) pages(kind, old, value string) {
	f.t.Helper()
	own := "/" + kind + "/" + url.PathEscape(value)
	first := get(f.t, f.site, own+".json")
	var list struct{ Pages int }
	if err := json.Unmarshal(first.Body.Bytes(), &list); err != nil || first.Code != 200 {
		f.t.Fatalf("%s.json answers %d, %v", own, first.Code, err)
	}
	for n := range list.Pages + 1 {
		for _, extension := range []string{".html", ""} {
			address := fmt.Sprintf("%s_%d%s", old, n, extension)
			want, code := own, 200
			if n > 0 {
				want += "?page=" + strconv.Itoa(n+1)
			}
			if n == list.Pages {
				code = 404
			}
			if at, status := f.landing(address); at != want || status != code {
				f.t.Errorf("%s lands at %s with %d, not at %s with %d", address, at, status, want, code)
			}
		}
	}
}

// lists follows the old addresses of every list that the archive has, but for
// those of origins.
func (f *follower) lists() {
	f.t.Helper()
	for kind, old := range map[string]string{"date": "/date/", "released": "/reldate/", "tag": "/tag/"} {
		for _, value := range indexValues(f.t, f.site, kind) {
			if value != "unknown" {
				f.pages(kind, old+url.PathEscape(value), value)
			}
		}
	}
	held := indexValues(f.t, f.site, "classification")
	for _, c := range glossary.Classifications() {
		if slices.Contains(held, c.Slug) && c.Number > 0 {
			f.pages("classification", fmt.Sprintf("/classification/%d", c.Number), c.Slug)
		}
	}
}

func indexValues(t *testing.T, s http.Handler, kind string) []string {
	t.Helper()
	r := get(t, s, "/"+kind+".json")
	var index struct{ Values []struct{ Value string } }
	if err := json.Unmarshal(r.Body.Bytes(), &index); err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, v := range index.Values {
		values = append(values, v.Value)
	}
	return values
}

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

func TestOldAddressesOfTheDemoLand(t *testing.T) {
	all := demo(t)
	a, err := build(filepath.Join(t.TempDir(), "demo.db"), all)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	f := follow(t, a, site.Settings{})
	for _, telegram := range all {
		f.cable(telegram.ID, telegram.Created)
	}
	f.lists()
}

// An origin that the publisher had and the archive has not is named.
func TestOldOriginNumberThatIsNotHeld(t *testing.T) {
	name := glossary.OriginNumbers(glossary.August2011)[42]
	r := get(t, newSite(t, site.Settings{}), "/origin/"+glossary.Slug(name))
	if r.Code != 404 || r.text("h1") != "No cables from "+name || !slices.Contains(r.hrefs(), "/origin/") {
		t.Errorf("answers %d: %s", r.Code, r.text("h1"))
	}
}

func TestMisprintedIDsLeadToEachOther(t *testing.T) {
	body := func(cites string) string {
		return "CONFIDENTIAL\n\nTAGS: PREL\nSUBJECT: X\nREF: " + cites + "\n\n1. (C) Text.\n"
	}
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), []cable.Telegram{
		{ID: "07KAPALA518", Body: body("08 NOWHERE 1")},  // its right ID was never published
		{ID: "06ANOI582", Body: body("08 NOWHERE 1")},    // its right ID was published too
		{ID: "06HANOI582", Body: body("07 KAMPALA 518")}, // so it is
		{ID: "06MANAMA2067", Body: body("06 HANOI 582")}, // its misprint is not in this archive
		{ID: "06LINSK1234", Body: body("06 MINSK 1234")}, // its right ID is not in this archive
	})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	for address, want := range map[string]string{
		"/cable/07KAPALA518": "", "/cable/06ANOI582": "", "/cable/06HANOI582": "", "/cable/06LINSK1234": "",
		"/cable/07KAMPALA518":              "/cable/07KAPALA518",
		"/cable/07 kampala 518":            "/cable/07KAPALA518",
		"/cable/07KAMPALA518.json":         "/cable/07KAPALA518.json",
		"/cable/07KAMPALA518/par1":         "/cable/07KAPALA518/par1",
		"/cable/2007/04/07KAMPALA518.html": "/cable/07KAPALA518",
		"/search?q=07KAMPALA518":           "/cable/07KAPALA518",
		"/search?q=06anoi582":              "/cable/06ANOI582",
		"/cable/06MAAMA2067":               "/cable/06MANAMA2067",
		"/cable/2006/12/06MAAMA2067.html":  "/cable/06MANAMA2067",
		"/cable/06MINSK1234":               "/cable/06LINSK1234",
	} {
		r := get(t, s, strings.ReplaceAll(address, " ", "%20"))
		if got := r.Header().Get("Location"); got != want || r.Code != map[bool]int{true: 200, false: 302}[want == ""] {
			t.Errorf("%s answers %d to %q, not to %q", address, r.Code, got, want)
		}
	}
	for address, twin := range map[string]string{"/cable/06ANOI582": "/cable/06HANOI582", "/cable/06HANOI582": "/cable/06ANOI582", "/cable/07KAPALA518": ""} {
		r := get(t, s, address)
		if got := r.attr(".notice a", "href"); got != twin {
			t.Errorf("%s names the twin %q, not %q", address, got, twin)
		}
	}
	citing := get(t, s, "/cable/06HANOI582")
	if !slices.Contains(citing.hrefs(), "/cable/07KAPALA518") || slices.Contains(citing.hrefs(), "/cable/07KAMPALA518") {
		t.Errorf("a reference to the right ID does not lead to its misprint: %q", citing.hrefs())
	}
}

// corpus imports the published pages that CABLES_CORPUS names.
func corpus(t *testing.T) (*archive.Archive, string) {
	t.Helper()
	dir := os.Getenv("CABLES_CORPUS")
	if dir == "" {
		t.Skip("CABLES_CORPUS is not set: no published pages to follow the links of")
	}
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "corpus.db")
	im, err := archive.Begin(ctx, path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := source.Find([]string{filepath.Join(dir, "december-2010"), filepath.Join(dir, "august-2011")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Read(ctx, files, nil, func(item source.Item) error {
		return im.Add(ctx, item.Telegram, archive.Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := im.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a, dir
}

// A published page, as truth.jsonl describes it.
type published struct {
	Ref, Created, Released, Classification, Origin string
	Tags, Paragraphs                               []string
}

func readTruth(t *testing.T, dir string) []published {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var pages []published
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p published
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	return pages
}

// Every published cable lands by every address that it had, with every
// fragment that the publisher made.
func TestOldAddressesOfTheCorpusLand(t *testing.T) {
	a, dir := corpus(t)
	f := follow(t, a, site.Settings{})
	fragments := 0
	for _, p := range readTruth(t, dir) {
		created, err := time.Parse("2006-01-02", p.Created[:10])
		if err != nil {
			t.Fatal(err)
		}
		f.cable(cable.ID(p.Ref), created)
		for _, view := range []string{"", "?view=telegram"} {
			ids := idsOn(get(t, f.site, "/cable/"+p.Ref+view))
			for _, par := range p.Paragraphs {
				if fragments++; !ids[par] {
					t.Errorf("/cable/%s%s has no %s", p.Ref, view, par)
				}
			}
		}
	}
	t.Logf("%d fragments", fragments)
	f.lists()
	followOrigins(t, a)
}

func idsOn(r response) map[string]bool {
	ids := make(map[string]bool)
	for _, node := range r.all("[id]") {
		ids[attrOf(node, "id")] = true
	}
	return ids
}

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
