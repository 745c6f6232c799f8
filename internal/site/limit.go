package site

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/go-chi/httprate"
)

// sharedRate is how many times as much as one reader all those together may
// ask for who cannot be told apart.
const sharedRate = 10

// A limit answers a request that is one too many, and says so.
type limit func(w http.ResponseWriter, r *http.Request) (refused bool)

// searchLimit keeps searches to one rate. Readers are told apart by the header that
// the operator trusts. Those without it, and those that it places on this
// machine, are behind an onion service or a proxy that does not say: they look
// all alike and share one limit.
func (s *Server) searchLimit() limit {
	rate := s.settings.SearchRate
	if rate == 0 {
		return func(http.ResponseWriter, *http.Request) bool { return false }
	}
	refuse := httprate.WithLimitHandler(s.answer(func(http.ResponseWriter, *http.Request) error {
		return &refusal{status: http.StatusTooManyRequests, title: "Too many searches",
			say: []string{"More is being sought here than can be found: please wait a minute, and load this page again."}}
	}))
	silent := httprate.WithResponseHeaders(httprate.ResponseHeaders{RetryAfter: "Retry-After"})
	own := httprate.NewRateLimiter(rate, time.Minute, refuse, silent)
	shared := httprate.NewRateLimiter(rate*sharedRate, time.Minute, refuse, silent)
	// The counter keeps hashes of its keys until the next minute. With a secret
	// in front nobody can tell whose they are.
	secret := rand.Text()
	return func(w http.ResponseWriter, r *http.Request) bool {
		if reader := readerOf(r, s.settings.TrustedHeader); reader != "" {
			return own.RespondOnLimit(w, r, secret+reader)
		}
		return shared.RespondOnLimit(w, r, "")
	}
}

// isSearch is whether an address searches.
func isSearch(path string) bool { return strings.HasPrefix(path, "/search") || path == "/suggest.json" }

// readerOf is the network that a request comes from, by a header that can be
// trusted; "" if it does not say, or says that it is this machine. A proxy puts
// what it saw itself at the end.
func readerOf(r *http.Request, header string) string {
	if header == "" {
		return ""
	}
	values := r.Header.Values(header)
	if len(values) == 0 {
		return ""
	}
	last := values[len(values)-1]
	last = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	if address, err := netip.ParseAddr(last); err != nil || address.Unmap().IsLoopback() {
		return ""
	}
	return httprate.CanonicalizeIP(last)
}

// checkRate says what is wrong with the limit.
func (settings Settings) checkRate() error {
	if settings.SearchRate < 0 {
		return fmt.Errorf("%d is no number of searches a minute: write 300, or 0 for no limit", settings.SearchRate)
	}
	return nil
}
