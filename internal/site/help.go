package site

import (
	"net/http"
	"strings"
)

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
	name := strings.TrimSuffix(param(r, "page"), ".html")
	written, ok := s.pages.Named("help", name)
	if !ok {
		return notFound("No such page", "There is no help under this name.").with(Link{"All help", "/help/"})
	}
	if "help/"+param(r, "page") != written.Name {
		return serveOtherSpelling(w, r, written)
	}
	page, err := s.newWrittenPage(r, written)
	if err != nil {
		return err
	}
	page.Kind, page.Others = Link{"Help", "/help/"}, s.helpLinks(written.Name)
	return s.render(w, r, http.StatusOK, "written", page)
}

func (s *Server) serveAbout(w http.ResponseWriter, r *http.Request) error {
	written, ok := s.pages.Page("about")
	if !ok {
		return noSuchPage()
	}
	page, err := s.newWrittenPage(r, written)
	if err != nil {
		return err
	}
	page.Contact = contactLink(s.settings.Contact)
	return s.render(w, r, http.StatusOK, "written", page)
}

func (s *Server) helpLinks(current string) []HelpLink {
	var links []HelpLink
	for _, page := range s.pages.In("help") {
		links = append(links, HelpLink{Link{page.Title, pageAddress(page)}, page.Description, page.Name == current})
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
