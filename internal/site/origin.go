package site

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// An OriginsPage is the index of origins, A to Z by place.
type OriginsPage struct {
	Frame
	Letters []OriginLetter
	Origins int
}

// An OriginLetter holds the origins under one letter.
type OriginLetter struct {
	LetterView
	Origins []OriginView
}

// An OriginView is an origin with its count. The place is what it is filed
// under: Embassy Beijing under Beijing.
type OriginView struct {
	Place, Office string
	Address       string
	Count         int
}

func (s *Server) serveOrigins(w http.ResponseWriter, r *http.Request) error {
	origins, err := archiveOf(r).Origins(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return sendJSON(w, r, indexJSON(origins, originAddress))
	}
	page := &OriginsPage{
		Frame: Frame{Title: "Cables by origin", Section: "origin", Canonical: "/origin/",
			Description: "All embassies, consulates and offices that sent the cables, A to Z, with how many each sent.",
			Twins:       []Twin{jsonTwin("/origin.json")}},
		Letters: originLetters(origins), Origins: len(origins),
	}
	return s.render(w, r, http.StatusOK, "origins", page)
}

func originLetters(origins []archive.Count) []OriginLetter {
	by := make(map[LetterView][]OriginView)
	for _, o := range origins {
		place, office := splitOffice(o.Name)
		letter := letterOf(place)
		by[letter] = append(by[letter], OriginView{place, office, originAddress(o.Value), o.Cables})
	}
	var letters []OriginLetter
	for letter, list := range by {
		slices.SortFunc(list, func(a, b OriginView) int {
			return cmp.Or(strings.Compare(a.Place, b.Place), strings.Compare(a.Office, b.Office))
		})
		letter.Count = len(list)
		letters = append(letters, OriginLetter{letter, list})
	}
	slices.SortFunc(letters, func(a, b OriginLetter) int { return byLetter(a.LetterView, b.LetterView) })
	return letters
}

// byLetter puts what begins with no letter last.
func byLetter(a, b LetterView) int {
	if (a.Anchor == otherwise.Anchor) != (b.Anchor == otherwise.Anchor) {
		return len(a.Anchor) - len(b.Anchor)
	}
	return strings.Compare(a.Anchor, b.Anchor)
}

// splitOffice divides an origin's name in the place that it is looked up by,
// and the kind of office there. Whatever has no such kind stays whole.
func splitOffice(name string) (place, office string) {
	for _, kind := range []string{"American Consulate ", "American Presence Post ", "Embassy ", "Embasy ", "Consulate General ", "Consulate ", "Mission "} {
		if rest, ok := strings.CutPrefix(name, kind); ok {
			return rest, strings.TrimSpace(kind)
		}
	}
	return name, ""
}

// noSuchOrigin names the origin if the publisher had it.
func noSuchOrigin(slug string) error {
	refused := notFound("No such origin", "No cable in this archive comes from there.")
	for _, build := range glossary.OriginBuilds() {
		for _, name := range glossary.OriginNumbers(build) {
			if glossary.Slug(name) == slug {
				refused = notFound("No cables from "+name, "No cable in this archive comes from there.")
			}
		}
	}
	return refused.with(Link{"All origins, A to Z", "/origin/"})
}

func (s *Server) serveOrigin(w http.ResponseWriter, r *http.Request) error {
	value := param(r, "value")
	if number, page, old := splitOld(value); old {
		if n, err := strconv.Atoi(number); err == nil {
			return s.serveOriginNumber(w, r, n, page)
		}
	}
	slug, extension := splitExtension(value, listForms...)
	if tidy := glossary.Slug(slug); tidy != slug || extension == ".html" {
		return redirect(w, r, withQuery(originAddress(tidy), r), http.StatusPermanentRedirect)
	}
	origins, err := archiveOf(r).Origins(r.Context())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(origins, func(c archive.Count) bool { return c.Value == slug })
	if at < 0 || extension == ".txt" {
		return noSuchOrigin(slug)
	}
	page := &ListPage{Kind: "Origin", Kinds: "/origin/", Name: origins[at].Name}
	page.Section, page.Description = "origin", "Cables sent by "+origins[at].Name+"."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Origins: []string{slug}},
		address: originAddress(slug), title: "Cables from " + origins[at].Name, form: extension})
}
