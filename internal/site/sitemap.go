package site

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"cables/internal/archive"
)

// sitemapSize is how many addresses a file of the sitemap may have.
const sitemapSize = 50000

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// A sitemapIndex lists the files of the sitemap.
type sitemapIndex struct {
	XMLName   xml.Name       `xml:"sitemapindex"`
	Namespace string         `xml:"xmlns,attr"`
	Files     []sitemapPlace `xml:"sitemap"`
}

// A sitemapFile lists pages.
type sitemapFile struct {
	XMLName   xml.Name       `xml:"urlset"`
	Namespace string         `xml:"xmlns,attr"`
	Pages     []sitemapPlace `xml:"url"`
}

type sitemapPlace struct {
	Address string `xml:"loc"`
}

// pagesFile is the name of the file of all pages but cables, which are in
// files with numbers: /sitemap/pages.xml, /sitemap/1.xml.
const pagesFile = "pages"

// serveSitemap answers with the index.
func (s *Server) serveSitemap(w http.ResponseWriter, r *http.Request) error {
	if s.settings.URL == "" {
		return needsURL("a sitemap")
	}
	index := sitemapIndex{Namespace: sitemapNamespace, Files: []sitemapPlace{s.place("/sitemap/" + pagesFile + ".xml")}}
	for n := range sitemapFiles(archiveOf(r).Edition().Cables) {
		index.Files = append(index.Files, s.place(fmt.Sprintf("/sitemap/%d.xml", n+1)))
	}
	return sendXML(w, r, "application/xml", index)
}

// needsURL refuses what has to have absolute addresses.
func needsURL(what string) error {
	return notFound("Not to be had here", "This site has not been told where it is, and "+what+" needs its full address: start it with --url.")
}

func sitemapFiles(cables int) int { return (cables + sitemapSize - 1) / sitemapSize }

func (s *Server) place(address string) sitemapPlace { return sitemapPlace{s.absolute(address)} }

func (s *Server) serveSitemapFile(w http.ResponseWriter, r *http.Request) error {
	name, isXML := strings.CutSuffix(param(r, "file"), ".xml")
	n, err := strconv.Atoi(name)
	switch {
	case s.settings.URL == "":
		return needsURL("a sitemap")
	case isXML && name == pagesFile:
		return s.serveSitemapPages(w, r)
	case !isXML, err != nil, n < 1, n > sitemapFiles(archiveOf(r).Edition().Cables), strconv.Itoa(n) != name:
		return notFound("No such file of the sitemap", "The index at /sitemap.xml lists those there are.")
	}
	ids, err := archiveOf(r).IDs(r.Context(), (n-1)*sitemapSize, sitemapSize)
	if err != nil {
		return err
	}
	file := sitemapFile{Namespace: sitemapNamespace}
	for _, id := range ids {
		file.Pages = append(file.Pages, s.place(cableAddress(id)))
	}
	return sendXML(w, r, "application/xml", file)
}

// serveSitemapPages lists the written pages, the indexes, and the first page
// of every list in them.
func (s *Server) serveSitemapPages(w http.ResponseWriter, r *http.Request) error {
	addresses := []string{"/", "/about", "/help/", "/problems"}
	for _, page := range append(s.pages.In("help"), s.pages.Articles()...) {
		addresses = append(addresses, pageAddress(page))
	}
	if len(s.pages.Articles()) > 0 {
		addresses = append(addresses, "/articles/")
	}
	a := archiveOf(r)
	for _, index := range []struct {
		address string
		counts  func() ([]archive.Count, error)
		list    func(string) string
	}{
		{"/date/", func() ([]archive.Count, error) { return a.Months(r.Context()) }, dateAddress},
		{"/released/", func() ([]archive.Count, error) { return a.Releases(r.Context()) }, releasedAddress},
		{"/origin/", func() ([]archive.Count, error) { return a.Origins(r.Context()) }, originAddress},
		{"/tag/", func() ([]archive.Count, error) { return a.Tags(r.Context()) }, tagAddress},
		{"/classification/", func() ([]archive.Count, error) { return a.Classifications(r.Context()) }, classificationAddress},
		{"/recipient/", func() ([]archive.Count, error) { return a.Recipients(r.Context()) }, recipientAddress},
		{"/signer/", func() ([]archive.Count, error) { return a.Signers(r.Context()) }, signerAddress},
	} {
		counts, err := index.counts()
		if err != nil {
			return err
		}
		addresses = append(addresses, index.address)
		for _, c := range counts {
			addresses = append(addresses, index.list(c.Value))
		}
	}
	file := sitemapFile{Namespace: sitemapNamespace}
	for _, address := range addresses[:min(len(addresses), sitemapSize)] {
		file.Pages = append(file.Pages, s.place(address))
	}
	return sendXML(w, r, "application/xml", file)
}
