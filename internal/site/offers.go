package site

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"cables/internal/archive"
)

// An offer is what a list holds to be narrowed by, and the fields of the form
// that say so.
type offer struct {
	held    archive.Spread
	selects template.HTML
}

// mostOffers is how many offers of an edition are kept. A long one has 60 KB.
const mostOffers = 128

// offer gives what a list holds. That of a list without filters is kept for
// its other pages and orders: of the longest lists it takes the most time.
func (s *Server) offer(r *http.Request, l listing, q query) (*offer, error) {
	kept := s.cache.of(archiveOf(r)).offers
	if q.narrows() || l.keep != "" {
		return s.newOffer(r, l, q)
	}
	if o, ok := kept.GetIfPresent(l.address); ok {
		return o, nil
	}
	o, err := s.newOffer(r, l, q)
	if err == nil {
		kept.Set(l.address, o)
	}
	return o, err
}

func (s *Server) newOffer(r *http.Request, l listing, q query) (*offer, error) {
	held, err := archiveOf(r).Spread(r.Context(), q.narrow(l.filter))
	if err != nil {
		return nil, err
	}
	var set strings.Builder
	if err := s.templates["list"].ExecuteTemplate(&set, "selects", selects(held)); err != nil {
		return nil, fmt.Errorf("making what a list offers: %w", err)
	}
	return &offer{held, template.HTML(set.String())}, nil
}

// selects are the fields of the form for that of which a list holds more than one.
func selects(held archive.Spread) []Select {
	var fields []Select
	for _, one := range []Select{
		{"origin", "Origin", choices(held.Origins, func(c archive.Count) string { return c.Name })},
		{"classification", "Classification", choices(held.Classifications, func(c archive.Count) string { return readingClassification(c.Name) })},
		{"year", "Year", choices(byYear(held.Months), func(c archive.Count) string { return c.Value })},
	} {
		if len(one.Choices) > 1 {
			fields = append(fields, one)
		}
	}
	return fields
}

// choices are values with how many cables they leave.
func choices(counts []archive.Count, text func(archive.Count) string) []Choice {
	list := make([]Choice, len(counts))
	for i, c := range counts {
		list[i] = Choice{c.Value, text(c) + " (" + number(c.Cables) + ")"}
	}
	return list
}
