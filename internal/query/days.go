package query

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// days is the range of days that a value means, nil if there are no such days.
func (p *parser) days(field Field, at int, value string) Node {
	from, to, isRange := strings.Cut(strings.ReplaceAll(value, "…", ".."), "..")
	if !isRange {
		to = from
	}
	first, okFrom := readDay(from)
	last, okTo := readDay(to)
	typed := field.prefix() + value
	switch {
	case !okFrom || !okTo:
		p.leave(at, typed, "there is no such date: write 2009, 2009-03, 2009-03-05, or two of them with .. between")
	case first == "" && last == "":
		p.leave(at, typed, "nothing stands behind it")
	case p.room(at, 1):
		return inOrder(Range{field, first, last})
	}
	return nil
}

// inOrder is the range with its earlier end first.
func inOrder(r Range) Range {
	if r.From != "" && r.To != "" && firstDay(r.From) > lastDay(r.To) {
		r.From, r.To = r.To, r.From
	}
	return r
}

// firstDay and lastDay bring an end of a range to ten characters that can be
// compared. No month has more than 31 days.
func firstDay(end string) string { return end + "-01-01"[len(end)-len("2009"):] }
func lastDay(end string) string  { return end + "-12-31"[len(end)-len("2009"):] }

var dayForm = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$`)

// readDay brings a year, a month or a day to its canonical form. An open end
// is "".
func readDay(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	parts := dayForm.FindStringSubmatch(s)
	if parts == nil {
		return "", false
	}
	year, month, day := number(parts[1]), number(parts[2]), number(parts[3])
	date := time.Date(year, time.Month(max(month, 1)), max(day, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case parts[2] == "":
		return parts[1], year > 0
	case parts[3] == "":
		return fmt.Sprintf("%s-%02d", parts[1], month), year > 0 && month >= 1 && month <= 12
	}
	return date.Format(time.DateOnly), year > 0 && month >= 1 && day >= 1 && int(date.Month()) == month && date.Day() == day
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
