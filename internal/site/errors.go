package site

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"cables/internal/archive"
)

// A refusal is an answer that is no page of the archive, with what a reader is
// told in its place.
type refusal struct {
	status  int
	title   string
	say     []string      // sentences
	sought  string        // the reference ID that was asked for
	near    []archive.Row // cables that may have been meant by it
	links   []Link        // where else to look
	allowed string        // methods, for 405
}

// A Link is an address and what it is called.
type Link struct{ Text, Address string }

func (e *refusal) Error() string { return strings.Join(append([]string{e.title}, e.say...), ". ") }

func notFound(title string, say ...string) *refusal {
	return &refusal{status: http.StatusNotFound, title: title, say: say}
}

func badRequest(title string, say ...string) *refusal {
	return &refusal{status: http.StatusBadRequest, title: title, say: say}
}

func (e *refusal) with(links ...Link) *refusal {
	e.links = append(e.links, links...)
	return e
}

func noSuchPage() *refusal {
	return notFound("No such page", "Nothing is kept at this address. It may be mistyped, or from another site.")
}

// A handler answers a request, or says why it cannot.
type handler func(w http.ResponseWriter, r *http.Request) error

// answer makes a handler one of net/http's.
func (s *Server) answer(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.serveError(w, r, err)
		}
	}
}

// reading is answer for what needs an archive.
func (s *Server) reading(h handler) http.HandlerFunc {
	return s.answer(func(w http.ResponseWriter, r *http.Request) error {
		if archiveOf(r) == nil {
			w.Header().Set("Retry-After", "10")
			return &refusal{status: http.StatusServiceUnavailable, title: "No archive is open",
				say: []string{"The site is starting, or its archive is missing. Please come back in a moment."}}
		}
		return h(w, r)
	})
}

// serveError answers with the page that an error deserves. Only what is the
// program's own fault is logged, and nothing that tells who asked for what.
func (s *Server) serveError(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return
	}
	var refused *refusal
	switch {
	case errors.As(err, &refused):
	case errors.Is(err, archive.ErrNotFound):
		refused = noSuchPage()
	default:
		s.log.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
		refused = &refusal{status: http.StatusInternalServerError, title: "Something went wrong",
			say: []string{"The page could not be made. This is our fault, and it has been noted."}}
	}
	w.Header().Set("Cache-Control", "no-store")
	if refused.allowed != "" {
		w.Header().Set("Allow", refused.allowed)
	}
	if err := s.serveRefusal(w, r, refused); err != nil {
		s.log.Error("the error page failed too", "error", err)
		http.Error(w, refused.title, refused.status)
	}
}
