package site

import (
	"net/http"
	"strings"

	"cables/internal/cable"
)

// serveOldCable translates the addresses that cables had on other sites:
// /cable/2007/11/07STATE159388.html, /cables/ID, /plusd/cables/ID_a.html and
// /cable.php?id=ID.
func (s *Server) serveOldCable(w http.ResponseWriter, r *http.Request) error {
	written := param(r, "id")
	if written == "" {
		written = r.URL.Query().Get("id")
	}
	written, extension := splitExtension(written, cableForms...)
	if strings.HasPrefix(r.URL.Path, "/plusd/") {
		written = cutSuffixes(written, "_a", "_b")
	}
	return s.sendToCable(w, r, written, extension)
}

func cutSuffixes(s string, suffixes ...string) string {
	for _, suffix := range suffixes {
		s = strings.TrimSuffix(s, suffix)
	}
	return s
}

// sendToCable sends on to a cable's own address in one step, whatever the
// spelling. An ID held as it is written stays so: it may be a misprint that
// was published.
func (s *Server) sendToCable(w http.ResponseWriter, r *http.Request, written, extension string) error {
	if extension == ".html" {
		extension = ""
	}
	if found, err := findHeld(r, written); err == nil {
		return redirect(w, r, cableAddress(found)+extension, statusFor(written, found))
	}
	id, err := cable.ParseID(written)
	if err != nil {
		return s.unknownCable(r, written)
	}
	return redirect(w, r, cableAddress(id)+extension, statusFor(written, id))
}

// serveBareID answers /07STATE159388, and is the last to be asked.
func (s *Server) serveBareID(w http.ResponseWriter, r *http.Request) error {
	written, extension := splitExtension(param(r, "id"), cableForms...)
	if _, err := cable.ParseID(written); err != nil {
		if _, err := findHeld(r, written); err != nil {
			return noSuchPage()
		}
	}
	return s.sendToCable(w, r, written, extension)
}
