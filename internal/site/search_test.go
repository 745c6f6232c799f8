package site_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/site"
)

// needFullText skips a test where this program cannot search.
func needFullText(t *testing.T) {
	t.Helper()
	if !archive.FullText() {
		t.Skip("built without -tags sqlite_fts5: nothing was searched")
	}
}

func search(typed string) string { return "/search?q=" + url.QueryEscape(typed) }

func TestSearchFinds(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		name, address, heading, first string
	}{
		{"a word", search("spade"), "2 cables", ""},
		{"several words", search("spade bucket"), "1 cable", "/cable/09STATE300?q=spade+bucket#par3"},
		{"a word that a page break cuts off from its sentence", search(`"bucket is held by"`), "1 cable", "/cable/09STATE300?q=%22bucket+is+held+by%22#par1"},
		{"a phrase across a page break", search(`"of the harbor office"`), "1 cable", "/cable/09STATE300?q=%22of+the+harbor+office%22#par1"},
		{"a subject", search("subject:sandcastles"), "1 cable", "/cable/09STATE300?q=subject%3Asandcastles"},
		{"without a word", search("spade -bucket"), "1 cable", "/cable/09LILLIPUT7?q=spade+-bucket#par1"},
		{"paragraphs", search("spade in:paragraph"), "3 paragraphs", ""},
		{"a tag besides", search("spade") + "&tag=ECON", "1 cable", "/cable/09STATE300?q=spade&tag=ECON#par2"},
		{"a marking besides", search("spade") + "&marking=S/NF", "1 cable", "/cable/09STATE300?q=spade&marking=S%2FNF#par2"},
		{"without a marking", search("spade") + "&marking=-S/NF", "1 cable", "/cable/09LILLIPUT7?q=spade&marking=-S%2FNF#par1"},
		{"a marking of the paragraphs themselves", search("spade in:paragraph") + "&marking=U", "1 paragraph", "/cable/09STATE300?q=spade+in%3Aparagraph&marking=U#par3"},
		{"nothing", search("zzz"), "No cable found", ""},
		{"no paragraph", search("zzz in:paragraph"), "No paragraph found", ""},
		{"nothing to look for", search("()"), "Nothing to look for", ""},
		{"filters alone", "/search?tag=PREL&year=2009", "2 cables", ""},
		{"many", search("eggs"), "55 cables", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, s, c.address)
			if r.Code != 200 || r.text("h1") != c.heading {
				t.Errorf("%s answers %d: %q, not %q", c.address, r.Code, r.text("h1"), c.heading)
			}
			if got := r.attr(".hits .subject", "href"); c.first != "" && got != c.first {
				t.Errorf("the first result leads to %q, not %q", got, c.first)
			}
		})
	}
}

func TestResultsShowWhatWasSoughtWhereItStands(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	r := get(t, s, search("sandcastles tide"))
	for selector, want := range map[string]string{
		".lead":              "Cables in which “sandcastles” and “tide” occur.",
		".hits .subject":     "Demarche on <B>Sandcastles</B> & Moats",
		".hits .meta .code":  "09STATE300",
		".hits .meta time":   "1 May 2009",
		".hits .meta .level": "Secret//NOFORN",
		".subject mark":      "Sandcastles",
		".snippet mark":      "tide",
		".snippet .marking":  "C",
		".snippet .cited":    "¶2",
		"title":              "“sandcastles tide” – Cables",
	} {
		if got := r.text(selector); got != want {
			t.Errorf("%s says %q, not %q", selector, got, want)
		}
	}
	if r.attr("meta[name=robots]", "content") != "noindex" || r.attr(".hits .subject", "rel") != "nofollow" {
		t.Error("crawlers are not asked to leave searches out")
	}
}

func TestFacetsNarrowAndChipsWiden(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	r := get(t, s, search("spade")+"&sort=created")
	if got, want := r.attr(".facets a.with", "href"), search("spade")+"&origin=embassy-lilliput&sort=created"; got != want {
		t.Errorf("the first facet leads to %q, not %q", got, want)
	}
	followed := 0
	for _, class := range []string{"with", "without"} {
		for _, node := range r.all(".facets a." + class) {
			narrower := get(t, s, attrOf(node, "href"))
			chip := narrower.all(".chips a")
			if narrower.text("h1") != "1 cable" || len(chip) != 2 {
				t.Errorf("%s shows %q with %d chips", attrOf(node, "href"), narrower.text("h1"), len(chip))
				continue
			}
			if back := attrOf(chip[0], "href"); back != search("spade")+"&sort=created" {
				t.Errorf("the chip of %s leads to %q", attrOf(node, "href"), back)
			}
			followed++
		}
	}
	if followed < 10 {
		t.Errorf("only %d facets were offered", followed)
	}
}

func TestTimelineOfASearchNarrowsIt(t *testing.T) {
	needFullText(t)
	a, err := build(t.TempDir()+"/demo.db", demo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	s := serve(t, site.Always(a), site.Settings{})
	r := get(t, s, search("egg"))
	bar := r.attr(".timeline a", "href")
	narrower := get(t, s, bar)
	if !strings.HasPrefix(bar, "/search?q=egg&year=") || narrower.Code != 200 || narrower.text(".chips b") == "" {
		t.Errorf("the first bar leads to %q, which answers %d", bar, narrower.Code)
	}
	paragraphs := get(t, s, search("in:paragraph eggs"))
	if got := paragraphs.text(".scale"); got != "Paragraphs by year of creation" {
		t.Errorf("of paragraphs it shows %q", got)
	}
}

func TestSearchesHaveOneTidyAddress(t *testing.T) {
	s := newSite(t, site.Settings{})
	r := get(t, s, "/search?q=spade&tag=&origin=&year=2009")
	if r.Code != 308 || r.Header().Get("Location") != "/search?q=spade&year=2009" {
		t.Errorf("answers %d, %q", r.Code, r.Header().Get("Location"))
	}
	needFullText(t)
	r = get(t, s, "/search?year=2009&sort=relevance&q=spade")
	if got := r.attr("link[rel=canonical]", "href"); got != "/search?q=spade&year=2009" {
		t.Errorf("canonical is %q", got)
	}
	if got := get(t, s, search("eggs")+"&page=2"); got.text(".count p") != "51–55 of 55 Narrow them" || got.attr(".pager a[rel=prev]", "href") != search("eggs") {
		t.Errorf("the second page says %q and leads back to %q", got.text(".count p"), got.attr(".pager a[rel=prev]", "href"))
	}
	if got := get(t, s, search("eggs")+"&page=9"); got.Code != 404 || !slices.Contains(got.hrefs(), search("eggs")+"&page=2") {
		t.Errorf("past the end it answers %d with %q", got.Code, got.hrefs())
	}
	if got := get(t, s, search("eggs")+"&sort=length"); got.Code != 400 {
		t.Errorf("an order that there is not answers %d", got.Code)
	}
}

// hostile is what no page may take for its own.
var hostile = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'); DROP TABLE cable; --`, `" OR "`, `((((((((`, `"`, `*`, `-`, `AND OR NOT`,

	"\x00spade", "🥚", "%", `\`, `tag:<b>`, `date:9999..0000`, `{{.}}`, `javascript:alert(1)`, strings.Repeat("(spade OR ", 700), strings.Repeat("a", 10000), strings.Repeat("spade ", 2000)}

func TestWhateverIsTypedIsAnswered(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	for _, typed := range hostile {
		for _, address := range []string{search(typed), "/cable/09STATE300?q=" + url.QueryEscape(typed), "/cable/09STATE300?view=telegram&q=" + url.QueryEscape(typed)} {
			r := get(t, s, address)
			if r.Code != 200 {
				t.Errorf("%.60q answers %d", address, r.Code)
			}
			checkMarkup(t, address[:min(60, len(address))], r.Body.String())
			if n := len(r.all("script")); n != 1 || len(r.all("img")) > 0 {
				t.Errorf("%.60q gets %d scripts and %d pictures into the page", typed, n, len(r.all("img")))
			}
			if size := r.Body.Len(); size > 200*kB {
				t.Errorf("%.60q makes a page of %d bytes", address, size)
			}
		}
		if r := get(t, s, "/suggest.json?q="+url.QueryEscape(typed)); r.Code != 200 {
			t.Errorf("suggestions for %.60q answer %d", typed, r.Code)
		}
	}
}

func TestWhatIsLeftOutIsTold(t *testing.T) {
	needFullText(t)
	r := get(t, newSite(t, site.Settings{}), search("spade ab*"))
	if got := r.text("ul.notice li"); !strings.HasPrefix(got, "“ab*” was left out: ") {
		t.Errorf("the page says %q", got)
	}
}

func TestNothingFoundSaysWhatWasSought(t *testing.T) {
	needFullText(t)
	r := get(t, newSite(t, site.Settings{}), search("zzz"))
	if got := r.text("h1") + ": " + r.text(".lead"); got != "No cable found: This looked for cables in which “zzz” occurs." {
		t.Errorf("it says %q", got)
	}
}

func TestLittleFoundOffersMore(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	for typed, want := range map[string]string{
		"sprug spade": search("sprugs spade"),
		"mildendo":    search(`origin:"Consulate Mildendo"`),
		"ECON zzz":    "",
	} {
		r := get(t, s, search(typed))
		if links := r.hrefs(); want != "" && !slices.Contains(links, want) {
			t.Errorf("%q offers %q, not %q", typed, links, want)
		}
	}
	r := get(t, s, search("09STATE301"))
	if r.Code != 404 || r.text(".notice") != "“09STATE301” is not in this archive, and no cable in it cites it." || r.text(".rows .code") != "09STATE300" {
		t.Errorf("an ID that is not held answers %d: %s", r.Code, r.text("main"))
	}
	r = get(t, s, search("2006 spade 2"))
	if r.Code != 200 || r.text("h1") == "No cable found" || !strings.HasSuffix(r.text(".notice"), "These have its parts as words.") {
		t.Errorf("words that could be an ID answer %d: %s", r.Code, r.text("main"))
	}
}

func TestWithoutFullTextAllElseIsFound(t *testing.T) {
	a, err := buildWith(t.TempDir()+"/cables.db", telegrams(), archive.Options{NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	s := serve(t, site.Always(a), site.Settings{})
	for _, c := range []struct {
		name, address string
		status        int
		heading       string
		results       int
	}{
		{"words", search("spade"), 200, "Words cannot be searched here", 0},
		{"filters", "/search?tag=PREL", 200, "2 cables", 2},
		{"words and filters", search("zzz") + "&tag=PREL&origin=embassy-lilliput", 200, "1 cable", 1},
		{"an ID", search("09 state 300"), 302, "", 0},
		{"an ID that is not held", search("09STATE301"), 404, "Words cannot be searched here", 0},
		{"the form", "/search", 200, "Search", 0},
	} {
		r := get(t, s, c.address)
		if r.Code != c.status || r.text("h1") != c.heading || len(r.all(".hits li")) != c.results {
			t.Errorf("%s: answers %d %q with %d results", c.name, r.Code, r.text("h1"), len(r.all(".hits li")))
		}
		if c.heading != "" && c.heading != "Search" && !strings.Contains(r.text(".search header"), "This archive has no full-text index") {
			t.Errorf("%s: the page does not say why: %s", c.name, r.text(".search header"))
		}
	}
	if r := get(t, s, "/search.json?q=spade"); r.Code != 503 || !strings.HasPrefix(r.Body.String(), `{"error":"`) {
		t.Errorf("the twin answers %d: %s", r.Code, r.Body)
	}
}

func TestNothingOfSearchesIsLogged(t *testing.T) {
	var log strings.Builder
	s := newSite(t, site.Settings{SearchRate: 1, Log: textLog(&log)})
	for range 30 {
		for _, address := range []string{"/search?q=sandcastle", "/suggest.json?q=sandcastle", "/cable/09STATE300?q=sandcastle", "/search?q=sandcastle&page=99"} {
			get(t, s, address)
		}
	}
	if log.Len() > 0 {
		t.Errorf("the log has %s", log.String())
	}
}
