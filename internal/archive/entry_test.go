package archive_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/archive"
	"cables/internal/cable"
)

func TestEntry(t *testing.T) {
	a := openRuritania(t)
	e, err := a.Entry(t.Context(), "07STRELSAU19")
	if err != nil {
		t.Fatal(err)
	}
	if e.Cable.ID != e.Row.ID || e.SHA256 != archive.Sum(ruritania[1].telegram()) || e.Edition != 1 || e.Versions != 1 {
		t.Errorf("entry %+v", e)
	}
	want := archive.Row{ID: "07STRELSAU19", Subject: "THE PRISONER OF STRELSAU", Created: cable.Time{Time: moment("2007-11-22 09:00")},
		Day: "2007-11-22", Released: cable.Time{Time: moment("2011-02-02 21:09")}, Tags: []string{"PREL", "PARM"},
		Classification: archive.Classification{Slug: "secret-noforn", Name: "SECRET//NOFORN"},
		Origin:         archive.Origin{Slug: "embassy-strelsau", Name: "Embassy Strelsau"},
		Summary:        "The king was seen at the hunting lodge."}
	if diff := cmp.Diff(want, e.Row); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[cable.ID]cable.ID{"07STRELSAU18": "07STRELSAU18", "07ZENDA4": "07ZENDA4"}, e.Chosen); diff != "" {
		t.Errorf("chosen (-want +got):\n%s", diff)
	}
	if len(e.Cited) != 2 || e.Cited["07ZENDA4"].Origin.Name != "Consulate Zenda" {
		t.Errorf("cited %+v, want the two that are held", e.Cited)
	}
	if e.Older != nil || e.Newer == nil || e.Newer.ID != "07STRELSAU18" {
		t.Errorf("neighbours %v and %v, want none and 07STRELSAU18", e.Older, e.Newer)
	}
	if _, err := a.Entry(t.Context(), "07STRELSAU99"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a cable that is not held: %v, want ErrNotFound", err)
	}
}

func TestRedactedRow(t *testing.T) {
	e, err := openRuritania(t).Entry(t.Context(), "07ZENDA4")
	if err != nil {
		t.Fatal(err)
	}
	if !e.Row.Redacted || e.Newer == nil || e.Newer.ID != "08ZENDA4" {
		t.Errorf("row %+v, newer %v", e.Row, e.Newer)
	}
}

func TestCitedBy(t *testing.T) {
	a := openRuritania(t)
	tests := []struct {
		name string
		id   cable.ID
		want string
	}{
		{"references and mentions, oldest first", "07STRELSAU18", "07STRELSAU19 07STRELSAU20"},
		{"one reference from each of two cables", "07ZENDA4", "07STRELSAU19 08ZENDA4"},
		{"a cable that is not held", "05HENTZAU99", "07STRELSAU19 08ZENDA4"},
		{"a cable that nobody cites", "08ZENDA4", ""},
		{"a cable that nobody knows", "05HENTZAU100", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := a.CitedBy(t.Context(), test.id)
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(rows); got != test.want {
				t.Errorf("cited by %q, want %q", got, test.want)
			}
		})
	}
}

// BRUSSELS and USEUBRUSSELS are two stations of one name.
func TestCitedByWithAlternatives(t *testing.T) {
	citing := sample{id: "07ZENDA1", created: "2007-01-02 10:00", refs: "BRUSSELS 123"}
	probe := cable.Parse(citing.telegram())
	if len(probe.References) != 1 || len(probe.References[0].Alternatives) == 0 {
		t.Fatalf("references %+v, want one with alternatives", probe.References)
	}
	written, other := probe.References[0].ID, probe.References[0].Alternatives[0]
	cited := func(id cable.ID) sample { return sample{id: id, created: "2007-01-01 10:00"} }
	tests := []struct {
		name             string
		held             []sample
		byWritten, other string
	}{
		{"neither is held: the written one is meant", nil, "07ZENDA1", ""},
		{"the written one is held", []sample{cited(written)}, "07ZENDA1", ""},
		{"the other one is held", []sample{cited(other)}, "", "07ZENDA1"},
		{"both are held: the written one is meant", []sample{cited(written), cited(other)}, "07ZENDA1", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "cables.db")
			importInto(t, path, archive.Options{}, telegrams(append(test.held, citing))...)
			a := open(t, path)
			for id, want := range map[cable.ID]string{written: test.byWritten, other: test.other} {
				rows, err := a.CitedBy(t.Context(), id)
				if err != nil || ids(rows) != want {
					t.Errorf("%s cited by %q, %v, want %q", id, ids(rows), err, want)
				}
			}
		})
	}
}

func TestMisprints(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams([]sample{
		{id: "7575LIBREVILLE1895", created: "1975-11-01 10:00"},
		{id: "06ANOI582", created: "2006-03-01 10:00"}, {id: "06HANOI582", created: "2006-03-01 10:00"},
	})...)
	a := open(t, path)
	if e, err := a.Entry(t.Context(), "06ANOI582"); err != nil || e.Twin != "06HANOI582" {
		t.Errorf("twin of the misprint: %v, %v", e, err)
	}
	if e, err := a.Entry(t.Context(), "06HANOI582"); err != nil || e.Twin != "06ANOI582" {
		t.Errorf("twin of the right ID: %v, %v", e, err)
	}
	if id, err := a.Find(t.Context(), "75LIBREVILLE1895"); err != nil || id != "7575LIBREVILLE1895" {
		t.Errorf("the right ID of a misprint finds %q, %v", id, err)
	}
}

func TestFind(t *testing.T) {
	a := openRuritania(t)
	tests := []struct {
		name, written string
		want          cable.ID
	}{
		{"as published", "07STRELSAU18", "07STRELSAU18"},
		{"in small letters with blanks", " 07 Strelsau 18 ", "07STRELSAU18"},
		{"with a hash and zeros", "#07STRELSAU000018", "07STRELSAU18"},
		{"as an address", "https://example.org/cable/2007/11/07STRELSAU18.html", "07STRELSAU18"},
		{"not held", "07STRELSAU99", ""},
		{"no ID at all", "the king", ""},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			id, err := a.Find(t.Context(), test.written)
			if id != test.want || (test.want == "") != errors.Is(err, archive.ErrNotFound) {
				t.Errorf("Find(%q) = %q, %v, want %q", test.written, id, err, test.want)
			}
		})
	}
}

func TestNear(t *testing.T) {
	a := openRuritania(t)
	tests := []struct {
		name, written, want string
	}{
		{"the same serial in other years, then the nearest", "09ZENDA4", "08ZENDA4 07ZENDA4"},
		{"a station nearly spelled", "07STRELSAUX18", "07STRELSAU18"},
		{"the nearest serials of a year", "07STRELSAU17", "07STRELSAU18 07STRELSAU19 07STRELSAU20"},
		{"nothing like it", "99XQWZY1", ""},
		{"no ID at all", "???", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := a.Near(t.Context(), test.written, 5)
			if err != nil || ids(rows) != test.want {
				t.Errorf("near %q, %v, want %q", ids(rows), err, test.want)
			}
		})
	}
}

func TestIndexes(t *testing.T) {
	a := openRuritania(t)
	count := func(value, name, kind string, n int) archive.Count {
		return archive.Count{Value: value, Name: name, Kind: kind, Cables: n}
	}
	tests := []struct {
		name string
		ask  func() ([]archive.Count, error)
		want []archive.Count
	}{
		{"origins by name", func() ([]archive.Count, error) { return a.Origins(t.Context()) },
			[]archive.Count{count("consulate-zenda", "Consulate Zenda", "", 2), count("embassy-strelsau", "Embassy Strelsau", "", 3)}},
		{"classifications in the publisher's order", func() ([]archive.Count, error) { return a.Classifications(t.Context()) },
			[]archive.Count{count("confidential", "CONFIDENTIAL", "", 3), count("secret", "SECRET", "", 1),
				count("secret-noforn", "SECRET//NOFORN", "", 1), count("unclassified", "UNCLASSIFIED", "", 1)}},
		{"months, oldest first", func() ([]archive.Count, error) { return a.Months(t.Context()) },
			[]archive.Count{count("2007-10", "", "", 1), count("2007-11", "", "", 2), count("2007-12", "", "", 1), count("2008-01", "", "", 1)}},
		{"days of a month", func() ([]archive.Count, error) { return a.TimelineOfDays(t.Context(), archive.Filter{Date: "2007-11"}) },
			[]archive.Count{count("2007-11-22", "", "", 2)}},
		{"releases, newest first and the unknown last", func() ([]archive.Count, error) { return a.Releases(t.Context()) },
			[]archive.Count{count("2011-02-02", "", "", 3), count("2010-12-01", "", "", 2), count("unknown", "", "", 1)}},
		{"misspelled tags", func() ([]archive.Count, error) { return a.Spelled(t.Context()) },
			[]archive.Count{count("POGOV", "", "", 1)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.ask()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTagsAreCanonicalAndNamed(t *testing.T) {
	tags, err := openRuritania(t).Tags(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range tags {
		if tag.Value == "POGOV" {
			t.Error("POGOV is no canonical code")
		}
		if tag.Value == "PGOV" && (tag.Cables != 3 || tag.Name == "" || tag.Kind != "subject") {
			t.Errorf("%+v, want 3 cables, a name and the kind subject", tag)
		}
	}
}

func TestLatestAndRandom(t *testing.T) {
	a := openRuritania(t)
	rows, err := a.Latest(t.Context(), 2)
	if err != nil || ids(rows) != "07STRELSAU19 07STRELSAU18" {
		t.Errorf("latest %s, %v", ids(rows), err)
	}
	for range 20 {
		id, err := a.Random(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Telegram(t.Context(), id); err != nil {
			t.Errorf("random cable %s: %v", id, err)
		}
	}
}

func TestProblems(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	odd := cable.Telegram{ID: "07ZENDA1", Body: "nothing that looks like a cable"}
	importInto(t, path, archive.Options{}, odd)
	a := open(t, path)
	want := cable.Parse(odd).Problems
	got, err := a.Problems(t.Context(), "", 1)
	if err != nil || len(got) != len(want) {
		t.Errorf("%d problems, %v, want %d", len(got), err, len(want))
	}
	codes, err := a.ProblemCodes(t.Context())
	if err != nil || len(want) > 0 && len(codes) == 0 {
		t.Errorf("codes %v, %v", codes, err)
	}
}
