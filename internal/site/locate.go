package site

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
)

// locate finds the held cable that an address of a cable means, under the ID
// that the address has. Where it means another address, or no held cable, it
// answers the request itself and gives back "". rest is what the address has
// behind the ID, and has again where it is sent on.
func (s *Server) locate(w http.ResponseWriter, r *http.Request, written, extension, rest string) (cable.ID, error) {
	found, err := findHeld(r, written)
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return "", err
	}
	if err == nil && string(found) == written && extension != ".html" {
		return found, nil
	}
	if extension != ".html" {
		rest = extension + rest
	}
	if err == nil {
		return "", redirect(w, r, withQuery(cableAddress(found)+rest, r), statusFor(written, found))
	}
	id, err := cable.ParseID(written)
	if err != nil {
		return "", s.unknownCable(r, written)
	}
	if string(id) != written || extension == ".html" {
		return "", redirect(w, r, withQuery(cableAddress(id)+rest, r), statusFor(written, id))
	}
	if rest != extension {
		return "", s.unknownCable(r, written)
	}
	return "", s.serveCited(w, r, id, extension)
}

// findHeld finds the held cable that somebody means, a published misprint too
// with its hash or in an old address. Where the archive holds a cable under one
// of two IDs that were published for it, a misprint and the right one, the
// other means it as well.
func findHeld(r *http.Request, written string) (cable.ID, error) {
	meant := []string{written, bareID(written)}
	if id, err := cable.ParseID(written); err == nil {
		meant = append(meant, string(id))
	}
	for _, one := range meant {
		right, _, _ := glossary.Misprint(one)
		published, _, _ := glossary.MisprintOf(one)
		for _, id := range []string{one, right, published} {
			if id == "" {
				continue
			}
			if found, err := archiveOf(r).Find(r.Context(), id); !errors.Is(err, archive.ErrNotFound) {
				return found, err
			}
		}
	}
	return "", archive.ErrNotFound
}

// bareID takes off what stands around an ID in a post or an address.
func bareID(written string) string {
	written, _, _ = strings.Cut(strings.TrimLeft(strings.TrimSpace(written), "#"), "#")
	return strings.TrimSuffix(written[strings.LastIndexByte(written, '/')+1:], ".html")
}

// statusFor is 308 where the two are the same ID in another spelling, and 302
// where only the archive could tell.
func statusFor(written string, id cable.ID) int {
	parsed, err := cable.ParseID(written)
	_, _, misprint := glossary.Misprint(written)
	if written == string(id) || (err == nil && parsed == id && !misprint) {
		return http.StatusPermanentRedirect
	}
	return http.StatusFound
}

// A CitedPage is the page of a cable that others cite and that is not held.
type CitedPage struct {
	Frame
	ID      cable.ID
	Origin  string // who would have sent it, if the station is known
	Year    int
	CitedBy []RowView
	Near    []NearGroup

	Articles []ArticleView // that name it
}

func (s *Server) serveCited(w http.ResponseWriter, r *http.Request, id cable.ID, extension string) error {
	rows, err := archiveOf(r).CitedBy(r.Context(), id)
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return err
	}
	if len(rows) == 0 || (extension != "" && extension != ".json") {
		return s.unknownCable(r, string(id))
	}
	if extension == ".json" {
		return sendJSON(w, r, jsonCited{ID: id, CitedBy: idsOf(rows)})
	}
	alike, err := near(r, string(id))
	if err != nil {
		return err
	}
	articles, err := s.naming(r, id)
	if err != nil {
		return err
	}
	page := &CitedPage{
		Frame: Frame{Title: string(id) + ": cited, not in this archive", Section: "cable", NoIndex: true, Canonical: cableAddress(id),
			Description: fmt.Sprintf("%s is cited by %s and is not in this archive.", id, plural(len(rows), "cable")),
			Twins:       []Twin{jsonTwin(cableAddress(id) + ".json")}},
		ID: id, Year: id.Year(), CitedBy: viewRows(rows), Near: nearGroups(string(id), others(alike, rows)), Articles: articles,
	}
	if station, ok := glossary.LookupStation(id.Station()); ok {
		page.Origin = station.Name
	}
	return s.render(w, r, http.StatusOK, "cited", page)
}

// others are the rows that are not among those already shown.
func others(rows, shown []archive.Row) []archive.Row {
	return slices.DeleteFunc(slices.Clone(rows), func(row archive.Row) bool {
		return slices.ContainsFunc(shown, func(s archive.Row) bool { return s.ID == row.ID })
	})
}

// unknownCable is the answer for what is neither held nor cited.
func (s *Server) unknownCable(r *http.Request, written string) error {
	refused := notFound("No such cable", fmt.Sprintf("“%s” is not in this archive, and no cable in it cites it.", shortened(written)))
	if _, err := cable.ParseID(written); err != nil {
		refused = notFound("No such cable", fmt.Sprintf("“%s” is no reference ID. They are written like 07STATE159388: two digits of the year, the station, a number.", shortened(written)))
	}
	rows, err := near(r, written)
	if err != nil {
		return err
	}
	refused.sought, refused.near = written, rows
	return refused
}

// shortened keeps what somebody typed to a line.
func shortened(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}
