package site

import (
	"cmp"
	"strconv"
	"strings"
)

// A Frame is what every page gives the layout around it. Each page struct
// embeds one.
type Frame struct {
	Title       string     // of the page; the site's title is put behind it
	Description string     // one or two sentences for who links here
	Canonical   string     // the address of this page, beginning with "/"; made absolute if the site knows where it is
	Section     string     // which entry of the navigation it belongs to: "date", "tag", "help"
	NoIndex     bool       // no search engine should list it
	Sought      string     // what the reference box was asked
	OwnBox      bool       // the page has a reference box of its own, so that the frame needs none
	Twins       []Twin     // the same for programs
	Languages   []Language // in which there is this page; none if only one

	Own string // the address of this page where another is canonical

	Site   Settings
	Styles string // address of the style sheet
	Script string // address of the script, which no page needs
	Icon   string
	Search string // address of the description of its search, where there is one
	Card   bool   // there are absolute addresses, so the page can describe itself to who embeds it

	HasArticles bool // so the navigation leads to them
}

// A Language is one in which there is this page, itself among them.
type Language struct{ Lang, Address string }

// A Twin is a page in another form.
type Twin struct {
	Type    string // "application/json"
	Name    string // ".json"
	Address string
}

// framed is every page struct.
type framed interface{ frame() *Frame }

func (f *Frame) frame() *Frame { return f }

// complete puts into a frame what only the server knows.
func (s *Server) complete(f *Frame) {
	f.Site = s.settings
	f.Styles = s.static.address["style.css"]
	f.Script = s.static.address["reading.js"]
	f.Icon = s.static.address["icon.svg"]
	if s.settings.URL != "" {
		f.Search = "/opensearch.xml"
	}
	f.Card = s.settings.URL != "" && f.Canonical != ""
	f.Canonical = s.absolute(f.Canonical)
	f.HasArticles = len(s.pages.Articles()) > 0
}

// absolute is an address with the site's own before it, where it is known: it
// is never taken from the request.
func (s *Server) absolute(address string) string {
	if address == "" {
		return ""
	}
	return s.settings.URL + address
}

// CardAddress is what a card made of this page links to.
func (f *Frame) CardAddress() string {
	if f.Own != "" {
		return f.Site.URL + f.Own
	}
	return f.Canonical
}

// Tab is what stands in the browser's tab.
func (f *Frame) Tab() string {
	if f.Title == "" {
		return f.Site.Title
	}
	return f.Title + " – " + f.Site.Title
}

func jsonTwin(address string) Twin { return Twin{"application/json", ".json", address} }
func textTwin(address string) Twin { return Twin{"text/plain", ".txt", address} }

// number writes a count as people read it: 251,287.
func number(n int) string {
	digits := strconv.Itoa(n)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(d)
	}
	return out.String()
}

// plural is a count and its noun: "1 cable", "4,040 cables".
func plural(n int, one string, more ...string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + cmp.Or(strings.Join(more, ""), one+"s")
}
