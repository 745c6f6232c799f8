package archive_test

import (
	"testing"

	"cables/internal/archive"
)

func TestSpread(t *testing.T) {
	a := openRuritania(t)
	for _, test := range []struct {
		name                             string
		filter                           archive.Filter
		months, origins, classifications string
	}{
		{"of all cables", archive.Filter{},
			"2007-10:1 2007-11:2 2007-12:1 2008-01:1", "consulate-zenda:2 embassy-strelsau:3", "confidential:3 secret:1 secret-noforn:1 unclassified:1"},
		{"of a tag", archive.Filter{Tags: []string{"PREL"}}, "2007-10:1 2007-11:2", "consulate-zenda:1 embassy-strelsau:2", "confidential:2 secret-noforn:1"},
		{"of an origin without a year", archive.Filter{Origins: []string{"consulate-zenda"}, NotYears: []string{"2007"}},
			"2008-01:1", "consulate-zenda:1", "unclassified:1"},
		{"of what nothing bears", archive.Filter{Tags: []string{"XYZZ"}}, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			spread, err := a.Spread(t.Context(), test.filter)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				of   string
				got  []archive.Count
				want string
			}{{"months", spread.Months, test.months}, {"origins", spread.Origins, test.origins}, {"classifications", spread.Classifications, test.classifications}} {
				if got := spelledCounts(c.got); got != c.want {
					t.Errorf("%s are %q, not %q", c.of, got, c.want)
				}
			}
		})
	}
}
