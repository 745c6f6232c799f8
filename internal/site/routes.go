package site

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// routes lists every address. One route a noun: extensions are split off in
// the handler, since the router would split them at the first dot.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(s.recovered)
	r.NotFound(s.answer(func(http.ResponseWriter, *http.Request) error { return noSuchPage() }))
	r.MethodNotAllowed(s.answer(func(http.ResponseWriter, *http.Request) error {
		return &refusal{status: http.StatusMethodNotAllowed, allowed: "GET, HEAD",
			title: "This archive is read-only", say: []string{"Its addresses answer GET and HEAD."}}
	}))

	r.Get("/", s.reading(s.serveHome))
	r.Get("/random", s.reading(s.serveRandom))
	for _, form := range []string{"", ".json", ".csv", ".atom"} {
		r.Get("/search"+form, s.reading(s.serveSearch))
	}
	r.Get("/suggest.json", s.reading(s.serveSuggestions))
	r.Get("/list", s.reading(s.serveChosen))
	for _, form := range []string{".json", ".atom", ".csv", ".bib", ".ris"} {
		r.Get("/list"+form, s.reading(s.serveChosen))
	}
	r.Get("/released.atom", s.reading(s.serveLatest))
	r.Get("/released.csv", s.reading(s.serveLatest))

	r.Get("/cable/{id}", s.reading(s.serveCable))
	r.Get("/cable/{id}/{paragraph}", s.reading(s.serveParagraph))
	s.versionRoutes(r)

	s.noun(r, "date", s.serveDates, s.serveDate)
	s.noun(r, "released", s.serveReleases, s.serveReleased)
	s.noun(r, "origin", s.serveOrigins, s.serveOrigin)
	s.noun(r, "tag", s.serveTags, s.serveTag)
	s.noun(r, "classification", s.serveClassifications, s.serveClassification)
	s.noun(r, "recipient", s.serveRecipients, s.serveRecipient)
	s.noun(r, "signer", s.serveSigners, s.serveSigner)

	r.Get("/help", s.answer(slashed))
	r.Get("/help/", s.answer(s.serveHelpIndex))
	r.Get("/help/{page}", s.answer(s.serveHelp))
	r.Get("/about", s.answer(s.serveAbout))

	r.Get("/articles", s.answer(slashed))
	r.Get("/articles/", s.answer(s.serveArticles))
	r.Get("/articles.json", s.answer(s.serveArticles))
	r.Get("/articles/*", s.answer(s.serveArticle))

	r.Get("/problems", s.reading(s.serveProblems))
	r.Get("/problems.json", s.reading(s.serveProblems))
	r.Get("/problems/", s.answer(unslashed))
	r.Get("/problems/{code}", s.reading(s.serveProblem))

	r.Get("/healthz", s.answer(s.serveHealth))
	r.Get("/readyz", s.answer(s.serveReady))
	r.Get("/robots.txt", s.answer(s.serveRobots))
	r.Get("/opensearch.xml", s.answer(s.serveOpenSearch))
	r.Get("/sitemap.xml", s.reading(s.serveSitemap))
	r.Get("/sitemap/{file}", s.reading(s.serveSitemapFile))

	s.old(r)
	r.Get("/{id}", s.reading(s.serveBareID))
	return r
}

// noun registers an index, its twin, and the list of each of its values.
func (s *Server) noun(r chi.Router, name string, index, list handler) {
	r.Get("/"+name, s.answer(slashed))
	r.Get("/"+name+"/", s.reading(index))
	r.Get("/"+name+".json", s.reading(index))
	r.Get("/"+name+"/{value}", s.reading(list))
	r.Get("/"+name+"/{value}/", s.answer(unslashed))
}

// old registers the addresses of earlier sites that spelling alone translates.
func (s *Server) old(r chi.Router) {
	for page, address := range map[string]string{"/index": "/", "/static/html/faq": "/help/faq", "/support": "/about"} {
		r.Get(page, s.answer(to(address)))
		r.Get(page+".html", s.answer(to(address)))
	}
	r.Get("/about.html", s.answer(to("/about")))
	r.Get("/help.html", s.answer(to("/help/")))
	r.Get("/magnet.txt", s.answer(s.serveMagnet))
	r.Get("/reldate", s.answer(to("/released/")))
	r.Get("/reldate/", s.answer(to("/released/")))
	r.Get("/reldate/{value}", s.answer(serveOldReleased))
	r.Get("/cable/{id}/", s.answer(unslashed))
	r.Get("/cable/{year}/{month}/{id}", s.reading(s.serveOldCable))
	r.Get("/cables/{id}", s.reading(s.serveOldCable))
	r.Get("/plusd/cables/{id}", s.reading(s.serveOldCable))
	r.Get("/cable.php", s.reading(s.serveOldCable))
}

// to sends on to an address for good.
func to(address string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		return redirect(w, r, address, http.StatusPermanentRedirect)
	}
}

// slashed adds the slash that the address of an index ends in.
func slashed(w http.ResponseWriter, r *http.Request) error {
	return redirect(w, r, withQuery(r.URL.EscapedPath()+"/", r), http.StatusPermanentRedirect)
}

// unslashed takes off the slash that other addresses do not end in.
func unslashed(w http.ResponseWriter, r *http.Request) error {
	path := r.URL.EscapedPath()
	return redirect(w, r, withQuery(path[:len(path)-1], r), http.StatusPermanentRedirect)
}
