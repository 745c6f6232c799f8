package cable

import (
	"fmt"
	"strings"
	"time"
)

// readOrder reads the value of the E.O. line: order number, then the day of
// declassification or what stands in its place.
func readOrder(c *Cable, value string) {
	value = foldBlanks(value)
	n := leadingDigits(value)
	if c.ExecutiveOrder == "" {
		c.ExecutiveOrder = value[:n]
	}
	value = strings.TrimLeft(value[n:], " :,")
	for _, key := range []string{"AS AMENDED", "DECLASSIFY ON", "DECLAS", "DECL", "DEC"} {
		if hasPrefixFold(value, key) && key != "AS AMENDED" {
			rest := value[len(key):]
			value = strings.TrimLeft(rest, " :;.")
			break
		}
	}
	if day, ok := findDay(value); ok {
		c.DeclassifyOn = day
		return
	}
	value = strings.TrimRight(value, " .,;")
	if value != "" && !strings.EqualFold(value, "N/A") && !strings.EqualFold(value, "NA") {
		c.DeclassifyEvent = value
	}
}

// findDay finds the first date in s: 12/31/2032, 6/30/08, 2020/02/23.
func findDay(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) || i > 0 && isWord(s[i-1]) {
			continue
		}
		if day, ok := readDay(s[i:]); ok {
			return day, true
		}
	}
	return "", false
}

// readDay reads three numbers divided by "/", "-" or ".".
func readDay(s string) (string, bool) {
	var parts [3]string
	for i := range parts {
		n := leadingDigits(s)
		parts[i], s = s[:n], s[n:]
		if n == 0 {
			return "", false
		}
		if i < 2 {
			if s == "" || !strings.ContainsRune("/-.", rune(s[0])) {
				return "", false
			}
			s = s[1:]
		}
	}
	month, day, year := parts[0], parts[1], parts[2]
	if len(parts[0]) == 4 {
		year, month, day = parts[0], parts[1], parts[2]
	}
	return dateOf(year, month, day)
}

// dateOf makes YYYY-MM-DD of a date's parts. A year of two digits is one to
// come: secrets are kept until 2008 and 2033, never until 1933.
func dateOf(year, month, day string) (string, bool) {
	y, m, d := atoi(year), atoi(month), atoi(day)
	if len(year) == 2 {
		y += 2000
		if y > 2065 {
			y -= 100
		}
	}
	if len(year) != 2 && len(year) != 4 {
		return "", false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || t.Day() != d {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}
