package site_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"cables/internal/site"
)

// request asks with a header, given as name and value in turn.
func request(s http.Handler, method, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// unpacked is the body of an answer, out of its content coding.
func unpacked(t *testing.T, r *httptest.ResponseRecorder) string {
	t.Helper()
	var body io.Reader
	var err error
	switch coding := r.Header().Get("Content-Encoding"); coding {
	case "":
		body = r.Body
	case "gzip":
		body, err = gzip.NewReader(r.Body)
	case "br":
		body = brotli.NewReader(r.Body)
	case "zstd":
		body, err = zstd.NewReader(r.Body)
	default:
		t.Fatalf("%q is no coding", coding)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// linked is an address that the home page links.
func linked(t *testing.T, s http.Handler, selector string) string {
	t.Helper()
	home := get(t, s, "/")
	return home.attr(selector, "href")
}

func styles(t *testing.T, s http.Handler) string {
	t.Helper()
	return linked(t, s, "link[rel=stylesheet]")
}

// kept is a site that keeps pages ready, unlike those of other tests.
var kept = site.Settings{Cache: 8 << 20}

func TestCodingIsThatWhichWeighsMost(t *testing.T) {
	s := newSite(t, kept)
	plain := request(s, "GET", "/cable/09STATE300")
	if plain.Header().Get("Content-Encoding") != "" {
		t.Fatalf("without Accept-Encoding the page is sent as %q", plain.Header().Get("Content-Encoding"))
	}
	page := plain.Body.String()
	for _, c := range []struct{ name, accept, want string }{
		{"a browser of today", "gzip, deflate, br, zstd", "zstd"},
		{"a browser of yesterday", "gzip, deflate, br", "br"},
		{"a crawler", "gzip", "gzip"},
		{"the old name of gzip", "x-gzip", "gzip"},
		{"in capitals", "GZIP", "gzip"},
		{"none", "", ""},
		{"none that we have", "deflate, compress", ""},
		{"a weight of zero forbids", "zstd;q=0, br;q=0.0, gzip", "gzip"},
		{"the heavier before our own order", "zstd;q=0.5, gzip;q=0.8", "gzip"},
		{"with blanks around the weight", "zstd ; q=0.1 , br ; q=0.9", "br"},
		{"a star stands for what is not listed", "zstd;q=0, *", "br"},
		{"a star of little weight", "gzip, *;q=0.1", "gzip"},
		{"identity before others", "identity, gzip;q=0.5", ""},
		{"identity after others", "identity;q=0.1, gzip;q=0.5", "gzip"},
		{"nothing is acceptable", "identity;q=0, *;q=0", ""},
		{"a weight that is no number", "gzip;q=much, br;q=0.3", "br"},
		{"a weight out of range", "gzip;q=2, br;q=0.3", "br"},
	} {
		for _, when := range []string{"made", "kept"} {
			r := request(s, "GET", "/cable/09STATE300", "Accept-Encoding", c.accept)
			if got := r.Header().Get("Content-Encoding"); got != c.want {
				t.Errorf("%s, %s: %q is answered with %q, not %q", c.name, when, c.accept, got, c.want)
			} else if unpacked(t, r) != page {
				t.Errorf("%s, %s: the page is another", c.name, when)
			}
		}
	}
	several := request(s, "GET", "/cable/09STATE300", "Accept-Encoding", "gzip;q=0.5", "Accept-Encoding", "br")
	if got := several.Header().Get("Content-Encoding"); got != "br" {
		t.Errorf("two lines of Accept-Encoding are answered with %q", got)
	}
}

func TestTagsAreStrongAndOfOneCoding(t *testing.T) {
	s := newSite(t, kept)
	seen := map[string]string{}
	for _, coding := range []string{"", "gzip", "br", "zstd"} {
		tag := request(s, "GET", "/cable/09STATE300", "Accept-Encoding", coding).Header().Get("ETag")
		if !strings.HasPrefix(tag, `"`) || len(tag) < 20 {
			t.Errorf("as %q the tag is %s", coding, tag)
		}
		if other, ok := seen[tag]; ok {
			t.Errorf("%q and %q have the same tag", coding, other)
		}
		seen[tag] = coding
		if again := request(newSite(t, site.Settings{}), "GET", "/cable/09STATE300", "Accept-Encoding", coding).Header().Get("ETag"); again != tag {
			t.Errorf("as %q the tag is %s and, of another server, %s", coding, tag, again)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	s := newSite(t, kept)
	tag := request(s, "GET", "/cable/09STATE300", "Accept-Encoding", "gzip").Header().Get("ETag")
	plainTag := request(s, "GET", "/cable/09STATE300").Header().Get("ETag")
	for _, c := range []struct {
		name      string
		condition []string
		want      int
	}{
		{"the reader has it", []string{"If-None-Match", tag}, 304},
		{"one of several", []string{"If-None-Match", `"other", ` + tag + `, "third"`}, 304},
		{"one of several lines", []string{"If-None-Match", `"other"`, "If-None-Match", tag}, 304},
		{"without blanks", []string{"If-None-Match", `"other",` + tag}, 304},
		{"made weak by a proxy", []string{"If-None-Match", "W/" + tag}, 304},
		{"any at all", []string{"If-None-Match", "*"}, 304},
		{"another", []string{"If-None-Match", `"other"`}, 200},
		{"that of another coding", []string{"If-None-Match", plainTag}, 200},
		{"a tag with a comma in it", []string{"If-None-Match", `"a,b", ` + tag}, 304},
		{"ours within another", []string{"If-None-Match", `"x` + strings.Trim(tag, `"`) + `"`}, 200},
		{"without quotation marks", []string{"If-None-Match", strings.Trim(tag, `"`)}, 200},
		{"a star among tags is none", []string{"If-None-Match", `"other", *`}, 200},
		{"empty", []string{"If-None-Match", ""}, 200},
		{"a time, which pages do not have", []string{"If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"}, 200},
		{"it has to be the same, and is", []string{"If-Match", tag}, 200},
		{"it has to be the same, and is not", []string{"If-Match", `"other"`}, 412},
		{"weak tags are never the same", []string{"If-Match", "W/" + tag}, 412},
		{"it has to be there, and is", []string{"If-Match", "*"}, 200},
		{"both conditions", []string{"If-Match", tag, "If-None-Match", tag}, 304},
		{"the first decides", []string{"If-Match", `"other"`, "If-None-Match", tag}, 412},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			r := request(s, method, "/cable/09STATE300", append([]string{"Accept-Encoding", "gzip"}, c.condition...)...)
			if r.Code != c.want {
				t.Errorf("%s: %s answers %d, not %d", c.name, method, r.Code, c.want)
			}
			if r.Code != 200 && (r.Body.Len() > 0 || r.Header().Get("Content-Length")+r.Header().Get("Content-Type")+r.Header().Get("Content-Encoding") != "") {
				t.Errorf("%s: %s answers %d with a body or what describes one: %v", c.name, method, r.Code, r.Header())
			}
			for name, want := range map[string]string{"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache", "Referrer-Policy": "no-referrer"} {
				if got := r.Header().Get(name); got != want {
					t.Errorf("%s: %s answers %d with %s %q, not %q", c.name, method, r.Code, name, got, want)
				}
			}
		}
	}
	missing := request(s, "GET", "/nothing", "If-None-Match", "*")
	if missing.Code != 404 {
		t.Errorf("what is not there answers %d to If-None-Match: *", missing.Code)
	}
}

// everyKind has an address of every kind of answer.
var everyKind = []string{
	"/", "/cable/09STATE300", "/cable/09STATE300?view=telegram", "/cable/09STATE300/par1", "/cable/09STATE300/versions",
	"/cable/09STATE300.txt", "/cable/09STATE300.json", "/cable/09STATE300.md", "/cable/09STATE300.bib", "/cable/09STATE300.ris",
	"/tag/ECON", "/tag/ECON?page=2", "/tag/ECON.json", "/tag/ECON.atom", "/tag/ECON.csv", "/origin/", "/origin.json",
	"/help/faq", "/about", "/problems", "/sitemap.xml", "/robots.txt", "/search?q=moat", "/search.json?q=moat", "/suggest.json?q=mo",
	"/nothing", "/cable/nothing.json", "/search.json",
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	s := newSite(t, site.Settings{Cache: 8 << 20, URL: "https://cables.example"})
	for _, address := range append(everyKind, "/cable/09state300", "/tag", "/healthz", "/readyz", styles(t, s)) {
		for _, coding := range []string{"", "gzip"} {
			page, head := request(s, "GET", address, "Accept-Encoding", coding), request(s, "HEAD", address, "Accept-Encoding", coding)
			if head.Code != page.Code || head.Body.Len() != 0 {
				t.Errorf("%s: HEAD answers %d with %d bytes, GET %d", address, head.Code, head.Body.Len(), page.Code)
			}
			if length := page.Header().Get("Content-Length"); length != strconv.Itoa(page.Body.Len()) {
				t.Errorf("%s: Content-Length is %s of %d bytes", address, length, page.Body.Len())
			}
			for name := range page.Header() {
				if !slices.Equal(head.Header()[name], page.Header()[name]) {
					t.Errorf("%s: HEAD has %s %q, GET %q", address, name, head.Header()[name], page.Header()[name])
				}
			}
		}
	}
}

func TestWhatIsNegotiatedSaysSo(t *testing.T) {
	s := newSite(t, kept)
	for _, address := range append(everyKind, styles(t, s), linked(t, s, "link[rel=icon]")) {
		for _, coding := range []string{"", "gzip", "zstd"} {
			if h := request(s, "GET", address, "Accept-Encoding", coding).Header(); h.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s as %q varies by %q", address, coding, h.Get("Vary"))
			}
		}
	}
	for _, address := range []string{"/cable/09state300", "/random", "/tag"} {
		if h := request(s, "GET", address, "Accept-Encoding", "gzip").Header(); h.Get("Vary")+h.Get("Content-Encoding") != "" {
			t.Errorf("%s, which is sent on, varies by %q", address, h.Get("Vary"))
		}
	}
}

func TestEveryAnswerSaysWhetherItMayBeKept(t *testing.T) {
	s := newSite(t, site.Settings{Cache: 8 << 20, URL: "https://cables.example"})
	for _, address := range append(everyKind, "/cable.php?id=09LILLIPUT7", "/random", "/healthz", "/readyz", "/origin/89_0.html") {
		want := "no-cache"
		r := get(t, s, address)
		switch {
		case r.Code >= 400, address == "/random", address == "/healthz", address == "/readyz":
			want = "no-store"
		case r.Code == 308:
			want = ""
		}
		if got := r.Header().Get("Cache-Control"); got != want {
			t.Errorf("%s answers %d with Cache-Control %q, not %q", address, r.Code, got, want)
		}
	}
}

func TestRangesAreNotClaimed(t *testing.T) {
	s := newSite(t, kept)
	for _, address := range []string{"/cable/09STATE300", "/cable/09STATE300.txt", styles(t, s)} {
		whole := request(s, "GET", address)
		part := request(s, "GET", address, "Range", "bytes=0-9")
		if part.Code != 200 || part.Body.Len() != whole.Body.Len() || part.Header().Get("Accept-Ranges") != "" || part.Header().Get("Content-Range") != "" {
			t.Errorf("%s: a range is answered with %d, %d bytes, %v", address, part.Code, part.Body.Len(), part.Header())
		}
	}
}

func TestStaticFilesArePackedAndImmutable(t *testing.T) {
	s := newSite(t, kept)
	address := styles(t, s)
	plain := request(s, "GET", address).Body.String()
	for _, coding := range []string{"gzip", "br", "zstd"} {
		r := request(s, "GET", address, "Accept-Encoding", coding)
		if r.Header().Get("Content-Encoding") != coding || r.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" || r.Body.Len() > len(plain)/3 {
			t.Errorf("as %s: %d of %d bytes, %v", coding, r.Body.Len(), len(plain), r.Header())
		}
		tag := r.Header().Get("ETag")
		if unpacked(t, r) != plain {
			t.Errorf("as %s it is another file", coding)
		}
		if again := request(s, "GET", address, "Accept-Encoding", coding, "If-None-Match", tag); again.Code != 304 || again.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("as %s it is revalidated with %d, %v", coding, again.Code, again.Header())
		}
	}
}
