package site

import (
	"context"
	"net/http"
	"net/url"

	"cables/internal/archive"
)

// This file is the way of every request. The fast path is serve up to the
// write of a kept answer: a static file or a page that was asked for before
// costs two look-ups and a copy of its header, and reaches neither the router
// nor the archive.
//
// It is right to answer so because an answer is a function of its key, and of
// nothing else:
//
//   - The key is the path, the parameters that pages read, in canonical order,
//     and the content coding. Handlers are given a request made of just these
//     (see [asked]): they cannot see another parameter, a header, a host or an
//     address, so an answer cannot depend on them.
//   - Answers are kept by edition, in a cache that answers for one open archive
//     and dies with it: no reader sees an old text once the next edition is
//     pinned. The program's build and its settings are constant while it runs.
//   - Only pages are kept, that is answers of status 200 that do not say
//     no-store: no error, no redirect, nothing that is made by chance.
//
// What the answer to one reader may differ in from that to another, its status
// 304 or 412, and whether its body is sent, is decided when it is written.

// serve answers from what is kept, or makes the answer.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	c := negotiate(r.Header["Accept-Encoding"])
	if file := s.static.answer(r.URL.Path, c); file != nil && isRead(r) {
		file.write(w, r)
		return
	}
	a, done := s.pin()
	if !isRead(r) || unshared[r.URL.Path] {
		defer done()
		s.make(asked(r.Context(), a, r.Method, r.URL), c).write(w, r)
		return
	}
	pages, key := s.cache.of(a), keyOf(r.URL, c)
	if page := pages.get(key); page != nil {
		done()
		page.write(w, r)
		return
	}
	if refusal := s.refused(r, c); refusal != nil {
		done()
		refusal.write(w, r)
		return
	}
	pages.make(r.Context(), key, done, func(ctx context.Context) *answer {
		return s.make(asked(ctx, a, http.MethodGet, r.URL), c)
	}).write(w, r)
}

// unshared are the addresses whose answer is another each time.
var unshared = map[string]bool{"/random": true, "/readyz": true, "/healthz": true}

// refused is the answer to a search that is one too many, or nil. It is asked
// of what has to be made only: what is kept may be read as often as one likes.
func (s *Server) refused(r *http.Request, c coding) *answer {
	if !isSearch(r.URL.Path) {
		return nil
	}
	rec := newRecorder()
	defer rec.release()
	if !s.limit(rec, r) {
		return nil
	}
	return rec.answer(c)
}

// isRead is whether a request asks for a page: HEAD is answered as GET is, but
// for the body.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// make has the router answer, and completes the answer. It is nil if the
// request ended first.
func (s *Server) make(r *http.Request, c coding) *answer {
	rec := newRecorder()
	defer rec.release()
	s.router.ServeHTTP(rec, r)
	if rec.status == 0 {
		return nil
	}
	return rec.answer(c)
}

// asked is the request that handlers see: its method, its path, the parameters
// that pages read, and the archive that it is to be answered from.
func asked(ctx context.Context, a *archive.Archive, method string, u *url.URL) *http.Request {
	if a != nil {
		ctx = context.WithValue(ctx, archiveKey{}, a)
	}
	if method == http.MethodHead {
		method = http.MethodGet
	}
	seen := &url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: canonicalQuery(u.RawQuery)}
	return (&http.Request{Method: method, URL: seen, Header: http.Header{}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}).WithContext(ctx)
}

// A key is all that an answer of an edition depends on.
type key struct {
	path   string // escaped: /a%2Fb is not /a/b
	query  string // canonical
	coding coding
}

func keyOf(u *url.URL, c coding) key {
	return key{u.EscapedPath(), canonicalQuery(u.RawQuery), c}
}

// parameters are those that a page reads. What else stands in an address, marks
// of where a reader comes from for one, is not seen by any handler.
var parameters = map[string]bool{
	"mark": true, "view": true, // of a cable
	"from": true, "to": true, // of two versions; of a list, dates
	"tag": true, "origin": true, "classification": true, "year": true, "marking": true, "sort": true, "page": true, "ids": true, // of lists
	"q": true, "all": true, "without": true, // of the search
	"kind": true, "code": true, // of tags, of problems
	"id": true, // of old addresses
}

// canonicalQuery keeps the parameters that pages read, in the order of their
// names. Those of one name stay in the order they have.
func canonicalQuery(raw string) string {
	if raw == "" {
		return ""
	}
	// What is malformed is left out, as Query does for handlers.
	values, _ := url.ParseQuery(raw)
	for name := range values {
		if !parameters[name] {
			delete(values, name)
		}
	}
	return values.Encode()
}
