package site

import (
	"time"

	"cables/internal/cable"
)

// A DayView is a day as one reads it, with the list of its cables.
type DayView struct {
	ISO     string // "2007-11-22"; "" if unknown
	Text    string // "22 November 2007", "date unknown"
	Address string // "" if unknown
}

func viewDay(iso string) DayView {
	if iso == "" {
		return DayView{Text: "date unknown"}
	}
	return DayView{ISO: iso, Text: readingDate(iso), Address: dateAddress(iso)}
}

// readingDate writes a year, month or day as one says it.
func readingDate(iso string) string {
	switch len(iso) {
	case len("2007-11"):
		return reformatted("2006-01", iso, "January 2006")
	case len("2007-11-22"):
		return reformatted(time.DateOnly, iso, "2 January 2006")
	}
	return iso
}

// reformatted writes a date in another form, and what is none as it is.
func reformatted(form, date, other string) string {
	t, err := time.Parse(form, date)
	if err != nil {
		return date
	}
	return t.Format(other)
}

// realDate is whether a year, month or day can be in a calendar: there is no
// 31st of November.
func realDate(iso string) bool {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(form, iso); err == nil {
			return isDate(iso)
		}
	}
	return false
}

// clock is the time of day, "" where only the day is known.
func clock(t cable.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("15:04") + " UTC"
}
