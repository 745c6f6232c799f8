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

// A ChoosePage is the form that makes a list of cables.
type ChoosePage struct {
	Frame
	Chosen Chosen
}

// Chosen is what somebody put on a list.
type Chosen struct {
	Lines   string // the reference IDs, one a line
	Missing []Link // those that the archive lacks
}

// serveChosen answers /list?ids=07STATE159388,09…, the cables that somebody put together.
func (s *Server) serveChosen(w http.ResponseWriter, r *http.Request) error {
	ids, form := chosenIDs(r.URL.Query()["ids"]), path.Ext(r.URL.Path)
	switch {
	case len(ids) == 0 && form == "":
		return s.render(w, r, http.StatusOK, "choose", &ChoosePage{Frame: Frame{Title: "Choose cables", Section: "list", Canonical: "/list",
			Description: "Put cables on a list of your own, with an address to share, a table and a bibliography."}})
	case len(ids) == 0:
		return badRequest("No cables chosen", "Write the reference IDs behind the address, with commas between: /list"+form+"?ids=07STATE159388,09STATE15113.")
	case len(ids) > mostChosen:
		return badRequest("Too many cables", "One list takes "+number(mostChosen)+" reference IDs.")
	}
	if strings.ContainsAny(strings.Join(r.URL.Query()["ids"], ""), ";\r\n") {
		return redirect(w, r, r.URL.Path+"?ids="+escapeIDs(ids), http.StatusPermanentRedirect)
	}
	chosen := readChosen(r, ids)
	page := &ListPage{Kind: "Choose cables", Kinds: "/list", Name: plural(len(ids), "chosen cable"), Chosen: chosen}
	page.Section, page.NoIndex, page.Description = "list", true, "Cables that somebody chose and put on one list."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{IDs: ids}, address: "/list",
		title: "Chosen cables", form: form, keep: "ids=" + escapeIDs(ids), isEmpty: func() error {
			return notFound("None of these is here", "No cable with one of these reference IDs is in this archive.").with(Link{"Choose others", "/list"})
		}})
}

// readChosen puts each ID as the archive has it, in place.
func readChosen(r *http.Request, ids []string) *Chosen {
	chosen := &Chosen{}
	for i, written := range ids {
		found, err := findHeld(r, written)
		if err == nil {
			ids[i] = string(found)
			continue
		}
		if id, err := cable.ParseID(written); err == nil {
			ids[i] = string(id)
		}
		chosen.Missing = append(chosen.Missing, Link{ids[i], cableAddress(cable.ID(ids[i]))})
	}
	chosen.Lines = strings.Join(ids, "\n")
	return chosen
}

// chosenIDs takes them with commas, semicolons or line breaks between: there
// are blanks in what people write.
func chosenIDs(values []string) []string {
	var ids []string
	for _, value := range values {
		for _, id := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(",;\r\n", r) }) {
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
