package site_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/site"
)

func TestEveryAnswerIsSecured(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, address := range []string{"/", "/cable/09STATE300", "/cable/09STATE300.txt", "/tag.json", "/nothing", "/cable/09state300", "/healthz"} {
		h := get(t, s, address).Header()
		for name, want := range map[string]string{
			"Content-Security-Policy":    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"Referrer-Policy":            "no-referrer",
			"X-Content-Type-Options":     "nosniff",
			"Cross-Origin-Opener-Policy": "same-origin",
			"Set-Cookie":                 "",
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q, not %q", address, name, h.Get(name), want)
			}
		}
	}
}

func TestPagesCanBeRevalidated(t *testing.T) {
	s := newSite(t, site.Settings{})
	first := get(t, s, "/cable/09STATE300")
	request := httptest.NewRequest(http.MethodGet, "/cable/09STATE300", nil)
	request.Header.Set("If-None-Match", `"other", `+first.Header().Get("ETag"))
	again := httptest.NewRecorder()
	s.ServeHTTP(again, request)
	if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("answers %d with %d bytes", again.Code, again.Body.Len())
	}
}

func TestHeadAnswersLikeGet(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, address := range []string{"/", "/cable/09STATE300", "/nothing"} {
		page, head := get(t, s, address), do(t, s, http.MethodHead, address)
		if head.Code != page.Code || head.Body.Len() != 0 || head.Header().Get("Content-Length") != page.Header().Get("Content-Length") {
			t.Errorf("%s: HEAD answers %d with %d bytes, length %s", address, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	r := do(t, newSite(t, site.Settings{}), http.MethodPost, "/cable/09STATE300")
	if r.Code != http.StatusMethodNotAllowed || r.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("answers %d, allows %q", r.Code, r.Header().Get("Allow"))
	}
}

func TestStaticFilesAreKeptForEver(t *testing.T) {
	s := newSite(t, site.Settings{})
	home := get(t, s, "/")
	styles := home.attr("link[rel=stylesheet]", "href")
	r := get(t, s, styles)
	if r.Code != 200 || !strings.Contains(r.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(r.Header().Get("Content-Type"), "text/css") {
		t.Errorf("%s answers %d, %v", styles, r.Code, r.Header())
	}
	if r := get(t, s, "/static/style.css"); r.Code != 404 {
		t.Errorf("the name without a hash answers %d", r.Code)
	}
}

func TestAddressesNeverComeFromTheRequest(t *testing.T) {
	for _, address := range []string{"/cable/09STATE300", "/tag/PREL", "/nothing"} {
		request := httptest.NewRequest(http.MethodGet, "http://evil.example"+address, nil)
		recorder := httptest.NewRecorder()
		newSite(t, site.Settings{}).ServeHTTP(recorder, request)
		if strings.Contains(recorder.Body.String(), "evil.example") {
			t.Errorf("%s repeats the host of the request", address)
		}
	}
}

func TestUnknownAddressesAreHelpful(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, address := range []string{"/nothing", "/a/b/c/d", "/cable/", "/help/nothing", "/%zz"[:1] + "x.y", "/tag/%2F%3F"} {
		r := get(t, s, address)
		if r.Code != 404 || r.attr("form[action=/search] input", "name") != "q" || r.attr(".browse a", "href") != "/date/" {
			t.Errorf("%s answers %d: %s", address, r.Code, r.text("main"))
		}
	}
	r := get(t, s, "/cable/nothing.json")
	if r.Code != 404 || !strings.HasPrefix(r.Body.String(), `{"error":"`) || r.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("the twin answers %d: %s", r.Code, r.Body)
	}
}

func TestOwnFaultsAreLoggedWithoutWhoAskedWhat(t *testing.T) {
	var log bytes.Buffer
	started := false
	panics := func() (*archive.Archive, func()) {
		if started {
			panic("boom")
		}
		return nil, func() {}
	}
	s := serve(t, panics, site.Settings{Log: slog.New(slog.NewTextHandler(&log, nil))})
	started = true
	r := get(t, s, "/search?q=secret")
	if r.Code != 500 || r.text("h1") != "Something went wrong" || strings.Contains(r.Body.String(), "boom") {
		t.Errorf("answers %d: %s", r.Code, r.text("main"))
	}
	if !strings.Contains(log.String(), "boom") || strings.Contains(log.String(), "secret") || strings.Contains(log.String(), "192.0.2.1") {
		t.Errorf("the log has %s", log.String())
	}
	log.Reset()
	quiet := newSite(t, site.Settings{Log: slog.New(slog.NewTextHandler(&log, nil))})
	if get(t, quiet, "/nothing"); log.Len() > 0 {
		t.Errorf("a missing page is logged: %s", log.String())
	}
}

func TestWithoutArchive(t *testing.T) {
	s := serve(t, site.Always(nil), site.Settings{})
	for address, want := range map[string]int{"/": 503, "/cable/09STATE300": 503, "/readyz": 503, "/healthz": 200, "/help/": 200, "/about": 200, "/robots.txt": 200} {
		if r := get(t, s, address); r.Code != want {
			t.Errorf("%s answers %d, not %d", address, r.Code, want)
		}
	}
}

func TestReadyNamesTheEdition(t *testing.T) {
	if got := get(t, newSite(t, site.Settings{}), "/readyz").Body.String(); got != "ready: edition 1, 57 cables\n" {
		t.Errorf("ready says %q", got)
	}
}

func TestRandomLeadsToACable(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/random")
	if r.Code != 302 || !strings.HasPrefix(r.Header().Get("Location"), "/cable/09") || r.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("answers %d to %q", r.Code, r.Header().Get("Location"))
	}
}

func TestWrongURLIsRefusedAtStart(t *testing.T) {
	if _, err := site.New(site.Always(nil), site.Settings{URL: "cables.example"}); err == nil {
		t.Error("an address without a scheme is taken")
	}
}
