package archive_test

import (
	"path/filepath"
	"testing"

	"cables/internal/archive"
	"cables/internal/query"
)

func TestADamagedIndexFailsSearchesOnly(t *testing.T) {
	if !archive.FullText() {
		t.Skip("this program was built without full-text search: -tags sqlite_fts5")
	}
	for _, damage := range []string{
		`UPDATE search_data SET block = x'00' WHERE id = 10`,
		`DELETE FROM search_data WHERE id = 10`,
		`UPDATE search_data SET block = x'ffffffffff' WHERE id = 1`,
		`UPDATE search_docsize SET sz = x'ff'`,
	} {
		t.Run(damage, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "cables.db")
			importInto(t, path, archive.Options{}, telegrams(ruritania)...)
			change(t, path, damage)
			a := open(t, path)
			if _, err := a.Search(t.Context(), archive.Search{Query: query.Parse("king"), Page: 1}); err == nil {
				t.Error("a search finds no fault with it")
			}
			if e, err := a.Entry(t.Context(), "07ZENDA4"); err != nil || e.Row.ID != "07ZENDA4" {
				t.Errorf("a cable cannot be read: %v", err)
			}
		})
	}
}
