package site

import (
	"fmt"
	"strings"
	"time"

	"cables/internal/archive"
)

// A Timeline is a row of thin bars, one for each year, month or day.
type Timeline struct {
	Label   string // what it shows
	Caption bool   // no heading says so: the label stands above it
	Wider   *Link  // of a list that is narrowed to a time: the next longer one
	Bars    []Bar
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

// An axis is what a timeline has a bar for, and how each is written beneath it.
type axis struct {
	noun   string // of what is counted: "cable"
	by     string // "year of creation"
	values []string
	tick   func(string) string
}

// counting is an axis for something else than cables.
func (a axis) counting(noun string) axis {
	a.noun = noun
	return a
}

// bars draws one for each value of an axis, with the counts there are. Each
// leads to the address of its value.
func (a axis) bars(counts []archive.Count, current string, address func(string) string) *Timeline {
	by := countsBy(counts, len(a.values[0]))
	most := 1
	for _, value := range a.values {
		most = max(most, by[value])
	}
	t := &Timeline{Label: asTitle(a.noun) + "s by " + a.by}
	for _, value := range a.values {
		n := by[value]
		bar := Bar{Text: readingDate(value) + ": " + plural(n, a.noun), Short: shortDate(value), Tick: a.tick(value), Current: value == current}
		if n > 0 {
			bar.Address = address(value)
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

// countsBy adds up the counts of what dates begin with: of years by 4 bytes.
func countsBy(counts []archive.Count, length int) map[string]int {
	by := make(map[string]int)
	for _, c := range counts {
		by[c.Value[:length]] += c.Cables
	}
	return by
}

// years are all from the first to the last, those without cables too.
func years(months []archive.Count) axis {
	var values []string
	last := months[len(months)-1].Value[:4]
	for t := yearOf(months[0].Value); ; t = t.AddDate(1, 0, 0) {
		values = append(values, t.Format("2006"))
		if t.Format("2006") >= last {
			break
		}
	}
	return axis{"cable", "year of creation", values, func(year string) string {
		if year[3] == '0' || year[3] == '5' || len(values) < 15 {
			return "’" + year[2:]
		}
		return ""
	}}
}

// yearBars shows the years of the whole archive.
func yearBars(months []archive.Count) *Timeline {
	if len(months) == 0 {
		return nil
	}
	return years(months).bars(months, "", dateAddress)
}

func yearOf(month string) time.Time {
	t, err := time.Parse("2006", month[:4])
	if err != nil {
		return time.Date(1966, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// monthsOf are the twelve months of a year.
func monthsOf(year string) axis {
	values := make([]string, 12)
	for i := range values {
		values[i] = fmt.Sprintf("%s-%02d", year, i+1)
	}
	return axis{"cable", "month of " + year, values, shortMonth}
}

// daysOf are all days of a month.
func daysOf(month string) axis {
	var values []string
	first, err := time.Parse("2006-01", month)
	for day := first; err == nil && day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		values = append(values, day.Format(time.DateOnly))
	}
	return axis{"cable", "day of " + readingDate(month), values, func(day string) string {
		if d := day[8:]; d == "01" || d[1] == '0' || d[1] == '5' {
			return shortDate(day)
		}
		return ""
	}}
}

func monthNumber(month string) int {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return 0
	}
	return int(t.Month())
}

func shortMonth(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return t.Format("Jan")
}
