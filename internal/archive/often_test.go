package archive

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"cables/internal/cable"
)

func TestCommonWordsAreFoundInWhatCameLaterToo(t *testing.T) {
	if !FullText() {
		t.Skip("built without -tags sqlite_fts5")
	}
	path := filepath.Join(t.TempDir(), "cables.db")
	telegram := func(n int, words string) cable.Telegram {
		return cable.Telegram{ID: cable.ID(fmt.Sprintf("07ZENDA%d", n)), Body: "1. (U) Eggs are " + words + ".\n"}
	}
	var first, second []cable.Telegram
	for n := range 40 {
		first = append(first, telegram(n+1, "scarce"))
		second = append(second, telegram(n+30, "dear"))
	}
	for _, step := range []struct {
		name   string
		add    []cable.Telegram
		known  bool // the sets are still there
		scarce int
		dear   int
	}{
		{"all at once", first, true, 40, 0},
		{"more, and other texts of some", second, true, 29, 40},
		{"texts that were current before", first[35:], false, 34, 35},
		{"and new ones", []cable.Telegram{telegram(100, "scarce")}, false, 35, 35},
	} {
		t.Run(step.name, func(t *testing.T) {
			importAll(t, path, step.add)
			a := openAt(t, path)
			if flaws, err := Check(t.Context(), path); err != nil || len(flaws) > 0 {
				t.Errorf("the check says %q, %v", flaws, err)
			}
			if known := commonTerms(t, a) > 0; known != step.known {
				t.Errorf("sets of common words are there: %t", known)
			}
			for term, want := range map[string]int{"scarce": step.scarce, "dear": step.dear, "eggs": step.scarce + step.dear} {
				f, err := a.newFinder(t.Context(), searchTime)
				if err != nil {
					t.Fatal(err)
				}
				found := a.catalogue.none()
				if err := f.matchTerm(found, textIndex, term); err != nil {
					t.Fatal(err)
				}
				if n := int(found.Count()); n != want {
					t.Errorf("%d cables have %q, %d were found", want, term, n)
				}
			}
		})
	}
}

func commonTerms(t *testing.T, a *Archive) int {
	t.Helper()
	n, err := collectOne(context.Background(), a.db, scanOne[int], `SELECT COUNT(*) FROM search_often`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
