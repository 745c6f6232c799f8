package site

import "net/http"

// serveMagnet answers /magnet.txt, where the first site listed its torrents: a
// text file among the pages says so, or whatever the operator puts in its place.
func (s *Server) serveMagnet(w http.ResponseWriter, r *http.Request) error {
	text, ok := s.pages.Plain("magnet.txt")
	if !ok {
		return noSuchPage()
	}
	return sendText(w, r, text)
}
