package site

import (
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// mostChosen is how many cables one address can choose.
const mostChosen = 500

// serveChosen answers /list?ids=07STATE159388,09…, the cables that somebody put together.
func (s *Server) serveChosen(w http.ResponseWriter, r *http.Request) error {
	ids := chosenIDs(r.URL.Query()["ids"])
	if len(ids) == 0 {
		return badRequest("No cables chosen", "Write the reference IDs behind the address, with commas between: /list?ids=07STATE159388,09STATE15113.")
	}
	if len(ids) > mostChosen {
		return badRequest("Too many cables", "One list takes "+number(mostChosen)+" reference IDs.")
	}
	for i, written := range ids {
		if found, err := findHeld(r, written); err == nil {
			ids[i] = string(found)
		} else if id, err := cable.ParseID(written); err == nil {
			ids[i] = string(id)
		}
	}
	page := &ListPage{Kind: "Chosen cables", Name: plural(len(ids), "chosen cable")}
	page.Section, page.NoIndex, page.Description = "list", true, "Cables that somebody chose and put on one list."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{IDs: ids}, address: "/list",
		title: "Chosen cables", form: path.Ext(r.URL.Path), keep: "ids=" + escapeIDs(ids), isEmpty: func() error {
			return notFound("None of these is here", "No cable with one of these reference IDs is in this archive.")
		}})
}

func chosenIDs(values []string) []string {
	var ids []string
	for _, value := range values {
		for id := range strings.SplitSeq(value, ",") {
			if id = strings.TrimSpace(id); id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// escapeIDs leaves the commas legible.
func escapeIDs(ids []string) string {
	escaped := make([]string, len(ids))
	for i, id := range ids {
		escaped[i] = url.QueryEscape(id)
	}
	return strings.Join(escaped, ",")
}
