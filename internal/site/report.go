package site

import (
	"net/url"
	"strings"

	"cables/internal/cable"
)

// reportLink lets a reader tell the operator what was misread: in a letter that
// names the place already, or on the page that the operator has for it. It
// leads nowhere where there is nobody to tell.
func (s *Server) reportLink(id cable.ID, anchors string) Link {
	contact := contactLink(s.settings.Contact)
	cited, address := string(id), workAddress(id, anchors)
	if anchors != "" {
		cited += " " + citedAs(anchors)
	}
	if strings.HasPrefix(contact.Address, "mailto:") {
		text := s.absolute(address) + "\r\n\r\nWhat is wrong, and what the telegram says:\r\n\r\n"
		contact.Address += "?subject=" + url.PathEscape("Misread: "+cited) + "&body=" + url.PathEscape(text)
	}
	if contact.Address == "" {
		return Link{}
	}
	return Link{"Report a misreading of " + cited, contact.Address}
}
