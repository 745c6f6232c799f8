package editorial

import (
	"regexp"

	"cables/internal/cable"
)

// citation finds what may be a reference ID as one types it in a text: in
// capitals and in one piece, perhaps with a hash before it and a paragraph
// after it. Whether it is one, package cable says. Group 1 is the whole with
// its hash, 2 the ID, 3 the paragraph.
var citation = regexp.MustCompile(`(?:^|[^\pL\pN#])(#?(\d{2}[A-Z]{2,}\d{1,7})(?:¶(\d+(?:\.[a-z])?))?)\b`)

func citationAddress(s []byte, m []int) (string, bool) {
	id, err := cable.ParseID(string(s[m[4]:m[5]]))
	if err != nil {
		return "", false
	}
	address := "/cable/" + string(id)
	if m[6] >= 0 {
		address += "#par" + string(s[m[6]:m[7]])
	}
	return address, true
}
