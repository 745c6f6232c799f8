package site_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cables/internal/site"
)

// TestCrawl follows every internal link from the home page, and asks of each
// page what is asked of all.
func TestCrawl(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), append(telegrams(), demo(t)...))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c := &crawler{t: t, site: serve(t, site.Always(a), site.Settings{ExpectedTotal: 251287, Contact: "desk@cables.example", Pages: os.DirFS("../../testdata/pages")}),
		seen: map[string]bool{}, ids: map[string]map[string]bool{}, titles: map[string]string{}}
	c.queue = []string{"/search?q=spade", "/search?q=egg+OR+moat&year=2009&sort=created", "/search?q=in%3Aparagraph+eggs+-zzz&all=origin", "/search?q=zzz",
		"/search?tag=-PREL", "/", "/no/such/page", "/search?q=09NOWHERE2", "/cable/09NOWHERE1", "/origin/89_0.html", "/articles/2010/Gone.html", "/problems/none"}
	c.seeds = len(c.queue)
	for len(c.queue) > 0 {
		next := c.queue[0]
		c.queue = c.queue[1:]
		c.visit(next)
	}
	c.checkFragments()
	t.Logf("%d addresses", len(c.seen))
}

type crawler struct {
	t         *testing.T
	site      http.Handler
	queue     []string
	seeds     int // how many addresses it began with
	seen      map[string]bool
	ids       map[string]map[string]bool // of each page, what a fragment can mean
	fragments [][3]string                // page, fragment, where it was linked
	titles    map[string]string          // of canonical addresses
}

// refused are the addresses that the crawl asks for knowing that they are not pages.
var refused = map[string]int{"/no/such/page": 404, "/search?q=09NOWHERE2": 404, "/cable/09NOWHERE1": 404, "/origin/89_0.html": 300,
	"/articles/2010/Gone.html": 404, "/problems/none": 404}

func (c *crawler) visit(address string) {
	if c.seen[address] {
		return
	}
	c.seen[address] = true
	r := get(c.t, c.site, address)
	want := 200
	if status, ok := refused[address]; ok {
		want = status
	}
	if location := r.Header().Get("Location"); location != "" && r.Code >= 300 && r.Code < 400 {
		c.follow(address, location)
		return
	}
	if r.Code != want {
		c.t.Errorf("%s answers %d, not %d", address, r.Code, want)
		return
	}
	if !strings.HasPrefix(r.Header().Get("Content-Type"), "text/html") {
		return
	}
	checkMarkup(c.t, address, r.Body.String())
	c.checkPage(address, &r)
	for _, node := range r.all("[href]") {
		// Searches lead to searches without end: only those of the beginning are followed.
		search := strings.HasPrefix(address, "/search") && strings.HasPrefix(attrOf(node, "href"), "/search")
		if (search || attrOf(node, "rel") == "nofollow") && len(c.seen) > c.seeds {
			continue
		}
		c.follow(address, attrOf(node, "href"))
	}
}

func (c *crawler) follow(from, link string) {
	base, _ := url.Parse(from)
	to, err := base.Parse(link)
	if err != nil {
		c.t.Errorf("%s links %q: %v", from, link, err)
		return
	}
	if to.Host != "" || to.Scheme == "mailto" {
		if to.Scheme != "mailto" {
			c.t.Errorf("%s links another host: %s", from, link)
		}
		return
	}
	if to.Fragment != "" {
		page := *to
		page.Fragment = ""
		c.fragments = append(c.fragments, [3]string{page.String(), to.Fragment, from})
		to = &page
	}
	c.queue = append(c.queue, to.String())
}

func (c *crawler) checkPage(address string, r *response) {
	ids := map[string]bool{}
	for _, node := range r.all("[id]") {
		id := attrOf(node, "id")
		if ids[id] {
			c.t.Errorf("%s has two elements with the id %q", address, id)
		}
		ids[id] = true
	}
	c.ids[address] = ids
	title := r.text("title")
	if title == "" {
		c.t.Errorf("%s has no title", address)
	}
	if n := len(r.all("h1")); n != 1 {
		c.t.Errorf("%s has %d h1", address, n)
	}
	if r.attr("html", "lang") != "en" || len(r.all("main")) != 1 {
		c.t.Errorf("%s lacks its language or its main landmark", address)
	}
	if r.Code != 200 {
		return
	}
	canonical := r.attr("link[rel=canonical]", "href")
	if canonical == "" {
		c.t.Errorf("%s has no canonical address", address)
	}
	if canonical != address {
		return
	}
	if other, taken := c.titles[title]; taken && other != canonical {
		c.t.Errorf("%s and %s have the same title: %s", canonical, other, title)
	}
	c.titles[title] = canonical
}

func (c *crawler) checkFragments() {
	for _, f := range c.fragments {
		if ids, visited := c.ids[f[0]]; visited && !ids[f[1]] {
			c.t.Errorf("%s links %s#%s, which is not there", f[2], f[0], f[1])
		}
	}
}

// void are the elements that have no end.
var void = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "rect": true, "hr": true, "img": true}

// checkMarkup reads a page as strictly as XML: what is opened is closed, in
// order, and no paragraph holds what a paragraph cannot hold.
func checkMarkup(t *testing.T, address, page string) {
	t.Helper()
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s leaves open: %v", address, open)
			}
			return
		case html.StartTagToken:
			token := tokens.Token()
			if err := misplaced(open, token); err != nil {
				t.Errorf("%s: %v", address, err)
			}
			if !void[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := tokens.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Errorf("%s closes %s in %v", address, name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// blocks cannot stand in a paragraph or a heading.
var blocks = map[string]bool{"p": true, "div": true, "ul": true, "ol": true, "dl": true, "pre": true, "table": true, "h1": true, "h2": true, "section": true, "nav": true, "details": true, "form": true}

func misplaced(open []string, token html.Token) error {
	for _, a := range token.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			return fmt.Errorf("%s has a %s attribute, which the policy forbids", token.Data, a.Key)
		}
	}
	for _, outer := range open {
		if (outer == "p" || outer == "h1" || outer == "h2" || outer == "pre" || outer == "span") && blocks[token.Data] {
			return fmt.Errorf("%s stands in %s", token.Data, outer)
		}
		if outer == "a" && token.Data == "a" {
			return fmt.Errorf("a link stands in a link")
		}
	}
	if token.Data == "li" && (len(open) == 0 || (open[len(open)-1] != "ul" && open[len(open)-1] != "ol")) {
		return fmt.Errorf("li stands in no list: %v", open)
	}
	return nil
}
