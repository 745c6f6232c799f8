package site_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cables/internal/archive"
	"cables/internal/site"
)

func article(head, text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\n" + head + "\n---\n" + text + "\n")}
}

// desk are the pages of an operator.
var desk = fstest.MapFS{
	"articles/moats.md": article("title: Of moats\ndescription: What a moat is.\ndate: 2026-11-02\nauthor: Ada Quill\ntranslations: graeben",
		"The demarche (09STATE300) began it.\n\n> 09STATE300¶1\n\nThe Court replied: http://wikileaks.org/cable/2009/05/09LILLIPUT7.html#par1\n\n> 09STATE300¶2–3"),
	"articles/graeben.md": article("title: Von Gräben\ndate: 2026-11-02\nlang: de", "Siehe 08LILLIPUT900 und 09STATE300."),
	"articles/early.md":   article("title: Early\ndate: 2026-10-01", "[A cable](/cable/09LILLIPUT7)."),
	"help/desk.md":        article("title: Our desk\norder: 9", "We are 3."),
}

func TestArticle(t *testing.T) {
	r := get(t, newSite(t, site.Settings{Pages: desk, URL: "https://cables.example"}), "/articles/moats")
	for _, c := range []struct{ name, selector, want string }{
		{"the title", "h1", "Of moats"},
		{"author and date stand beneath it", ".byline", "Ada Quill 2 November 2026"},
		{"a translation is named in its own words", ".translations a", "Deutsch: Von Gräben"},
		{"a paragraph is quoted as it is read", ".quotation blockquote p", "S/NF ACTION REQUEST: Post should remind the Court that a moat is a moat (ref A). The bucket is held by [redacted: XXXXXXXXXXXX] of the harbor office. END SUMMARY."},
		{"and cited", ".quotation figcaption", "09STATE300 ¶1 Secretary of State 1 May 2009 Secret//NOFORN"},
		{"a range is quoted with its points", ".quotation .bullet", "The tide is not negotiable."},
		{"an old address is shortened to the reference", `.prose a[href=/cable/09LILLIPUT7#par1]`, "09LILLIPUT7 ¶1"},
		{"the navigation has articles", `nav.site a[href=/articles/]`, "Articles"},
	} {
		if got := r.text(c.selector); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	if got := r.attr(".prose a", "title"); got != "Demarche on <B>Sandcastles</B> & Moats" {
		t.Errorf("the title of a link is %q", got)
	}
	if got := r.attr(".translations a", "hreflang"); got != "de" {
		t.Errorf("the translation is in %q", got)
	}
	for lang, want := range map[string]string{"de": "https://cables.example/articles/graeben", "en": "https://cables.example/articles/moats"} {
		if got := r.attr("link[hreflang="+lang+"]", "href"); got != want {
			t.Errorf("%s is at %q, not %q", lang, got, want)
		}
	}
	if len(r.all(".quotation [id]")) > 0 {
		t.Error("a quotation has anchors, which a second one would repeat")
	}
}

func TestTranslatedArticleSaysItsLanguage(t *testing.T) {
	r := get(t, newSite(t, site.Settings{Pages: desk}), "/articles/graeben")
	if r.attr("article", "lang") != "de" || r.attr("html", "lang") != "en" || r.attr(".eyebrow", "lang") != "en" {
		t.Errorf("languages: article %q, page %q", r.attr("article", "lang"), r.attr("html", "lang"))
	}
	if r.text(".translations a") != "English: Of moats" || r.attr(".translations a", "href") != "/articles/moats" {
		t.Errorf("the original is %q", r.text(".translations"))
	}
	if r.attr(".prose a", "class") != "missing" {
		t.Error("a cable that is not held looks as if it were")
	}
}

func TestArticlesByDate(t *testing.T) {
	s := newSite(t, site.Settings{Pages: desk})
	r := get(t, s, "/articles/")
	if got, want := r.texts(".rows .subject"), []string{"Of moats", "Von Gräben", "Early"}; !slices.Equal(got, want) {
		t.Errorf("the index has %q, not %q", got, want)
	}
	var index struct {
		Articles []struct {
			Address, Title, Date, Author, Lang string
			Translations                       []struct{ Lang, Address string }
			Cables                             []string
		}
	}
	if err := json.Unmarshal(get(t, s, "/articles.json").Body.Bytes(), &index); err != nil {
		t.Fatal(err)
	}
	if len(index.Articles) != 3 || !slices.Equal(index.Articles[0].Cables, []string{"09STATE300", "09LILLIPUT7"}) ||
		index.Articles[0].Translations[0].Address != "/articles/graeben" || index.Articles[1].Lang != "de" {
		t.Errorf("the twin has %+v", index.Articles)
	}
	if none := get(t, newSite(t, site.Settings{}), "/articles/"); len(none.all(".empty")) != 1 {
		t.Error("an index without articles does not say so")
	}
}

func TestACableShowsTheArticlesThatNameIt(t *testing.T) {
	s := newSite(t, site.Settings{Pages: desk})
	for address, want := range map[string][]string{
		"/cable/09STATE300":    {"/articles/moats", "/articles/graeben"},
		"/cable/09LILLIPUT7":   {"/articles/moats", "/articles/early"},
		"/cable/08LILLIPUT900": {"/articles/graeben"},
	} {
		r := get(t, s, address)
		var got []string
		for _, href := range r.hrefs() {
			if strings.HasPrefix(href, "/articles/") && href != "/articles/" {
				got = append(got, href)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s shows %q, not %q", address, got, want)
		}
	}
}

func TestOldAddressesOfArticles(t *testing.T) {
	s := newSite(t, site.Settings{Pages: desk})
	for address, want := range map[string]string{
		"/articles":                 "/articles/",
		"/articles/index.html":      "/articles/",
		"/articles/2010/Moats.html": "/articles/moats",
		"/articles/2010/Moats":      "/articles/moats",
		"/articles/moats.html":      "/articles/moats",
		"/help/desk.html":           "/help/desk",
	} {
		if r := get(t, s, address); r.Code != 308 || r.Header().Get("Location") != want {
			t.Errorf("%s answers %d to %q, not 308 to %q", address, r.Code, r.Header().Get("Location"), want)
		}
	}
	r := get(t, s, "/articles/2010/Gone.html")
	if r.Code != 404 || !slices.Contains(r.hrefs(), "/articles/") || r.attr("meta[name=robots]", "content") != "noindex" {
		t.Errorf("an article that is not kept answers %d with %q", r.Code, r.hrefs())
	}
}

func TestMagnetTextSaysWhatItWas(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/magnet.txt")
	if r.Code != 200 || r.Header().Get("Content-Type") != "text/plain; charset=utf-8" || !strings.Contains(r.Body.String(), "torrents") {
		t.Errorf("answers %d: %s", r.Code, r.Body)
	}
	own := get(t, newSite(t, site.Settings{Pages: fstest.MapFS{"magnet.txt": {Data: []byte("our own\n")}}}), "/magnet.txt")
	if own.Body.String() != "our own\n" {
		t.Errorf("the operator's is not served: %s", own.Body)
	}
}

func TestOwnPagesAddToTheBuiltInOnes(t *testing.T) {
	s := newSite(t, site.Settings{Pages: desk})
	if r := get(t, s, "/help/"); !slices.Contains(r.texts(".rows .subject"), "Our desk") || len(r.all(".rows li")) < 5 {
		t.Errorf("help is %q", r.texts(".rows .subject"))
	}
	if r := get(t, s, "/about"); r.text("h1") != "About this archive" {
		t.Errorf("about is %q", r.text("h1"))
	}
}

func TestBrokenReferencesAreReportedAtStart(t *testing.T) {
	var log bytes.Buffer
	newSite(t, site.Settings{Log: slog.New(slog.NewTextHandler(&log, nil)), Pages: fstest.MapFS{"articles/x.md": article("title: X\ndate: 2026-11-02",
		"09NOWHERE1, 09STATE300¶77, 08LILLIPUT900, 09STATE300¶1, [old](/cable/09STATE300#par2006)\n\n> 08LILLIPUT900¶1")}})
	for _, want := range []string{"09NOWHERE1 is not in this archive", "09STATE300 ¶77 leads to no paragraph", "08LILLIPUT900 ¶1 is not in this archive, so it has no paragraphs"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, log.String())
		}
	}
	if got := strings.Count(log.String(), "broken reference: articles/x.md"); got != 3 {
		t.Errorf("%d broken references:\n%s", got, log.String())
	}
}

// The same server goes from one edition to the next: its pages go with it.
func TestPagesAreOfTheEdition(t *testing.T) {
	var held *archive.Archive
	s := serve(t, func() (*archive.Archive, func()) { return held, func() {} }, site.Settings{Pages: desk})
	if got := get(t, s, "/articles/moats"); got.Code != 200 || got.text(".prose blockquote") != "09STATE300¶1" {
		t.Errorf("without an archive it answers %d and quotes %q", got.Code, got.text(".prose blockquote"))
	}
	for _, count := range []int{1, 2} {
		next, err := build(filepath.Join(t.TempDir(), "cables.db"), telegrams()[:count])
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { next.Close() })
		held = next
		r := get(t, s, "/articles/early")
		if missing := r.attr(".prose a", "class") == "missing"; missing != (count == 1) {
			t.Errorf("with %d cables 09LILLIPUT7 is missing: %v", count, missing)
		}
	}
}

func TestDemoArticlesHoldTogether(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "demo.db"), demo(t))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var log bytes.Buffer
	s := serve(t, site.Always(a), site.Settings{Pages: os.DirFS("../../testdata/pages"), Log: slog.New(slog.NewTextHandler(&log, nil))})
	if log.Len() > 0 {
		t.Errorf("at start: %s", log.String())
	}
	if r := get(t, s, "/articles/thirty-eight-years-of-eggs"); len(r.all(".quotation")) != 2 || len(r.all(".translations a")) != 1 {
		t.Errorf("%d quotations, translations %q", len(r.all(".quotation")), r.text(".translations"))
	}
}
