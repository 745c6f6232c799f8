package site

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"cables/internal/archive"
)

// keeping is a site without an archive, which can answer with its help.
func keeping(t *testing.T, size int64) *Server {
	t.Helper()
	s, err := New(Always(nil), Settings{Cache: size, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ask(s *Server, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// held is how many pages are kept.
func (s *Server) held() int { return s.cache.of(nil).kept.EstimatedSize() }

func TestPagesAreKeptAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		name, address string
		status, kept  int
	}{
		{"a page", "/help/faq", 200, 1},
		{"what is not there", "/help/nothing", 404, 0},
		{"a redirect", "/help", 308, 0},
		{"health", "/healthz", 200, 0},
		{"readiness", "/readyz", 503, 0},
		{"what lacks an archive", "/cable/09STATE300", 503, 0},
		{"a static file, which is ready anyhow", "/static/nothing.css", 404, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := keeping(t, 1<<20)
			if r := ask(s, c.address); r.Code != c.status || s.held() != c.kept {
				t.Errorf("%s answers %d, and %d are kept", c.address, r.Code, s.held())
			}
		})
	}
}

func TestOnlyParametersThatPagesReadTellPagesApart(t *testing.T) {
	s := keeping(t, 1<<20)
	for _, address := range []string{"/help/faq", "/help/faq?utm_source=x", "/help/faq?fbclid=1&utm_source=y", "/help/faq?%zz"} {
		if r := ask(s, address); r.Code != 200 || s.held() != 1 {
			t.Errorf("%s answers %d, and %d pages are kept", address, r.Code, s.held())
		}
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"/tag/PREL?year=2007&sort=created", "/tag/PREL?sort=created&year=2007", true},
		{"/tag/PREL?year=2007&year=2008", "/tag/PREL?year=2008&year=2007", false},
		{"/tag/PREL?year=2007", "/tag/PREL?year=2008", false},
		{"/tag/a%2Fb", "/tag/a/b", false},
		{"/tag/a%252Fb", "/tag/a%2Fb", false},
		{"/search?q=a+b", "/search?q=a%20b", true},
		{"/search?q=a%26year=2007", "/search?q=a&year=2007", false},
	} {
		if a, b := keyAt(t, c.a), keyAt(t, c.b); (a == b) != c.same {
			t.Errorf("%s and %s have the keys %v and %v", c.a, c.b, a, b)
		}
	}
}

func keyAt(t *testing.T, address string) key {
	t.Helper()
	u, err := url.ParseRequestURI(address)
	if err != nil {
		t.Fatal(err)
	}
	return keyOf(u, identity)
}

var readParameter = regexp.MustCompile(`(?:Query\(\)|\bvalues|\basked)(?:\.Get\(|\[)"(\w+)"`)

// A parameter that no key has would be seen by no handler.
func TestEveryParameterThatIsReadIsOfTheKey(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range readParameter.FindAllStringSubmatch(string(text), -1) {
			if found++; !parameters[m[1]] && !strings.HasSuffix(file, "_test.go") {
				t.Errorf("%s reads the parameter %s, which serving.go does not list", file, m[1])
			}
		}
	}
	if found < len(parameters) {
		t.Errorf("only %d places that read parameters were found", found)
	}
}

func TestTheCacheIsBoundedInBytes(t *testing.T) {
	const size = 1 << 20
	p := newPages(nil, size)
	for n := range 2000 {
		p.keep(key{path: fmt.Sprint("/", n)}, &answer{tag: "x", body: make([]byte, 5000)})
	}
	p.kept.CleanUp()
	if weight := p.kept.WeightedSize(); weight > size || weight < size/2 {
		t.Errorf("%d bytes are kept, of at most %d", weight, size)
	}
	p.keep(key{path: "/long"}, &answer{tag: "x", body: make([]byte, size/mostOfAll+1)})
	if p.get(key{path: "/long"}) != nil {
		t.Error("an answer is kept that would take a large part of the cache")
	}
}

func TestWhatIsReadOftenOutlivesACrawl(t *testing.T) {
	p := newPages(nil, 1<<20)
	read := func(n int) key { return key{path: fmt.Sprint("/read/", n)} }
	for n := range 20 {
		p.keep(read(n), &answer{tag: "x", body: make([]byte, 5000)})
	}
	for n := range 5000 {
		// Otter takes note of what is read in the background, and of a crawl
		// faster than any reader's it may hear first.
		if n%16 == 0 {
			p.kept.CleanUp()
		}
		p.get(read(n % 20))
		crawled := key{path: fmt.Sprint("/crawled/", n)}
		if p.get(crawled) == nil {
			p.keep(crawled, &answer{tag: "x", body: make([]byte, 5000)})
		}
	}
	p.kept.CleanUp()
	left := 0
	for n := range 20 {
		if p.get(read(n)) != nil {
			left++
		}
	}
	if left < 15 {
		t.Errorf("of 20 pages that are read all the time, %d are left after a crawl", left)
	}
}

func TestNothingIsKeptWithoutACache(t *testing.T) {
	s := keeping(t, 0)
	if first, again := ask(s, "/help/faq"), ask(s, "/help/faq"); first.Code != 200 || again.Header().Get("ETag") != first.Header().Get("ETag") || s.cache.of(nil).kept != nil {
		t.Errorf("answers %d, %s and %s", first.Code, first.Header().Get("ETag"), again.Header().Get("ETag"))
	}
}

func TestAnotherEditionBeginsAnew(t *testing.T) {
	var c cache
	c.size = 1 << 20
	old, next := new(archive.Archive), new(archive.Archive)
	before := c.of(old)
	before.keep(key{path: "/"}, &answer{tag: "old"})
	if c.of(old) != before || c.of(next).get(key{path: "/"}) != nil {
		t.Error("an edition sees the pages of another")
	}
	before.keep(key{path: "/late"}, &answer{tag: "old"}) // made from the old edition, finished after the next came
	if c.of(next).get(key{path: "/late"}) != nil {
		t.Error("a page that was finished late is kept for the next edition")
	}
}

// A hundred ask at once, and one answer is made for them.
func TestOneAnswerIsMadeForAllWhoAsk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, made, unpinned := newPages(nil, 1<<20), atomic.Int32{}, atomic.Int32{}
		ready := make(chan struct{})
		var readers sync.WaitGroup
		for range 100 {
			readers.Go(func() {
				got := p.make(t.Context(), key{}, func() { unpinned.Add(1) }, func(context.Context) *answer {
					made.Add(1)
					<-ready
					return &answer{tag: "x"}
				})
				if got == nil || got.tag != "x" {
					t.Errorf("got %v", got)
				}
			})
		}
		synctest.Wait()
		close(ready)
		readers.Wait()
		synctest.Wait()
		if made.Load() != 1 || unpinned.Load() != 100 {
			t.Errorf("%d answers were made, and the archive was unpinned %d times", made.Load(), unpinned.Load())
		}
		if p.get(key{}) == nil || len(p.being) != 0 {
			t.Error("the answer is not kept, or still being made")
		}
	})
}

// Who goes takes nothing from those who stay, even if he was the first; the
// work ends when all have gone.
func TestWorkEndsWhenNobodyWaits(t *testing.T) {
	for _, c := range []struct {
		name      string
		goers     int // of three readers, the first ones
		ends, got int
	}{
		{"the first goes", 1, 0, 2},
		{"two go", 2, 0, 1},
		{"all go", 3, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, ended, got := newPages(nil, 0), atomic.Int32{}, atomic.Int32{}
				ready := make(chan struct{})
				contexts := make([]context.CancelFunc, 3)
				for i := range contexts {
					var ctx context.Context
					ctx, contexts[i] = context.WithCancel(t.Context())
					go func() {
						if p.make(ctx, key{}, func() {}, func(working context.Context) *answer {
							select {
							case <-ready:
								return &answer{}
							case <-working.Done():
								ended.Add(1)
								return nil
							}
						}) != nil {
							got.Add(1)
						}
					}()
					synctest.Wait()
				}
				for _, leave := range contexts[:c.goers] {
					leave()
				}
				synctest.Wait()
				close(ready)
				synctest.Wait()
				for _, leave := range contexts {
					leave()
				}
				if int(ended.Load()) != c.ends || int(got.Load()) != c.got {
					t.Errorf("the work was ended %d times, and %d readers got the answer", ended.Load(), got.Load())
				}
			})
		})
	}
}
