package archive_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/cable"
)

func TestWalkGoesOnFromWhereItIsTold(t *testing.T) {
	a := openRuritania(t)
	for _, c := range []struct {
		from, most int
		want       string
	}{
		{0, 10, "07STRELSAU19 07STRELSAU18 07ZENDA4"},
		{1, 1, "07STRELSAU18"},
		{2, 10, "07ZENDA4"},
		{3, 10, ""},
	} {
		var got []string
		err := a.Walk(t.Context(), archive.Filter{Tags: []string{"PREL"}}, archive.SortReleased, c.from, c.most, func(row archive.Row) error {
			got = append(got, string(row.ID))
			return nil
		})
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("from %d, %d: %q, %v, not %q", c.from, c.most, got, err, c.want)
		}
	}
}

func TestWalkEndsAtTheFirstError(t *testing.T) {
	enough, steps := errors.New("enough"), 0
	err := openRuritania(t).Walk(t.Context(), archive.Filter{}, "", 0, 10, func(archive.Row) error {
		steps++
		return enough
	})
	if !errors.Is(err, enough) || steps != 1 {
		t.Errorf("%d steps, %v", steps, err)
	}
}

// A walk longer than one step leaves nothing out and gives nothing twice.
func TestWalkInSteps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	var all []cable.Telegram
	for n := range 1203 {
		all = append(all, sample{id: cable.NewID(2007, "ZENDA", n+1), created: fmt.Sprintf("2007-01-%02d 10:00", n%28+1), tags: "PREL"}.telegram())
	}
	importInto(t, path, archive.Options{}, all...)
	a, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var walked []cable.ID
	err = a.Walk(t.Context(), archive.Filter{Tags: []string{"PREL"}}, archive.SortCreatedUp, 0, 5000, func(row archive.Row) error {
		walked = append(walked, row.ID)
		return nil
	})
	ids, err2 := a.IDs(t.Context(), 0, 5000)
	slices.Sort(walked)
	if err != nil || err2 != nil || len(ids) != 1203 || !slices.Equal(walked, ids) {
		t.Errorf("walked over %d of %d cables, %v, %v", len(walked), len(ids), err, err2)
	}
	if some, err := a.IDs(t.Context(), 1200, 50); err != nil || len(some) != 3 || some[0] != ids[1200] {
		t.Errorf("the last are %q, %v", some, err)
	}
}
