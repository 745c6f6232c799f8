package archive_test

import (
	"strings"
	"testing"

	"cables/internal/cable"
)

func TestSerials(t *testing.T) {
	a := openRuritania(t)
	for _, c := range []struct {
		id   cable.ID
		n    int
		want string
	}{
		{"07STRELSAU19", 1, "07STRELSAU18 07STRELSAU19 07STRELSAU20"},
		{"07STRELSAU21", 1, "07STRELSAU20"},
		{"07ZENDA4", 8, "07ZENDA4"},
		{"09STRELSAU500", 8, ""},
		{"NOTHING", 8, ""},
	} {
		rows, err := a.Serials(t.Context(), c.id, c.n)
		var got []string
		for _, row := range rows {
			got = append(got, string(row.ID))
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("around %s: %q, %v, not %q", c.id, got, err, c.want)
		}
	}
}
