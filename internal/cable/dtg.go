package cable

import (
	"strings"
	"time"
)

var months = [...]string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}

// findDTG finds a date-time group in a line, "220000Z NOV 07", and reads its
// time. Letters of precedence may stand before it and anything after.
func findDTG(s string) (dtg string, at time.Time, ok bool) {
	for i := 0; i+7 < len(s); i++ {
		if !isDigit(s[i]) || (i > 0 && isWord(s[i-1])) {
			continue
		}
		n := leadingDigits(s[i:])
		if n == 6 && upper(s[i+6]) == 'Z' {
			if at, end, ok := readDTG(s, i); ok {
				return foldBlanks(s[i:end]), at, true
			}
		}
		i += n
	}
	return "", time.Time{}, false
}

// readDTG reads the group at offset i: day, hour and minute, Z, month, year.
func readDTG(s string, i int) (at time.Time, end int, ok bool) {
	day, hour, minute := twoDigits(s[i:]), twoDigits(s[i+2:]), twoDigits(s[i+4:])
	m := skipBlanks(s, i+7)
	if m+3 > len(s) {
		return time.Time{}, 0, false
	}
	month := monthOf(s[m : m+3])
	y := m + 3
	for y < len(s) && isLetter(s[y]) {
		y++
	}
	y = skipBlanks(s, y)
	n := leadingDigits(s[y:])
	if month == 0 || (n != 2 && n != 4) || hour > 23 || minute > 59 {
		return time.Time{}, 0, false
	}
	year := ID(s[y+n-2 : y+n]).Year()
	at = time.Date(year, time.Month(month), day, hour, minute, 0, 0, time.UTC)
	return at, y + n, day == at.Day()
}

// monthOf is the number of a month by its first three letters, 0 if there is none such.
func monthOf(s string) int {
	for i, m := range months {
		if strings.EqualFold(s, m) {
			return i + 1
		}
	}
	return 0
}

func twoDigits(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// withoutMisprintedMinutes drops minutes that only repeat the hour on the
// 12-hour clock: the publisher's pages of 2010 and 2011 print %I for %M.
func withoutMisprintedMinutes(t time.Time) time.Time {
	if t.Minute() == (t.Hour()+11)%12+1 {
		return t.Truncate(time.Hour)
	}
	return t
}
