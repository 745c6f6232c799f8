package editorial_test

import (
	"context"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cables/internal/cable"
	"cables/internal/editorial"
	"cables/web"
)

// shelf is an archive of two cables, one of them under an ID that was misprinted.
type shelf struct{}

func (shelf) Cited(_ context.Context, r editorial.Reference) (editorial.Cited, error) {
	switch r.ID() {
	case "07STATE159388", "06MADRID002583ZFR2585":
		return editorial.Cited{ID: r.ID(), Title: `The "Moat" & <b>`, Held: true}, nil
	}
	return editorial.Cited{ID: r.ID(), Title: string(r.ID()) + ", not held", Broken: "is not held"}, nil
}

func (shelf) Quoted(_ context.Context, r editorial.Reference) (template.HTML, error) {
	if r.Written != "07STATE159388" {
		return "", nil
	}
	return template.HTML("<figure>" + r.Anchors + "</figure>\n"), nil
}

func open(t *testing.T, files map[string]string) *editorial.Pages {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	pages, err := editorial.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// written is a page with that text, rendered.
func written(t *testing.T, a editorial.Archive, text string) (html string, cables []cable.ID, broken []string) {
	t.Helper()
	pages := open(t, map[string]string{"help/x.md": "---\ntitle: X\norder: 2\n---\n" + text})
	page, ok := pages.Page("help/x")
	if !ok {
		t.Fatal("help/x.md is not the page help/x")
	}
	read, err := pages.Render(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(read.HTML(page))), read.Cables(page), read.Broken
}

const title = ` title="The &quot;Moat&quot; &amp; &lt;b&gt;"`

func TestReferencesBecomeLinks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an ID in a sentence", "See 07STATE159388.", `<p>See <a href="/cable/07STATE159388"` + title + `>07STATE159388</a>.</p>`},
		{"with its hash", "Mark it #07STATE159388!", `<p>Mark it <a href="/cable/07STATE159388"` + title + `>#07STATE159388</a>!</p>`},
		{"with a paragraph", "(07STATE159388¶3)", `<p>(<a href="/cable/07STATE159388#par3"` + title + `>07STATE159388¶3</a>)</p>`},
		{"with a blank before the paragraph", "07STATE159388 ¶3.a.", `<p><a href="/cable/07STATE159388#par3.a"` + title + `>07STATE159388 ¶3.a</a>.</p>`},
		{"with several paragraphs", "07STATE159388¶3–5", `<p><a href="/cable/07STATE159388?mark=par3..par5#par3"` + title + `>07STATE159388¶3–5</a></p>`},
		{"what is not held", "09PARIS22", `<p><a href="/cable/09PARIS22" title="09PARIS22, not held" class="missing">09PARIS22</a></p>`},
		{"two in a row", "07STATE159388 07STATE159388 too", `<p><a href="/cable/07STATE159388"` + title + `>07STATE159388</a> <a href="/cable/07STATE159388"` + title + `>07STATE159388</a> too</p>`},
		{"a misprint that was published", "06MADRID002583ZFR2585", `<p><a href="/cable/06MADRID002583ZFR2585"` + title + `>06MADRID002583ZFR2585</a></p>`},
		{"not in code", "`07STATE159388`", `<p><code>07STATE159388</code></p>`},
		{"not in a link", "[07STATE159388](/tag/)", `<p><a href="/tag/">07STATE159388</a></p>`},
		{"not in a longer word", "x07STATE159388", `<p>x07STATE159388</p>`},
		{"not in small letters", "07state159388", `<p>07state159388</p>`},
		{"not what has no serial", "The 80IES", `<p>The 80IES</p>`},
		{"over a line break", "a 07STATE159388\nb", "<p>a <a href=\"/cable/07STATE159388\"" + title + ">07STATE159388</a>\nb</p>"},
		{"an old address", "http://wikileaks.org/cable/2007/11/07STATE159388.html#par3", `<p><a href="/cable/07STATE159388#par3"` + title + `>07STATE159388 ¶3</a></p>`},
		{"an old address at the end of a sentence", "So http://www.wikileaks.org/cable/2007/11/07STATE159388.html.", `<p>So <a href="/cable/07STATE159388"` + title + `>07STATE159388</a>.</p>`},
		{"an old address without a scheme", "in cablegate.wikileaks.org/cable/2007/11/07STATE159388.html.", `<p>in <a href="/cable/07STATE159388"` + title + `>07STATE159388</a>.</p>`},
		{"an old address in brackets", "<http://cablegate.wikileaks.org/cable/2007/11/07STATE159388.html>", `<p><a href="/cable/07STATE159388"` + title + `>07STATE159388</a></p>`},
		{"an old address in a link", "[this](https://wikileaks.org/plusd/cables/07STATE159388_a.html)", `<p><a href="/cable/07STATE159388"` + title + `>this</a></p>`},
		{"an address of another old site", "http://www.cablegatesearch.net/cable.php?id=07STATE159388&x=1", `<p><a href="/cable/07STATE159388"` + title + `>07STATE159388</a></p>`},
		{"our own address", "[this](/cable/07STATE159388#par3)", `<p><a href="/cable/07STATE159388#par3"` + title + `>this</a></p>`},
		{"another site's address stays", "http://cables.example/cable/x.html", `<p><a href="http://cables.example/cable/x.html">http://cables.example/cable/x.html</a></p>`},
		{"another page of the first site stays", "[x](http://wikileaks.org/about)", `<p><a href="http://wikileaks.org/about">x</a></p>`},
		{"a quotation is the paragraph itself", "> 07STATE159388¶3", "<figure>par3</figure>"},
		{"a quotation of several", "> 07STATE159388 ¶3-5", "<figure>par3..par5</figure>"},
		{"a quotation by an old address", "> http://wikileaks.org/cable/2007/11/07STATE159388.html#par3", "<figure>par3</figure>"},
		{"a quotation of a whole cable stays", "> 07STATE159388", "<blockquote>\n<p><a href=\"/cable/07STATE159388\"" + title + ">07STATE159388</a></p>\n</blockquote>"},
		{"a quotation with words of its own stays", "> See 07STATE159388¶3", "<blockquote>\n<p>See <a href=\"/cable/07STATE159388#par3\"" + title + ">07STATE159388¶3</a></p>\n</blockquote>"},
		{"a quotation of what is not held stays", "> 09PARIS22¶3", "<blockquote>\n<p><a href=\"/cable/09PARIS22#par3\" title=\"09PARIS22, not held\" class=\"missing\">09PARIS22¶3</a></p>\n</blockquote>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _, _ := written(t, shelf{}, c.text); got != c.want {
				t.Errorf("%s\nnot\n%s", got, c.want)
			}
		})
	}
}

func TestWithoutArchiveLinksAreThere(t *testing.T) {
	got, _, broken := written(t, nil, "> 07STATE159388¶3")
	if want := "<blockquote>\n<p><a href=\"/cable/07STATE159388#par3\">07STATE159388¶3</a></p>\n</blockquote>"; got != want || broken != nil {
		t.Errorf("%s with %q broken, not\n%s", got, broken, want)
	}
}

func TestWhatAPageNamesAndWhatLeadsNowhere(t *testing.T) {
	_, cables, broken := written(t, shelf{}, "07STATE159388 and 09PARIS22, again 07STATE159388¶3 and 09PARIS22; [no](/help/y) and [yes](/help/x#top).\n\n> 09PARIS22¶1\n")
	if want := []cable.ID{"07STATE159388", "09PARIS22"}; !slices.Equal(cables, want) {
		t.Errorf("it names %v, not %v", cables, want)
	}
	slices.Sort(broken)
	if want := []string{"help/x.md: 09PARIS22 is not held", "help/x.md: 09PARIS22 ¶1 is not held", "help/x.md: it links /help/y, which is not there"}; !slices.Equal(broken, want) {
		t.Errorf("broken are %q, not %q", broken, want)
	}
}

func TestArticlesNameCables(t *testing.T) {
	pages := open(t, map[string]string{
		"articles/old.md":   "---\ntitle: Old\ndate: 2026-01-01\n---\n07STATE159388\n",
		"articles/new.md":   "---\ntitle: New\ndate: 2026-02-01\nauthor: Ada Quill\n---\n07STATE159388¶1, 07STATE159388¶2\n",
		"articles/none.md":  "---\ntitle: None\ndate: 2026-03-01\n---\n",
		"help/naming.md":    "---\ntitle: Help\n---\n07STATE159388\n",
		"articles/_note.md": "a note of the editor's",
		"README.md":         "what this folder is",
	})
	read, err := pages.Render(t.Context(), shelf{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := titles(read.Naming("07STATE159388")), []string{"New", "Old"}; !slices.Equal(got, want) {
		t.Errorf("%q name it, not %q", got, want)
	}
	if got, want := titles(pages.Articles()), []string{"None", "New", "Old"}; !slices.Equal(got, want) {
		t.Errorf("the articles are %q, not %q", got, want)
	}
}

func titles(pages []editorial.Page) []string {
	var titles []string
	for _, page := range pages {
		titles = append(titles, page.Title)
	}
	return titles
}

func TestTranslationsLinkEachOther(t *testing.T) {
	pages := open(t, map[string]string{
		"articles/egg.md":  "---\ntitle: Egg\ndate: 2026-01-01\ntranslations: ei, oeuf.md\n---\n",
		"articles/ei.md":   "---\ntitle: Ei\ndate: 2026-01-01\nlang: de\n---\n",
		"articles/oeuf.md": "---\ntitle: Œuf\ndate: 2026-01-01\nlang: FR\n---\n",
	})
	for name, want := range map[string][]string{
		"articles/egg":  {"articles/ei", "articles/oeuf"},
		"articles/ei":   {"articles/egg", "articles/oeuf"},
		"articles/oeuf": {"articles/egg", "articles/ei"},
	} {
		if page, _ := pages.Page(name); !slices.Equal(page.Translations, want) {
			t.Errorf("%s is also %q, not %q", name, page.Translations, want)
		}
	}
	if page, _ := pages.Page("articles/oeuf"); page.Lang != "fr" {
		t.Errorf("the language is %q", page.Lang)
	}
}

func TestALaterFolderGoesFirst(t *testing.T) {
	page := func(title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\n---\n")}
	}
	pages, err := editorial.Open(
		fstest.MapFS{"about.md": page("Built in"), "help/a.md": page("A"), "magnet.txt": {Data: []byte("built in")}},
		fstest.MapFS{"about.md": page("Our own"), "help/b.md": page("B"), "magnet.txt": {Data: []byte("our own")}})
	if err != nil {
		t.Fatal(err)
	}
	about, _ := pages.Page("about")
	text, _ := pages.Plain("magnet.txt")
	if got := titles(pages.In("help")); about.Title != "Our own" || text != "our own" || !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("about is %q, magnet.txt %q, help %q", about.Title, text, got)
	}
}

func TestPagesAreFoundByOldAddresses(t *testing.T) {
	pages := open(t, map[string]string{"articles/Har-blir-vi.md": "---\ntitle: X\ndate: 2026-01-01\n---\n"})
	for written, want := range map[string]bool{"Har-blir-vi": true, "har-blir-vi": true, "2010/Har-blir-vi": true, "Har": false, "": false} {
		if _, ok := pages.Named("articles", written); ok != want {
			t.Errorf("%q is found: %v", written, ok)
		}
	}
}

func TestRawHTMLIsDropped(t *testing.T) {
	got, _, _ := written(t, shelf{}, "a <b onclick=x>c</b>\n\n<script>d</script>\n\n[e](javascript:alert(1))\n")
	if strings.Contains(got, "onclick") || strings.Contains(got, "script>") || strings.Contains(got, "javascript") {
		t.Errorf("the page lets through %q", got)
	}
}

func TestHeadingsHaveIDs(t *testing.T) {
	if got, _, _ := written(t, shelf{}, "## The box\n"); !strings.Contains(got, `<h2 id="the-box">`) {
		t.Errorf("the heading is %q", got)
	}
}

func TestFrontMatterMistakesAreErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no title":            "Text.",
		"no end":              "---\ntitle: X\nText.",
		"unknown key":         "---\ntitle: X\ndate: 2026-01-01\ncolour: red\n---\n",
		"order in words":      "---\ntitle: X\ndate: 2026-01-01\norder: first\n---\n",
		"no date":             "---\ntitle: X\n---\n",
		"no such day":         "---\ntitle: X\ndate: 2026-02-30\n---\n",
		"no language":         "---\ntitle: X\ndate: 2026-01-01\nlang: the old one\n---\n",
		"no such translation": "---\ntitle: X\ndate: 2026-01-01\ntranslations: y\n---\n",
	} {
		if _, err := editorial.Open(fstest.MapFS{"articles/x.md": {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), "articles/x.md") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestBuiltInPages(t *testing.T) {
	fsys, err := fs.Sub(web.FS, "pages")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := editorial.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	help := pages.In("help")
	if len(help) == 0 || help[0].Title != "Understanding cables" {
		t.Errorf("help begins with %+v", help)
	}
	read, err := pages.Render(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Broken) > 0 {
		t.Errorf("broken are %q", read.Broken)
	}
	for _, page := range help {
		if page.Description == "" || strings.Contains(string(read.HTML(page)), "style=") {
			t.Errorf("%s has no description, or a style that the policy forbids", page.Name)
		}
	}
}
