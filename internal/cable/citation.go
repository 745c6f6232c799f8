package cable

import (
	"strings"

	"cables/internal/glossary"
)

// A citation is one cited cable as printed: "08 MADRID 449".
type citation struct {
	id       ID
	explicit bool // the year was printed
	station  string
	start    int
	end      int
}

// longestStation is the most words that the name of a station has: PORT AU
// PRINCE, and "USUN NEW YORK", "RIO DE JANEIRO", "UNESCO PARIS FR".
const longestStation = 4

// readCitation reads a cited cable at offset i of s: an optional year, the
// station, the serial, and perhaps the year after it. A year of 0 means that
// the citing cable's is not known. station is what a bare serial belongs to.
//
// listed says that an entry of a REF block begins at i: there a station that
// the glossary does not know may be written in any case.
func readCitation(s string, i int, station string, year int, listed bool) (citation, bool) {
	c := citation{start: i}
	i = c.readYear(s, i, &year)
	first := i
	name, i, ok := readStation(s, i, listed)
	if !ok {
		if c, ok := readSerialFirst(s, c.start, year); ok {
			return c, true
		}
		if station == "" || first != c.start {
			return citation{}, false
		}
		name, i = station, first
	}
	return c.readNumber(s, i, name, year)
}

// readDatedCitation reads a cited cable with its year before it, as running
// text names one.
func readDatedCitation(s string, i int) (citation, bool) {
	c, year := citation{start: i}, 0
	i = c.readYear(s, i, &year)
	if !c.explicit {
		return citation{}, false
	}
	name, i, ok := readStation(s, i, false)
	if !ok {
		return citation{}, false
	}
	return c.readNumber(s, i, name, year)
}

// readNumber reads the serial at i, and a year that stands before or behind it.
func (c citation) readNumber(s string, i int, name string, year int) (citation, bool) {
	i = c.readYearBetween(s, i, &year)
	serial, i, ok := readSerial(s, i)
	if !ok || year == 0 {
		return citation{}, false
	}
	c.station = name
	if !c.explicit {
		i = c.readYearAfter(s, i, &year)
	}
	c.id, c.end = NewID(year, name, serial), i
	return c, true
}

// readYear reads a year before the station: "08 ", "2008 ", "08-", "(01)".
func (c *citation) readYear(s string, i int, year *int) int {
	j := i
	if j < len(s) && (s[j] == '\'' || s[j] == '(') {
		j++
	}
	n := leadingDigits(s[j:])
	end := j + n
	if y, ok := yearOf(s[j:end]); ok && end < len(s) && !isDigit(s[end]) {
		next := skipSeparators(s, end)
		if next < len(s) && (isLetter(s[next]) || isZeroForO(s, next)) {
			*year, c.explicit = y, true
			return next
		}
	}
	return i
}

// readYearBetween reads a year between station and serial: "STATE (01) 201265".
func (c *citation) readYearBetween(s string, i int, year *int) int {
	j := skipBlanks(s, i)
	if y, end, ok := bracketedYear(s, j); ok && !c.explicit {
		*year, c.explicit = y, true
		return end
	}
	return i
}

// bracketedYear reads "(01)" or "(2002)" at offset i.
func bracketedYear(s string, i int) (year, end int, ok bool) {
	if i >= len(s) || s[i] != '(' {
		return 0, 0, false
	}
	n := leadingDigits(s[i+1:])
	end = i + 1 + n
	year, ok = yearOf(s[i+1 : end])
	return year, end + 1, ok && end < len(s) && s[end] == ')'
}

// readYearAfter reads a year behind the serial: "(2002)", "-91", " 99".
func (c *citation) readYearAfter(s string, i int, year *int) int {
	j := skipBlanks(s, i)
	if y, end, ok := bracketedYear(s, j); ok {
		*year, c.explicit = y, true
		return end
	}
	if j < len(s) && s[j] == '-' {
		j++
	} else if j == i {
		return i
	}
	n := leadingDigits(s[j:])
	if n == 4 && s[j-1] != '-' {
		return i
	}
	y, ok := yearOf(s[j : j+n])
	if ok && y <= *year && endsEntry(s, j+n) {
		*year, c.explicit = y, true
		return j + n
	}
	return i
}

// endsEntry reports whether nothing of an entry follows at i.
func endsEntry(s string, i int) bool {
	i = skipBlanks(s, i)
	return i >= len(s) || strings.IndexByte(",;\n)", s[i]) >= 0
}

// readSerialFirst reads a serial that stands before its station: "377 KATHMANDU".
func readSerialFirst(s string, i, year int) (citation, bool) {
	serial, after, ok := readSerial(s, i)
	if !ok || year == 0 || after >= len(s) || blankAt(s, after) == 0 {
		return citation{}, false
	}
	start := skipBlanks(s, after)
	end, station := start, ""
	for words := 0; words < longestStation; words++ {
		next := end
		if words > 0 {
			next = skipBlanks(s, end)
		}
		wordEnd := next
		for wordEnd < len(s) && (isLetter(s[wordEnd]) || s[wordEnd] == '\'') {
			wordEnd++
		}
		if wordEnd == next {
			break
		}
		end = wordEnd
		if !endsEntry(s, end) {
			continue
		}
		name := glossary.CanonicalStation(s[start:end])
		if _, known := glossary.LookupStation(name); known {
			station = name
			break
		}
	}
	if station == "" {
		return citation{}, false
	}
	return citation{id: NewID(year, station, serial), station: station, start: i, end: end}, true
}

// yearOf reads two digits, or four of this or the last century.
func yearOf(digits string) (int, bool) {
	switch {
	case len(digits) == 2:
		y := ID(digits).Year()
		return y, y >= 1966 && y <= 2010
	case len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20"):
		return atoi(digits), true
	}
	return 0, false
}

// readStation reads the name of a station: as many words as make a known
// one, else one word that may be one.
func readStation(s string, i int, listed bool) (station string, end int, ok bool) {
	var name []byte
	start, unknownEnd := i, 0
	for words := 0; words < longestStation && i < len(s); words++ {
		wordEnd := i
		for wordEnd < len(s) && (isLetter(s[wordEnd]) || isZeroForO(s, wordEnd) || s[wordEnd] == '\'' || s[wordEnd] == '-' && wordEnd > i && wordEnd+1 < len(s) && isLetter(s[wordEnd+1])) {
			wordEnd++
		}
		if wordEnd == i {
			break
		}
		for _, c := range []byte(s[i:wordEnd]) {
			switch {
			case isLetter(c):
				name = append(name, upper(c))
			case c == '0':
				name = append(name, 'O')
			}
		}
		next := skipLineBlanks(s, wordEnd)
		if _, _, year := bracketedYear(s, next); next < len(s) && (isDigit(s[next]) || s[next] == '#' || year) {
			unknownEnd = wordEnd
			break
		}
		if next == wordEnd {
			break
		}
		i = next
	}
	if unknownEnd == 0 {
		return "", 0, false
	}
	station = glossary.CanonicalStation(withoutCableWord(string(name)))
	if _, known := glossary.LookupStation(station); known {
		return station, unknownEnd, true
	}
	return unknownStation(s[start:unknownEnd], unknownEnd, listed)
}

// withoutCableWord drops the word that some posts put between station and
// serial: "COLOMBO CABLES 0266".
func withoutCableWord(name string) string {
	for _, word := range []string{"CABLES", "CABLE", "TELEGRAM", "TEL"} {
		if station, ok := strings.CutSuffix(name, word); ok && len(station) > 3 {
			if _, known := glossary.LookupStation(station); known {
				return station
			}
		}
	}
	return name
}

// isZeroForO reports whether a zero at i stands for the letter: "0TTAWA".
func isZeroForO(s string, i int) bool {
	return s[i] == '0' && i+1 < len(s) && isLetter(s[i+1])
}

// unknownStation takes the words before a serial for a station that the
// glossary does not know only if they mean nothing else, and outside a list
// only if they are four capitals or more.
func unknownStation(written string, end int, listed bool) (string, int, bool) {
	words := strings.Fields(written)
	for _, w := range words {
		if noStation[strings.ToUpper(w)] || !listed && strings.ToUpper(w) != w {
			return "", 0, false
		}
	}
	name := glossary.CanonicalStation(strings.Join(words, ""))
	return name, end, len(words) <= longestStation && (len(name) >= 4 || listed && len(name) >= 2)
}

// noStation are words that stand before numbers in REF blocks and text and
// are no stations.
var noStation = wordSet(`AND OF THE FOR FROM TO IN ON BY PARA PARAS PARAGRAPH PARAGRAPHS SECTION NO NR NUMBER NOTE
	IIR TD TDX TDXS EMAIL MAIL FAX TEL TELCON MEMO REPORT UNSCR UNSC RESOLUTION RES FAM FAH
	JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER
	REF REFS REFTEL SEPTEL DATED CABLE CABLES TELEGRAM PREVIOUS PAGE ARTICLE CHAPTER TITLE VOL CIRCULAR DECL DTG IAEA INFCIRC GOV COP EO
	MTCR NSG AG WA POC ANNEX TAB FLIGHT ROOM PHONE CA SECRET CONFIDENTIAL UNCLAS NOFORN LEVEL TOP BILLION MILLION ABOUT OVER THAN`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// readSerial reads the serial after a station: blanks, "#", leading zeros.
func readSerial(s string, i int) (serial, end int, ok bool) {
	i = skipLineBlanks(s, i)
	for i < len(s) && (s[i] == '#' || s[i] == '-') {
		i++
	}
	n := leadingDigits(s[i:])
	if n == 0 || n > 8 {
		return 0, 0, false
	}
	end = i + n
	// A date, a decimal or a word glued to the number is no serial.
	if end < len(s) && (isLetter(s[end]) || s[end] == '/' && end+1 < len(s) && isDigit(s[end+1]) && n <= 2 || s[end] == ':') {
		return 0, 0, false
	}
	serial = atoi(s[i:end])
	return serial, end, serial > 0
}

// skipLineBlanks is skipBlanks that crosses line ends: a cited cable may be
// broken over two lines, even with an empty one between.
func skipLineBlanks(s string, i int) int {
	for i = skipBlanks(s, i); i < len(s) && s[i] == '\n'; {
		i = skipBlanks(s, i+1)
	}
	return i
}

// skipSeparators skips what stands between a year and its station.
func skipSeparators(s string, i int) int {
	for i < len(s) && (s[i] == '-' || s[i] == ')' || s[i] == '/') {
		i++
	}
	return skipLineBlanks(s, i)
}
