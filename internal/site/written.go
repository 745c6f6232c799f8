package site

import (
	"context"
	"html/template"
	"net/http"
	"strings"
	"sync"

	"cables/internal/archive"
	"cables/internal/editorial"
)

// A WrittenPage is a page that somebody wrote: help, an article, the page about
// the site.
type WrittenPage struct {
	Frame
	Lang         string // of the text, where it is not the site's; else ""
	Kind         Link   // the index that it is of
	Heading      string
	Author       string
	Date         DayView
	Text         template.HTML
	Translations []Translation
	Others       []HelpLink // the help beside it
	Contact      Link
}

// A Translation is a page that says the same in another language.
type Translation struct {
	Link
	Lang     string // "de"
	Language string // "Deutsch"
}

// writings keeps the written pages as they read in the edition that was asked
// for last.
type writings struct {
	mu       sync.Mutex
	of       *archive.Archive
	pages    *editorial.Rendered
	reported map[string]bool // broken references that the log has
}

// rendered gives the written pages as they read in the edition of a request,
// and makes them where it is the first to ask.
func (s *Server) rendered(r *http.Request) (*editorial.Rendered, error) {
	return s.writings.in(r.Context(), s, archiveOf(r))
}

func (w *writings) in(ctx context.Context, s *Server, a *archive.Archive) (*editorial.Rendered, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.pages != nil && w.of == a {
		return w.pages, nil
	}
	var asked editorial.Archive
	if a != nil {
		asked = &pageArchive{s, a}
	}
	// Who asked first may go away; the pages are for all.
	pages, err := s.pages.Render(context.WithoutCancel(ctx), asked)
	if err != nil {
		return nil, err
	}
	w.of, w.pages = a, pages
	w.report(s)
	return pages, nil
}

// report says in the log which references lead nowhere, each once.
func (w *writings) report(s *Server) {
	if w.reported == nil {
		w.reported = make(map[string]bool)
	}
	for _, sentence := range w.pages.Broken {
		if !w.reported[sentence] {
			w.reported[sentence] = true
			s.log.Warn("broken reference: " + sentence)
		}
	}
}

func (s *Server) newWrittenPage(r *http.Request, written editorial.Page) (*WrittenPage, error) {
	pages, err := s.rendered(r)
	if err != nil {
		return nil, err
	}
	section, _, _ := strings.Cut(written.Name, "/")
	page := &WrittenPage{
		Frame: Frame{Title: written.Title, Section: section, Canonical: pageAddress(written), Description: written.Description,
			Languages: s.languages(written)},
		Heading: written.Title, Author: written.Author, Text: pages.HTML(written), Translations: s.translations(written),
	}
	if written.Lang != siteLang {
		page.Lang = written.Lang
	}
	if written.Date != "" {
		page.Date = DayView{ISO: written.Date, Text: readingDate(written.Date)}
	}
	return page, nil
}

// serveOtherSpelling sends on to a page that an address of another spelling means.
func serveOtherSpelling(w http.ResponseWriter, r *http.Request, page editorial.Page) error {
	return redirect(w, r, withQuery(pageAddress(page), r), http.StatusPermanentRedirect)
}

// pageAddress is where a written page is. Its name may have any letters.
func pageAddress(page editorial.Page) string { return "/" + escapePath(page.Name) }
