package site

import (
	"fmt"
	"net/http"
	"runtime/debug"
)

// policy lets a page load what this site serves, and nothing else. No page
// connects to anything; without connect-src Chromium refuses its own tools too,
// and Lighthouse cannot read robots.txt.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// security is the header that every answer has.
var security = []field{
	{"Content-Security-Policy", []string{policy}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
}

// secured sets the headers that every answer has.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for i := range security {
			h[security[i].name] = security[i].values
		}
		next.ServeHTTP(w, r)
	})
}

// recovered answers a panic with the page for errors. A page is written in one
// piece after it is made, so nothing of it has gone out yet.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				s.serveError(w, r, fmt.Errorf("panic: %v\n%s", v, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
