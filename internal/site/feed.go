package site

import (
	"cmp"
	"encoding/xml"
	"net/http"
	"strings"
	"time"

	"golang.org/x/tools/blog/atom"

	"cables/internal/archive"
)

const feedType = "application/atom+xml"

func feedTwin(address string) Twin { return Twin{feedType, ".atom", address} }

// serveLatest answers for the whole archive, the latest releases first: as a
// feed, and as a table.
func (s *Server) serveLatest(w http.ResponseWriter, r *http.Request) error {
	page := &ListPage{Name: "Latest releases"}
	page.Canonical = "/released/"
	_, form, _ := strings.Cut(r.URL.Path, ".")
	return s.serveList(w, r, listing{page: page, address: "/released", title: "Latest releases", form: "." + form})
}

// serveFeed answers with a page of a list as an Atom feed. It is as new as the
// edition, and each cable in it as its release.
func (s *Server) serveFeed(w http.ResponseWriter, r *http.Request, l listing, q query, list *archive.List) error {
	own := q.on(l.address + ".atom")
	feed := &atom.Feed{
		Title:   l.titled(q, chips(l.address, q, archiveOf(r))) + " – " + s.settings.Title,
		ID:      s.feedID(own),
		Updated: atomTime(archiveOf(r).Edition().Built),
		Author:  &atom.Person{Name: s.settings.Title},
		Link: []atom.Link{{Rel: "self", Type: feedType, Href: s.absolute(own)},
			{Rel: "alternate", Type: "text/html", Href: s.absolute(cmp.Or(l.page.Canonical, q.on(l.address)))}},
	}
	if q.Page > 1 {
		feed.Link = append(feed.Link, atom.Link{Rel: "previous", Type: feedType, Href: s.absolute(q.page(q.Page - 1).on(l.address + ".atom"))})
	}
	if q.Page < list.Pages {
		feed.Link = append(feed.Link, atom.Link{Rel: "next", Type: feedType, Href: s.absolute(q.page(q.Page + 1).on(l.address + ".atom"))})
	}
	for _, row := range list.Rows {
		feed.Entry = append(feed.Entry, s.feedEntry(row, archiveOf(r).Edition().Built))
	}
	return sendXML(w, r, feedType, feed)
}

func (s *Server) feedEntry(row archive.Row, built time.Time) *atom.Entry {
	address := cableAddress(row.ID)
	// A feed must say when. Who recorded no release has the day of writing.
	moment := row.Released.Time
	if moment.IsZero() {
		moment = row.Created.Time
	}
	if moment.IsZero() {
		moment = built
	}
	return &atom.Entry{
		Title: titleOf(row.Subject, row.ID), ID: s.feedID(address), Published: atomTime(moment), Updated: atomTime(moment),
		Link:    []atom.Link{{Rel: "alternate", Type: "text/html", Href: s.absolute(address), Title: string(row.ID)}},
		Author:  &atom.Person{Name: cmp.Or(row.Origin.Name, "Unknown origin")},
		Summary: &atom.Text{Type: "text", Body: worded(row.Summary)},
	}
}

func atomTime(t time.Time) atom.TimeStr { return atom.Time(t.UTC()) }

// feedID is an address that is never to change: the absolute one, or where the
// site does not know it a tag URI (RFC 4151) of a host that cannot be.
func (s *Server) feedID(address string) string {
	if s.settings.URL == "" {
		return "tag:cables.invalid,2010-11-28:" + address
	}
	return s.absolute(address)
}

// sendXML answers a program, wherever it runs. What XML cannot hold, a control
// character of a telegram, becomes a replacement character.
func sendXML(w http.ResponseWriter, r *http.Request, contentType string, v any) error {
	text, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return sendForm(w, r, contentType+"; charset=utf-8", xml.Header+string(text)+"\n")
}
