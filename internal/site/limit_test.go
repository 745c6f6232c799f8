package site_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cables/internal/site"
)

// ask sends a request with a header, as a proxy does.
func ask(s http.Handler, address, header, value string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	if value != "" {
		r.Header.Set(header, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestSearchesAreLimited(t *testing.T) {
	for _, c := range []struct {
		name, trusted, first, second string
		allowed                      int  // before the first is refused
		apart                        bool // the second still gets an answer
	}{
		{"each reader by the trusted header", "X-Real-IP", "203.0.113.7", "203.0.113.8", 3, true},
		{"by what the proxy itself put at the end", "X-Forwarded-For", "198.51.100.1, 203.0.113.7", "198.51.100.2, 203.0.113.7", 3, false},
		{"a whole network of version 6", "X-Real-IP", "2001:db8::1", "2001:db8::2", 3, false},
		{"all together without a header that is trusted", "", "203.0.113.7", "203.0.113.8", 30, false},
		{"all together who do not have it", "X-Real-IP", "", "", 30, false},
		{"all together on this machine", "X-Real-IP", "127.0.0.1", "::1", 30, false},
		{"all together where it says nothing", "X-Real-IP", "unknown", "hidden", 30, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, site.Settings{SearchRate: 3, TrustedHeader: c.trusted})
			header := c.trusted
			if header == "" {
				header = "X-Real-IP"
			}
			addresses := []string{"/search", "/suggest.json?q=", "/search?q=09STATE300"}
			for i := range c.allowed {
				if w := ask(s, addresses[i%3], header, c.first); w.Code == 429 {
					t.Fatalf("search %d is refused", i+1)
				}
			}
			refused := ask(s, "/search", header, c.first)
			if refused.Code != 429 || refused.Header().Get("Retry-After") == "" || !strings.Contains(refused.Body.String(), "Too many searches") {
				t.Errorf("one search too many answers %d", refused.Code)
			}
			if refused.Header().Get("X-RateLimit-Remaining") != "" {
				t.Error("the answer tells how much others search")
			}
			if got := ask(s, "/search", header, c.second).Code != 429; got != c.apart {
				t.Errorf("another is answered: %v", got)
			}
			if w := ask(s, "/tag/PREL", header, c.first); w.Code != 200 {
				t.Errorf("a list answers %d", w.Code)
			}
		})
	}
}
