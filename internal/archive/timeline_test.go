package archive_test

import (
	"fmt"
	"strings"
	"testing"

	"cables/internal/archive"
)

func spelledCounts(counts []archive.Count) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%s:%d", c.Value, c.Cables))
	}
	return strings.Join(parts, " ")
}

func TestTimeline(t *testing.T) {
	a := openRuritania(t)
	for _, test := range []struct {
		name         string
		filter       archive.Filter
		months, days string
	}{
		{"of all cables, without those of unknown days", archive.Filter{},
			"2007-10:1 2007-11:2 2007-12:1 2008-01:1", "2007-10-03:1 2007-11-22:2 2007-12-01:1 2008-01-10:1"},
		{"of a tag", archive.Filter{Tags: []string{"PREL"}}, "2007-10:1 2007-11:2", "2007-10-03:1 2007-11-22:2"},
		{"of an origin without a year", archive.Filter{Origins: []string{"consulate-zenda"}, NotYears: []string{"2007"}}, "2008-01:1", "2008-01-10:1"},
		{"of chosen cables", archive.Filter{IDs: []string{"08ZENDA4", "99NOWHERE1"}}, "2008-01:1", "2008-01-10:1"},
		{"of what nothing bears", archive.Filter{Tags: []string{"XYZZ"}}, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			months, err := a.Timeline(t.Context(), test.filter)
			if err != nil {
				t.Fatal(err)
			}
			days, err := a.TimelineOfDays(t.Context(), test.filter)
			if err != nil {
				t.Fatal(err)
			}
			if got := spelledCounts(months); got != test.months {
				t.Errorf("months are %q, not %q", got, test.months)
			}
			if got := spelledCounts(days); got != test.days {
				t.Errorf("days are %q, not %q", got, test.days)
			}
		})
	}
}

func TestAround(t *testing.T) {
	a := openRuritania(t)
	for _, test := range []struct {
		name, date    string
		filter        archive.Filter
		before, after string
	}{
		{"a month", "2007-11", archive.Filter{}, "2007-10", "2007-12"},
		{"a day without cables", "2007-11-23", archive.Filter{}, "2007-11-22", "2007-12-01"},
		{"the first year", "2007", archive.Filter{}, "", "2008"},
		{"the last of a tag", "2007-11", archive.Filter{Tags: []string{"PREL"}}, "2007-10", ""},
		{"what nothing bears", "2007-11", archive.Filter{Tags: []string{"XYZZ"}}, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, after, err := a.Around(t.Context(), test.filter, test.date)
			if err != nil {
				t.Fatal(err)
			}
			if before != test.before || after != test.after {
				t.Errorf("%q and %q, not %q and %q", before, after, test.before, test.after)
			}
		})
	}
}
