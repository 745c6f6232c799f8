package archive

import "strings"

// refs are the IDs of cables under their places, a line each of one text. As
// strings of their own they would be most of what the collector of garbage has
// to look at while a server runs.
type refs struct {
	text string
	ends []uint32 // of each line, its break excluded
}

// readRefs takes such a text apart.
func readRefs(text string) refs {
	r := refs{text: text, ends: make([]uint32, 0, strings.Count(text, "\n"))}
	for at := range len(text) {
		if text[at] == '\n' {
			r.ends = append(r.ends, uint32(at))
		}
	}
	return r
}

// joinRefs makes the text of so many IDs.
func joinRefs(n int, at func(place int) string) refs {
	var text strings.Builder
	ends := make([]uint32, n)
	for place := range n {
		writeLine(&text, at(place))
		ends[place] = uint32(text.Len() - 1)
	}
	return refs{text.String(), ends}
}

func (r refs) len() int { return len(r.ends) }

func (r refs) at(place int) string {
	from := uint32(0)
	if place > 0 {
		from = r.ends[place-1] + 1
	}
	return r.text[from:r.ends[place]]
}
