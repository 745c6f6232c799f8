package site

import (
	"errors"
	"net/http"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A FindPage is what the reference box leads to where it does not lead to a cable.
type FindPage struct {
	Frame
	Asked    string
	IsID     bool // it is spelled like a reference ID
	Near     []NearGroup
	Examples []RowView
}

// serveFind takes any spelling of a reference ID to its cable.
func (s *Server) serveFind(w http.ResponseWriter, r *http.Request) error {
	asked := strings.TrimSpace(r.URL.Query().Get("q"))
	if asked == "" {
		return s.serveFindForm(w, r)
	}
	id, err := s.meant(r, asked)
	if err != nil {
		return err
	}
	if id != "" {
		address := cableAddress(id)
		if wantsJSON(r) {
			address += ".json"
		}
		return redirect(w, r, address, http.StatusFound)
	}
	return s.serveNotFound(w, r, asked)
}

// meant is the held or cited cable that somebody asked for, or "".
func (s *Server) meant(r *http.Request, asked string) (cable.ID, error) {
	found, err := findHeld(r, asked)
	if err == nil || !errors.Is(err, archive.ErrNotFound) {
		return found, err
	}
	id, err := cable.ParseID(asked)
	if err != nil {
		return "", nil
	}
	cited, err := archiveOf(r).CitedBy(r.Context(), id)
	if err != nil || len(cited) == 0 {
		return "", ignoreMissing(err)
	}
	return id, nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return nil
	}
	return err
}

func (s *Server) serveNotFound(w http.ResponseWriter, r *http.Request, asked string) error {
	if wantsJSON(r) {
		return s.unknownCable(r, asked)
	}
	page := &FindPage{Frame: findFrame(), Asked: shortened(asked)}
	page.Sought = asked
	_, err := cable.ParseID(asked)
	page.IsID = err == nil
	rows, err := near(r, asked)
	if err != nil {
		return err
	}
	page.Near = nearGroups(asked, rows)
	page.Title = "“" + page.Asked + "” not found"
	return s.render(w, r, http.StatusNotFound, "find", page)
}

func (s *Server) serveFindForm(w http.ResponseWriter, r *http.Request) error {
	if wantsJSON(r) {
		return badRequest("Nothing was asked", "Give a reference ID: /search.json?q=07STATE159388.")
	}
	latest, err := archiveOf(r).Latest(r.Context(), 3)
	if err != nil {
		return err
	}
	page := &FindPage{Frame: findFrame(), Examples: viewRows(latest)}
	return s.render(w, r, http.StatusOK, "find", page)
}

func findFrame() Frame {
	return Frame{Title: "Find by reference ID", Section: "find", NoIndex: true, OwnBox: true, Canonical: "/search",
		Description: "Type or paste any spelling of a reference ID and land on the cable."}
}
