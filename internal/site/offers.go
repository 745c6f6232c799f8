package site

import (
	"net/http"

	"cables/internal/archive"
)

// mostOffers is how many offers of an edition are kept. A long one has 30 KB.
const mostOffers = 128

// offer gives what a list holds to be narrowed by. That of a list without
// filters is kept for its other pages and orders: of the longest lists it takes
// the most time.
func (s *Server) offer(r *http.Request, l listing, q query) (archive.Spread, error) {
	a := archiveOf(r)
	if q.narrows() || l.keep != "" {
		return a.Spread(r.Context(), q.narrow(l.filter))
	}
	kept := s.cache.of(a).offers
	if held, ok := kept.GetIfPresent(l.address); ok {
		return held, nil
	}
	held, err := a.Spread(r.Context(), l.filter)
	if err == nil {
		kept.Set(l.address, held)
	}
	return held, err
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
		list[i] = Choice{c.Value, text(c), c.Cables}
	}
	return list
}
