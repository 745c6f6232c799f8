package glossary

import (
	"strings"
	"unicode"
)

// CanonicalStation gives a station as reference IDs spell it, from what people
// write: "Ho Chi Minh City", "N'Djamena", "HCMC", "AMEMBASSY PARIS", "SAO
// PAUO". It folds case and drops accents, blanks, hyphens, apostrophes and
// dots. A station of stations.csv then stays as it is; only what is none is
// read as an alias, as an office and its post, as the first letters of one
// station (RIODEJAN), or as a slip in one station's name (KINSTON). What
// fits none of these is no station that we know, perhaps a good one, and comes
// back folded. The result of a result is the same.
func CanonicalStation(written string) string {
	if _, ok := stationByCode[written]; ok {
		return written
	}
	folded := foldStation(written)
	for {
		if _, ok := stationByCode[folded]; ok {
			return folded
		}
		if code, ok := stationAliases[folded]; ok {
			return code
		}
		post, ok := cutOffice(folded)
		if !ok {
			break
		}
		folded = post
	}
	if code, ok := stationByBeginning(folded); ok {
		return code
	}
	if code, ok := stationByNearSpelling(folded); ok {
		return code
	}
	return folded
}

// foldStation capitalises and drops what stands between the parts of a name.
func foldStation(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case unicode.IsSpace(r) || strings.ContainsRune("-.,'`’‘´–—", r):
			return -1
		}
		return unicode.ToUpper(plainLetter(r))
	}, s)
}

func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// offices are the words before a post's name, longer before shorter.
var offices = []string{
	"AMERICANEMBASSY", "AMERICANCONSULATE", "CONSULATEGENERAL", "AMCONSULATE", "USCONSULATE", "USEMBASSY", "USMISSION",
	"AMEMBASSY", "CONSULATE", "AMCONSUL", "AMCONGEN", "USOFFICE", "EMBASSY", "MISSION",
}

// shortOffices are cut off only where a station remains, since they could
// begin a name. EFTO, "encrypt for transmission only", begins many misprints
// (06EFTOANKARA4972).
var shortOffices = []string{"CONSUL", "CONGEN", "AMEMB", "USINT", "EFTO", "REO", "US"}

// cutOffice takes the kind of office off a folded name: AMEMBASSYPARIS is PARIS.
func cutOffice(folded string) (post string, ok bool) {
	for _, office := range offices {
		if post, ok := strings.CutPrefix(folded, office); ok && post != "" {
			return post, true
		}
	}
	for _, office := range shortOffices {
		if post, ok := strings.CutPrefix(folded, office); ok {
			if _, known := stationByCode[post]; known {
				return post, true
			}
		}
	}
	return "", false
}

// Shorter words would be taken for stations by chance: SAN begins three, and
// a word of five letters is too often one slip off a station.
const (
	shortestBeginning    = 5
	shortestNearSpelling = 6
)

// stationByBeginning finds the only station that begins so: page breaks and
// writers cut names ("PORT A 76", "RIO DE JAN 138").
func stationByBeginning(folded string) (code string, ok bool) {
	if len(folded) < shortestBeginning {
		return "", false
	}
	for i := range stations {
		if !strings.HasPrefix(stations[i].Code, folded) {
			continue
		}
		if ok {
			return "", false
		}
		code, ok = stations[i].Code, true
	}
	return code, ok
}

// stationByNearSpelling finds the only station that is one slip off, as
// KINSTON, BEIJINJG, WELLINGOTN are. Of the published stations only MANAMA and
// PANAMA are one slip apart; what is one slip from both is left alone.
func stationByNearSpelling(folded string) (code string, ok bool) {
	if len(folded) < shortestNearSpelling {
		return "", false
	}
	for i := range stations {
		if !oneSlipOff(stations[i].Code, folded) {
			continue
		}
		if ok {
			return "", false
		}
		code, ok = stations[i].Code, true
	}
	return code, ok
}

// oneSlipOff reports whether a and b differ in one letter, dropped, added or
// replaced, or in two neighbours that are swapped.
func oneSlipOff(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) > len(b)+1 || a == b {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return a[i+1:] == b[i:]
	}
	return a[i+1:] == b[i+1:] ||
		i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
