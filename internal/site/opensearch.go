package site

import (
	"encoding/xml"
	"net/http"
)

// An openSearch tells a browser how to ask this site from its address bar.
type openSearch struct {
	XMLName     xml.Name        `xml:"OpenSearchDescription"`
	Namespace   string          `xml:"xmlns,attr"`
	ShortName   string          `xml:"ShortName"` // at most 16 letters
	LongName    string          `xml:"LongName"`
	Description string          `xml:"Description"`
	Image       string          `xml:"Image"`
	Encoding    string          `xml:"InputEncoding"`
	Addresses   []openSearchURL `xml:"Url"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

const openSearchType = "application/opensearchdescription+xml"

func (s *Server) serveOpenSearch(w http.ResponseWriter, r *http.Request) error {
	if s.settings.URL == "" {
		return needsURL("a description of its search")
	}
	title := []rune(s.settings.Title)
	return sendXML(w, r, openSearchType, openSearch{
		Namespace: "http://a9.com/-/spec/opensearch/1.1/", Encoding: "UTF-8",
		ShortName: string(title[:min(len(title), 16)]), LongName: string(title[:min(len(title), 48)]),
		Description: "Find diplomatic cables in this archive.",
		Image:       s.absolute(s.static.address["icon.svg"]),
		Addresses: []openSearchURL{
			{Type: "text/html", Template: s.absolute("/search?q={searchTerms}")},
			{Type: openSearchType, Rel: "self", Template: s.absolute("/opensearch.xml")},
		},
	})
}
