package archive_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"cables/internal/archive"
	"cables/internal/cable"
)

func TestList(t *testing.T) {
	a := openRuritania(t)
	tests := []struct {
		name   string
		filter archive.Filter
		sort   archive.Sort
		want   string
	}{
		{"newest release first, then oldest created first, unknown releases last",
			archive.Filter{}, archive.SortReleased, "07STRELSAU19 07STRELSAU18 07ZENDA4 09STRELSAU1 07STRELSAU20 08ZENDA4"},
		{"without a word the order is that of releases",
			archive.Filter{}, "", "07STRELSAU19 07STRELSAU18 07ZENDA4 09STRELSAU1 07STRELSAU20 08ZENDA4"},
		{"newest created first, unknown dates last",
			archive.Filter{}, archive.SortCreated, "08ZENDA4 07STRELSAU20 07STRELSAU18 07STRELSAU19 07ZENDA4 09STRELSAU1"},
		{"oldest created first, unknown dates before all",
			archive.Filter{}, archive.SortCreatedUp, "09STRELSAU1 07ZENDA4 07STRELSAU19 07STRELSAU18 07STRELSAU20 08ZENDA4"},

		{"a tag", archive.Filter{Tags: []string{"PREL"}}, "", "07STRELSAU19 07STRELSAU18 07ZENDA4"},
		{"a tag, oldest first", archive.Filter{Tags: []string{"PREL"}}, archive.SortCreatedUp, "07ZENDA4 07STRELSAU19 07STRELSAU18"},
		{"a canonical code finds its misspellings", archive.Filter{Tags: []string{"PGOV"}}, archive.SortCreated, "07STRELSAU20 07STRELSAU18 09STRELSAU1"},
		{"a misspelled code finds itself only", archive.Filter{Tags: []string{"POGOV"}}, "", "07STRELSAU20"},
		{"two tags must both be there", archive.Filter{Tags: []string{"PREL", "PGOV"}}, "", "07STRELSAU18"},
		{"a tag that must not be there", archive.Filter{Tags: []string{"PREL"}, NotTags: []string{"PARM"}}, "", "07STRELSAU18 07ZENDA4"},
		{"only tags that must not be there", archive.Filter{NotTags: []string{"PREL"}}, archive.SortCreated, "08ZENDA4 07STRELSAU20 09STRELSAU1"},
		{"a tag that nothing bears", archive.Filter{Tags: []string{"XYZZ"}}, "", ""},

		{"an origin", archive.Filter{Origins: []string{"consulate-zenda"}}, "", "07ZENDA4 08ZENDA4"},
		{"an origin, newest first", archive.Filter{Origins: []string{"consulate-zenda"}}, archive.SortCreated, "08ZENDA4 07ZENDA4"},
		{"not an origin", archive.Filter{NotOrigins: []string{"embassy-strelsau"}, Origins: []string{"consulate-zenda"}}, "", "07ZENDA4 08ZENDA4"},
		{"a cable has one origin", archive.Filter{Origins: []string{"consulate-zenda", "embassy-strelsau"}}, "", ""},

		{"a classification", archive.Filter{Classifications: []string{"secret-noforn"}}, "", "07STRELSAU19"},
		{"not a classification", archive.Filter{NotClassifications: []string{"confidential"}, Tags: []string{"ECON"}}, "", "07STRELSAU20 08ZENDA4"},

		{"a year", archive.Filter{Years: []string{"2008"}}, "", "08ZENDA4"},
		{"a cable has one year", archive.Filter{Years: []string{"2007", "2008"}}, "", ""},
		{"not a year keeps the unknown", archive.Filter{NotYears: []string{"2007"}}, archive.SortCreated, "08ZENDA4 09STRELSAU1"},
		{"a date is a year", archive.Filter{Date: "2007"}, "", "07STRELSAU19 07STRELSAU18 07ZENDA4 07STRELSAU20"},
		{"a date is a month", archive.Filter{Date: "2007-11"}, "", "07STRELSAU19 07STRELSAU18"},
		{"a date is a day", archive.Filter{Date: "2007-11-22"}, archive.SortCreated, "07STRELSAU18 07STRELSAU19"},
		{"a day without cables", archive.Filter{Date: "2007-11-23"}, "", ""},
		{"from a day on, inclusive", archive.Filter{From: "2007-12-01"}, archive.SortCreatedUp, "07STRELSAU20 08ZENDA4"},
		{"to a month, inclusive, without the unknown", archive.Filter{To: "2007-11"}, archive.SortCreatedUp, "07ZENDA4 07STRELSAU19 07STRELSAU18"},
		{"from and to", archive.Filter{From: "2007-11", To: "2007"}, archive.SortCreatedUp, "07STRELSAU19 07STRELSAU18 07STRELSAU20"},

		{"a day of release", archive.Filter{Released: "2011-02-02"}, "", "07STRELSAU19 07STRELSAU18 07ZENDA4"},
		{"an unknown release", archive.Filter{Released: "unknown"}, "", "08ZENDA4"},
		{"a tag on a day of release", archive.Filter{Released: "2010-12-01", Tags: []string{"PGOV"}}, "", "09STRELSAU1 07STRELSAU20"},
		{"a tag whose release is unknown", archive.Filter{Released: "unknown", Tags: []string{"ECON"}}, "", "08ZENDA4"},

		{"a recipient", archive.Filter{Recipients: []string{"secstate-washdc"}}, archive.SortCreatedUp, "07ZENDA4 07STRELSAU19 07STRELSAU18 07STRELSAU20 08ZENDA4"},
		{"a recipient and a tag", archive.Filter{Recipients: []string{"amembassy-zenda"}, Tags: []string{"ECON"}}, "", "07STRELSAU20 08ZENDA4"},
		{"a signer", archive.Filter{Signers: []string{"sapt"}}, "", "07STRELSAU18"},
		{"chosen cables", archive.Filter{IDs: []string{"08ZENDA4", "07ZENDA4", "99NOWHERE1"}}, "", "07ZENDA4 08ZENDA4"},

		{"everything at once", archive.Filter{Tags: []string{"PREL"}, NotTags: []string{"ECON"}, Origins: []string{"embassy-strelsau"},
			Classifications: []string{"confidential"}, NotClassifications: []string{"secret"}, Years: []string{"2007"}, NotYears: []string{"2009"},
			Date: "2007-11", From: "2007", To: "2007-11-30", Released: "2011-02-02", Recipients: []string{"secstate-washdc"},
			Signers: []string{"sapt"}, IDs: []string{"07STRELSAU18"}}, "", "07STRELSAU18"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list, err := a.List(t.Context(), test.filter, test.sort, 1)
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(list.Rows); got != test.want {
				t.Errorf("cables: %s, want %s", got, test.want)
			}
			if list.Total != len(list.Rows) || list.Page != 1 || list.Pages != 1 {
				t.Errorf("total %d, page %d of %d for %d rows", list.Total, list.Page, list.Pages, len(list.Rows))
			}
		})
	}
}

func TestWhatIsKeptOfAListStaysWhatItIs(t *testing.T) {
	a := openRuritania(t)
	ask := func(f archive.Filter) string {
		list, err := a.List(t.Context(), f, "", 1)
		if err != nil {
			t.Fatal(err)
		}
		return ids(list.Rows)
	}
	for range 2 {
		for _, test := range []struct {
			filter archive.Filter
			want   string
		}{
			{archive.Filter{Tags: []string{"PREL"}}, "07STRELSAU19 07STRELSAU18 07ZENDA4"},
			{archive.Filter{Tags: []string{"PREL"}, Origins: []string{"consulate-zenda"}}, "07ZENDA4"},
			{archive.Filter{Tags: []string{"PREL"}, NotTags: []string{"PARM"}}, "07STRELSAU18 07ZENDA4"},
			{archive.Filter{Tags: []string{"PREL"}, IDs: []string{"07ZENDA4", "08ZENDA4"}}, "07ZENDA4"},
			{archive.Filter{Tags: []string{"PREL", "PARM"}}, "07STRELSAU19"},
			{archive.Filter{Tags: []string{`PREL" "PARM`}}, ""},
		} {
			if got := ask(test.filter); got != test.want {
				t.Errorf("of %q: %s, not %s", test.filter, got, test.want)
			}
		}
	}
}

func TestListPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	var all []cable.Telegram
	for n := range 2*archive.PageSize + 1 {
		all = append(all, sample{id: cable.NewID(2007, "STRELSAU", n+1), created: fmt.Sprintf("2007-11-22 %02d:%02d", n/60, n%60), tags: "PREL"}.telegram())
	}
	importInto(t, path, archive.Options{}, all...)
	a := open(t, path)
	for _, filter := range []archive.Filter{{}, {Tags: []string{"PREL"}}, {Date: "2007-11"}} {
		list, err := a.List(t.Context(), filter, archive.SortCreatedUp, 3)
		if err != nil {
			t.Fatal(err)
		}
		if got := ids(list.Rows); got != "07STRELSAU101" || list.Total != 101 || list.Pages != 3 {
			t.Errorf("last page of %v: %s of %d on %d pages, want 07STRELSAU101 of 101 on 3", filter, got, list.Total, list.Pages)
		}
	}
	for _, page := range []int{4, 0, -1} {
		var past *archive.PastEnd
		_, err := a.List(t.Context(), archive.Filter{}, "", page)
		if !errors.As(err, &past) || past.Last != 3 || !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("page %d: %v, want a PastEnd with last page 3 that is ErrNotFound", page, err)
		}
	}
}

func TestEmptyListHasOnePage(t *testing.T) {
	a := openRuritania(t)
	if _, err := a.List(t.Context(), archive.Filter{Tags: []string{"XYZZ"}}, "", 1); err != nil {
		t.Error(err)
	}
	if _, err := a.List(t.Context(), archive.Filter{Tags: []string{"XYZZ"}}, "", 2); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("page 2 of nothing: %v, want ErrNotFound", err)
	}
}

// The publisher had a page for each word of a tag.
func TestTagsOfSeveralWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams([]sample{
		{id: "09ZENDA1", created: "2009-01-01 10:00", tags: "OVIP (RASSENDYLL, RUDOLF B.), PREL"},
		{id: "09ZENDA2", created: "2009-01-02 10:00", tags: "PREL, HENTZAU JAMES"},
		{id: "09ZENDA3", created: "2009-01-03 10:00", tags: "ECON"},
	})...)
	a := open(t, path)
	for tag, want := range map[string]string{
		"RASSENDYLL, RUDOLF B.": "09ZENDA1", "RASSENDYLL": "09ZENDA1", "RUDOLF": "09ZENDA1", "B": "",
		"HENTZAU, JAMES": "09ZENDA2", "HENTZAU JAMES": "09ZENDA2", "HENTZAU": "09ZENDA2", "JAMES": "09ZENDA2",
		"PREL": "09ZENDA1 09ZENDA2", "OVIP": "09ZENDA1", "ECON": "09ZENDA3",
	} {
		list, err := a.List(t.Context(), archive.Filter{Tags: []string{tag}}, archive.SortCreatedUp, 1)
		if err != nil || ids(list.Rows) != want || list.Total != len(list.Rows) {
			t.Errorf("tag %s lists %q of %d, %v, want %q", tag, ids(list.Rows), list.Total, err, want)
		}
	}
	tags, err := a.Tags(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, tag := range tags {
		codes = append(codes, tag.Value)
	}
	if want := []string{"ECON", "HENTZAU, JAMES", "OVIP", "PREL", "RASSENDYLL, RUDOLF B."}; !slices.Equal(codes, want) {
		t.Errorf("the index lists %q, want %q", codes, want)
	}
}
