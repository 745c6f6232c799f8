package archive_test

import (
	"errors"
	"path/filepath"
	"testing"

	"cables/internal/archive"
	"cables/internal/query"
)

func TestAnArchiveMayDoWithoutAnIndexAndGetOneLater(t *testing.T) {
	if !archive.FullText() {
		t.Skip("this program was built without full-text search: -tags sqlite_fts5")
	}
	path := filepath.Join(t.TempDir(), "cables.db")
	steps := []struct {
		name       string
		options    archive.Options
		searchable bool
	}{
		{"made without", archive.Options{NoSearch: true}, false},
		{"the index comes with an import that wants one", archive.Options{}, true},
		{"it goes with one that wants none", archive.Options{NoSearch: true}, false},
		{"and comes again", archive.Options{}, true},
	}
	s := ruritania[0]
	for _, step := range steps {
		s.text += " He was seen again."
		importInto(t, path, step.options, append(telegrams(ruritania[1:]), s.telegram())...)
		a := open(t, path)
		if a.Searchable() != step.searchable {
			t.Errorf("%s: searchable is %v", step.name, a.Searchable())
		}
		found, err := a.Search(t.Context(), archive.Search{Query: query.Parse("seen again"), Page: 1})
		if step.searchable && (err != nil || found.Total != 1) || !step.searchable && !errors.Is(err, archive.ErrNoFullText) {
			t.Errorf("%s: found %+v, %v", step.name, found, err)
		}
		if flaws, err := archive.Check(t.Context(), path); err != nil || len(flaws) > 0 {
			t.Errorf("%s: %v, %v", step.name, flaws, err)
		}
	}
}
