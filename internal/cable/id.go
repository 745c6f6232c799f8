package cable

import (
	"fmt"
	"net/url"
	"strings"

	"cables/internal/glossary"
)

// An ID is a reference ID: two digits of the year, the station, the serial,
// "07STATE159388"; or a published misprint such as 7575LIBREVILLE1895.
type ID string

// NewID makes the ID of a station's cable. The year has two or four digits.
func NewID(year int, station string, serial int) ID {
	return ID(fmt.Sprintf("%02d%s%d", year%100, station, serial))
}

// ParseID reads an ID as people write and paste it: "07 State 159388",
// "#07STATE159388", "2007STATE159388", or an address that ends in one. Blanks,
// hyphens and leading zeros of the serial are dropped, and the station is
// spelled as the archive spells it.
func ParseID(s string) (ID, error) {
	year, station, serial, ok := scanID(lastElement(s))
	if !ok {
		return "", fmt.Errorf("%q is no reference ID: write it as 07STATE159388 (year, station, serial)", shorten(s))
	}
	return ID(year + glossary.CanonicalStation(station) + serial), nil
}

// lastElement is the part of an address that can hold an ID: its "id"
// parameter, or the last element of its path without extension; text that is
// no address is given back as it is.
func lastElement(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "/?") {
		return strings.TrimLeft(s, "# \t")
	}
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	if id := u.Query().Get("id"); id != "" {
		return id
	}
	elements := strings.Split(strings.TrimRight(u.Path, "/"), "/")
	for i := len(elements) - 1; i >= 0; i-- {
		element := elements[i]
		for _, suffix := range []string{".html", ".json", ".txt", ".md", ".bib", ".ris", "_a", "_b"} {
			element = strings.TrimSuffix(element, suffix)
		}
		if _, _, _, ok := scanID(element); ok {
			return element
		}
	}
	return s
}

// scanID divides a spelling of an ID into the two digits of its year, the
// station in capitals without separators, and the serial without leading zeros.
func scanID(s string) (year, station, serial string, ok bool) {
	folded := foldID(s)
	digits := leadingDigits(folded)
	rest := folded[digits:]
	tail := len(rest)
	for tail > 0 && isDigit(rest[tail-1]) {
		tail--
	}
	station, serial = rest[:tail], strings.TrimLeft(rest[tail:], "0")
	if station == "" || serial == "" || len(serial) > 7 || !isUpper(station[0]) {
		return "", "", "", false
	}
	switch {
	case digits == 2:
		year = folded[:2]
	case digits == 4 && (folded[:2] == "19" || folded[:2] == "20"):
		year = folded[2:4]
	default:
		return "", "", "", false
	}
	return year, station, serial, strings.IndexFunc(station, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// foldID drops what people put between the parts of an ID, and capitalises.
func foldID(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '-' || r == '\'' || r == '_' || r == '.' || r == ',' || r == '\u00a0' || r == '’' || r == '–':
			return -1
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// Year is the four-digit year that the ID begins with, 0 for a misprint that
// begins otherwise. The oldest cable is of 1966.
func (id ID) Year() int {
	if len(id) < 2 || !isDigit(id[0]) || !isDigit(id[1]) {
		return 0
	}
	year := int(id[0]-'0')*10 + int(id[1]-'0')
	if year >= 66 {
		return 1900 + year
	}
	return 2000 + year
}

// Station is the part between year and serial: "STATE".
func (id ID) Station() string {
	from := leadingDigits(string(id))
	to := len(id)
	for to > from && isDigit(id[to-1]) {
		to--
	}
	return string(id[from:to])
}

// Serial is the number at the end, 0 if there is none.
func (id ID) Serial() int {
	n := 0
	for _, c := range id[leadingDigits(string(id))+len(id.Station()):] {
		n = n*10 + int(c-'0')
	}
	return n
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// shorten keeps a message to one line of readable length.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}
