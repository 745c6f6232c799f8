package site

import (
	"html/template"
	"net/http"
	"strings"

	"cables/internal/editorial"
)

// A HelpPage is a page that somebody wrote.
type HelpPage struct {
	Frame
	Heading string
	Text    template.HTML
	Others  []HelpLink // the pages beside it
	Contact Link
}

// A HelpIndexPage lists the help there is.
type HelpIndexPage struct {
	Frame
	Pages []HelpLink
}

// A HelpLink is a page of help and what it says.
type HelpLink struct {
	Link
	Description string
	Current     bool
}

func (s *Server) serveHelpIndex(w http.ResponseWriter, r *http.Request) error {
	page := &HelpIndexPage{
		Frame: Frame{Title: "Help", Section: "help", Canonical: "/help/", Description: "How cables are built, how to talk about them, and answers to questions."},
		Pages: s.helpLinks(""),
	}
	return s.render(w, r, http.StatusOK, "help_index", page)
}

func (s *Server) serveHelp(w http.ResponseWriter, r *http.Request) error {
	name, isHTML := strings.CutSuffix(param(r, "page"), ".html")
	page, ok := s.pages.Page("help/" + name)
	if !ok {
		return notFound("No such page", "There is no help under this name.").with(Link{"All help", "/help/"})
	}
	if isHTML {
		return redirect(w, r, "/help/"+name, http.StatusPermanentRedirect)
	}
	return s.serveWritten(w, r, page, s.helpLinks(page.Name))
}

func (s *Server) serveAbout(w http.ResponseWriter, r *http.Request) error {
	page, ok := s.pages.Page("about")
	if !ok {
		return noSuchPage()
	}
	return s.serveWritten(w, r, page, nil)
}

func (s *Server) serveWritten(w http.ResponseWriter, r *http.Request, written editorial.Page, others []HelpLink) error {
	section, _, _ := strings.Cut(written.Name, "/")
	page := &HelpPage{
		Frame:   Frame{Title: written.Title, Section: section, Canonical: "/" + written.Name, Description: written.Description},
		Heading: written.Title, Text: written.HTML, Others: others,
	}
	if len(others) == 0 {
		page.Contact = contactLink(s.settings.Contact)
	}
	return s.render(w, r, http.StatusOK, "help", page)
}

func (s *Server) helpLinks(current string) []HelpLink {
	var links []HelpLink
	for _, page := range s.pages.In("help") {
		links = append(links, HelpLink{Link{page.Title, "/" + page.Name}, page.Description, page.Name == current})
	}
	return links
}

// contactLink makes a link of what the operator gave: an address to write to, or a page.
func contactLink(contact string) Link {
	switch {
	case contact == "":
		return Link{}
	case strings.HasPrefix(contact, "https://"), strings.HasPrefix(contact, "http://"):
		return Link{contact, contact}
	case strings.Contains(contact, "@"):
		return Link{contact, "mailto:" + contact}
	}
	return Link{Text: contact}
}
