package site

import (
	"fmt"
	"net/http"
)

// serveHealth says that the program runs.
func (s *Server) serveHealth(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "no-store")
	return send(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte("ok\n"))
}

// serveReady says that it can answer from an archive, and which edition.
func (s *Server) serveReady(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "no-store")
	a := archiveOf(r)
	if a == nil {
		return send(w, r, http.StatusServiceUnavailable, "text/plain; charset=utf-8", []byte("no archive is open\n"))
	}
	edition := a.Edition()
	return send(w, r, http.StatusOK, "text/plain; charset=utf-8",
		fmt.Appendf(nil, "ready: edition %d, %s\n", edition.Number, plural(edition.Cables, "cable")))
}

// serveRobots asks crawlers to leave out what is only another way to the same cables.
func (s *Server) serveRobots(w http.ResponseWriter, r *http.Request) error {
	text := "User-agent: *\nDisallow: /search\nDisallow: /random\nDisallow: /list\n"
	if s.settings.URL != "" {
		text += "\nSitemap: " + s.absolute("/sitemap.xml") + "\n"
	}
	return send(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte(text))
}
