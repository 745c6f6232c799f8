package site

import (
	"context"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"cables/internal/archive"
	"cables/internal/editorial"
	"cables/web"
)

// A Pin gives the archive that is current, for the length of a request, and a
// function to call at its end. It gives nil while there is none.
type Pin func() (a *archive.Archive, done func())

// Always pins one archive, for a program that opens it once.
func Always(a *archive.Archive) Pin {
	return func() (*archive.Archive, func()) { return a, func() {} }
}

// Settings are what an operator chooses. The zero value serves.
type Settings struct {
	Title         string       // of the site; "Cables" if empty
	URL           string       // where the site is, "https://cables.example"; without it addresses are relative
	Hashtag       string       // to mark posts with, without its hash; "cablegate" if empty
	ExpectedTotal int          // how many cables are said to exist; 0 says nothing
	Contact       string       // an address to write to, or a page; "" shows none
	OriginIDs     string       // whose numbers /origin/89_0.html means: "december-2010", "august-2011", "" for neither
	Pages         fs.FS        // the operator's pages: about.md, help/*.md, articles/*.md, magnet.txt; they go before the built-in ones of the same name
	TrustedHeader string       // that tells readers apart, set by the proxy in front: "X-Real-IP"; "" if none does
	SearchRate    int          // how many searches a minute one reader may ask for; 0 is no limit
	Cache         int64        // how many bytes of pages to keep ready; 0 keeps none
	Log           *slog.Logger // nil for the default
}

// A Server answers requests. It is safe for concurrent use.
type Server struct {
	pin       Pin
	settings  Settings
	pages     *editorial.Pages
	writings  writings
	templates map[string]*template.Template
	static    *staticFiles
	cache     cache
	limit     limit        // of searches
	router    http.Handler // makes answers
	handler   http.Handler // writes them
	log       *slog.Logger
}

// New makes a server that asks pin for an archive at the start of every request.
func New(pin Pin, settings Settings) (*Server, error) {
	settings, err := settings.complete()
	if err != nil {
		return nil, err
	}
	s := &Server{pin: pin, settings: settings, log: settings.Log}
	if s.pages, err = openPages(settings.Pages); err != nil {
		return nil, err
	}
	if s.static, err = openStatic(web.FS); err != nil {
		return nil, err
	}
	if s.templates, err = parseTemplates(web.FS); err != nil {
		return nil, err
	}
	s.cache.size = settings.Cache
	s.limit = s.searchLimit()
	s.router = s.routes()
	s.handler = secured(s.recovered(http.HandlerFunc(s.serve)))
	if err := s.renderFirst(); err != nil {
		return nil, err
	}
	return s, nil
}

func openPages(own fs.FS) (*editorial.Pages, error) {
	builtIn, err := fs.Sub(web.FS, "pages")
	if err != nil {
		return nil, err
	}
	if own == nil {
		return editorial.Open(builtIn)
	}
	return editorial.Open(builtIn, own)
}

// renderFirst reads the written pages against the archive that is there at the
// start, so that broken references are told before a reader finds them.
func (s *Server) renderFirst() error {
	a, done := s.pin()
	defer done()
	_, err := s.writings.in(context.Background(), s, a)
	return err
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func (settings Settings) complete() (Settings, error) {
	if settings.Title == "" {
		settings.Title = "Cables"
	}
	if settings.Hashtag == "" {
		settings.Hashtag = "cablegate"
	}
	settings.Hashtag = strings.TrimPrefix(settings.Hashtag, "#")
	if err := settings.checkRate(); err != nil {
		return settings, err
	}
	if settings.Log == nil {
		settings.Log = slog.Default()
	}
	if settings.URL != "" {
		u, err := url.Parse(settings.URL)
		if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
			return settings, fmt.Errorf("%q is not where a site can be: write https://cables.example", settings.URL)
		}
		settings.URL = strings.TrimRight(settings.URL, "/")
	}
	return settings, nil
}

type archiveKey struct{}

// archiveOf is the archive that the request keeps, and nil where none is open.
func archiveOf(r *http.Request) *archive.Archive {
	a, _ := r.Context().Value(archiveKey{}).(*archive.Archive)
	return a
}
