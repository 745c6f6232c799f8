package site

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// An OriginNumberPage offers the origins that an old address may have meant.
type OriginNumberPage struct {
	Frame
	Number  int
	Choices []OriginChoice
}

// An OriginChoice is one of them, and the builds that gave it the number.
type OriginChoice struct {
	Name    string
	Address string // "" where the archive holds none of its cables
	Build   string
}

var buildNames = map[string]string{
	glossary.December2010: "the site of December 2010",
	glossary.August2011:   "the site of August 2011",
}

// serveOriginNumber answers /origin/89_0.html. Every build of the first site
// numbered its origins anew, so the number alone does not tell which is meant,
// unless the operator says whose links should land.
func (s *Server) serveOriginNumber(w http.ResponseWriter, r *http.Request, number, page int) error {
	if name, ok := glossary.OriginNumbers(s.settings.OriginIDs)[number]; ok {
		return redirect(w, r, paged(originAddress(glossary.Slug(name)), page), http.StatusPermanentRedirect)
	}
	held, err := archiveOf(r).Origins(r.Context())
	if err != nil {
		return err
	}
	choices := originChoices(number, page, valuesOf(held))
	if len(choices) == 0 {
		return notFound("No such origin", fmt.Sprintf("No origin ever had the number %d.", number)).
			with(Link{"All origins, A to Z", "/origin/"})
	}
	choicePage := &OriginNumberPage{
		Frame:  Frame{Title: fmt.Sprintf("Origin number %d", number), Section: "origin", NoIndex: true, Canonical: "/origin/" + url.PathEscape(param(r, "value"))},
		Number: number, Choices: choices,
	}
	return s.render(w, r, http.StatusMultipleChoices, "origin_number", choicePage)
}

// originChoices links only what the archive has cables of.
func originChoices(number, page int, held []string) []OriginChoice {
	var choices []OriginChoice
	for _, build := range glossary.OriginBuilds() {
		name, ok := glossary.OriginNumbers(build)[number]
		if !ok {
			continue
		}
		if n := len(choices); n > 0 && choices[n-1].Name == name {
			choices[n-1].Build += " and " + buildNames[build]
			continue
		}
		choice := OriginChoice{Name: name, Build: buildNames[build]}
		if slug := glossary.Slug(name); slices.Contains(held, slug) {
			choice.Address = paged(originAddress(slug), page)
		}
		choices = append(choices, choice)
	}
	return choices
}

func valuesOf(counts []archive.Count) []string {
	values := make([]string, len(counts))
	for i, c := range counts {
		values[i] = c.Value
	}
	return values
}
