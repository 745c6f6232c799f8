package site

import (
	"fmt"
	"strings"
	"time"

	"cables/internal/archive"
)

// A Timeline is a row of thin bars, one for each year, month or day.
type Timeline struct {
	Label string // what it shows, for who cannot see it
	Bars  []Bar
}

// Thin is whether the bars are too thin to be touched. They are then there for
// the eye and the mouse, and links in words stand beside them.
func (t *Timeline) Thin() bool { return len(t.Bars) > 12 }

// A Bar is one of them. Its list holds the same number in words.
type Bar struct {
	Text    string // "November 2007: 312 cables"
	Short   string // "2007", or the day's number
	Tick    string // beneath it, "" for none
	Address string // "" where there is nothing
	Top     int    // of barHeight
	Height  int
	Current bool
}

// barHeight is how tall the tallest bar is, in units of the drawing.
const barHeight = 48

// newTimeline draws one bar for each value, with the counts there are.
func newTimeline(label string, values []string, counts map[string]int, current string, tick func(string) string) *Timeline {
	most := 1
	for _, value := range values {
		most = max(most, counts[value])
	}
	t := &Timeline{Label: label}
	for _, value := range values {
		n := counts[value]
		bar := Bar{Text: readingDate(value) + ": " + plural(n, "cable"), Short: shortDate(value), Tick: tick(value), Current: value == current}
		if n > 0 {
			bar.Address = dateAddress(value)
			bar.Height = max(2, n*barHeight/most)
		}
		bar.Top = barHeight - bar.Height
		t.Bars = append(t.Bars, bar)
	}
	return t
}

// shortDate is a date beside others of its kind: a year, or the number of a
// month or a day.
func shortDate(value string) string {
	return strings.TrimPrefix(value[strings.LastIndexByte(value, '-')+1:], "0")
}

func countsByValue(counts []archive.Count) map[string]int {
	by := make(map[string]int, len(counts))
	for _, c := range counts {
		by[c.Value] = c.Cables
	}
	return by
}

// countsByYear adds the months of each year up.
func countsByYear(months []archive.Count) map[string]int {
	by := make(map[string]int)
	for _, m := range months {
		by[m.Value[:4]] += m.Cables
	}
	return by
}

// yearBars shows all years from the first to the last, those without cables too.
func yearBars(months []archive.Count, current string) *Timeline {
	if len(months) == 0 {
		return nil
	}
	var years []string
	last := months[len(months)-1].Value[:4]
	for t := yearOf(months[0].Value); ; t = t.AddDate(1, 0, 0) {
		years = append(years, t.Format("2006"))
		if t.Format("2006") >= last {
			break
		}
	}
	return newTimeline("Cables by year of creation", years, countsByYear(months), current, func(year string) string {
		if year[3] == '0' || year[3] == '5' || len(years) < 15 {
			return "’" + year[2:]
		}
		return ""
	})
}

func yearOf(month string) time.Time {
	t, err := time.Parse("2006", month[:4])
	if err != nil {
		return time.Date(1966, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// monthBars shows the twelve months of a year.
func monthBars(year string, months []archive.Count, current string) *Timeline {
	values := make([]string, 12)
	for i := range values {
		values[i] = fmt.Sprintf("%s-%02d", year, i+1)
	}
	return newTimeline("Cables by month of "+year, values, countsByValue(months), current, func(month string) string {
		return shortMonth(month)
	})
}

// dayBars shows all days of a month.
func dayBars(month string, days []archive.Count, current string) *Timeline {
	first, err := time.Parse("2006-01", month)
	if err != nil {
		return nil
	}
	var values []string
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		values = append(values, day.Format(time.DateOnly))
	}
	return newTimeline("Cables by day of "+readingDate(month), values, countsByValue(days), current, func(day string) string {
		if d := day[8:]; d == "01" || d[1] == '0' || d[1] == '5' {
			return trimZero(d)
		}
		return ""
	})
}

func shortMonth(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return t.Format("Jan")
}

func trimZero(day string) string {
	if day[0] == '0' {
		return day[1:]
	}
	return day
}
