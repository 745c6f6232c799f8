package archive_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cables/internal/archive"
)

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for _, test := range []struct{ name, change, says string }{
		{name: "an archive as imports leave it is sound"},
		{"a text that was altered", `UPDATE telegram SET body = replace(body, 'king', 'duke') WHERE ref = '07STRELSAU18'`, "the text of 07STRELSAU18 is not the one that was stored"},
		{"a count that is wrong", `UPDATE filed SET cables = 7 WHERE noun = 'tag' AND value = 'PREL'`, "counts of the index by tag that are not what is filed there: 1"},
		{"a count that is missing", `DELETE FROM filed WHERE noun = 'month'`, "counts of the index by month"},
		{"a catalogue that is not that of its cables", `UPDATE cable SET tags = 'PREL' WHERE ref = '08ZENDA4'`, "numbers by which lists are chosen, by tag, that are not what is filed: 1"},
		{"a cable that shows another's text", `UPDATE cable SET telegram = (SELECT id FROM telegram WHERE ref = '08ZENDA4') WHERE ref = '07ZENDA4'`, "cables that show another text than the current: 1"},
		{"a text that is not indexed", `DELETE FROM search WHERE rowid = (SELECT telegram FROM cable WHERE ref = '07ZENDA4')`, "cables that full-text search does not know: 1"},
		{"a text indexed that is not current", `INSERT INTO search (rowid, text) VALUES (4711, 'king')`, "texts in full-text search that no cable shows: 1"},
		{"the texts of a common word", `UPDATE search_often SET texts = x'02' WHERE term = 'king'`, "common words whose texts are not those that full-text search has: 1"},
		{"an index that was altered", `UPDATE search_data SET block = x'00' WHERE id > 100`, "SQLite says of the file: "},
		{"a cable without text", `DELETE FROM telegram WHERE ref = '07ZENDA4'`, "cables without a current telegram, or with several: 1"},
		{"two current texts", `INSERT INTO telegram SELECT 99, ref, 'x', edition, 1, created, released, origin, classification, header, body FROM telegram WHERE ref = '07ZENDA4'`, "cables without a current telegram, or with several: 1"},
		{"a number of cables that is wrong", `UPDATE archive SET cables = 5`, "cables held beyond or short of what the archive says of itself: 1"},
		{"an index that is not that of its table", `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX cable_by_station ON cable (ref, year, serial)' WHERE name = 'cable_by_station'`, "SQLite says of the file: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "my.db")
			importInto(t, path, archive.Options{}, telegrams(ruritania)...)
			if strings.Contains(test.change, "search") && !archive.FullText() {
				t.Skip("this program was built without full-text search: -tags sqlite_fts5")
			}
			if test.change != "" {
				change(t, path, test.change)
			}
			before := read(t, path)
			flaws, err := archive.Check(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if test.says == "" && len(flaws) > 0 || test.says != "" && !slices.ContainsFunc(flaws, func(f string) bool { return strings.Contains(f, test.says) }) {
				t.Errorf("it says %q, want %q", flaws, test.says)
			}
			if read(t, path) != before {
				t.Error("the file was changed")
			}
		})
	}
}

func TestCheckOfNoArchiveIsAnError(t *testing.T) {
	_, err := archive.Check(t.Context(), filepath.Join(t.TempDir(), "missing.db"))
	var file *archive.FileError
	if !errors.As(err, &file) || file.Kind != archive.Missing {
		t.Errorf("got error %v", err)
	}
}

func TestAllProblemsAreThoseOfOneCode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "my.db")
	importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	a := open(t, path)
	codes, err := a.ProblemCodes(t.Context())
	if err != nil || len(codes) == 0 {
		t.Fatalf("codes %v, error %v", codes, err)
	}
	for _, c := range codes {
		all, err := a.AllProblems(t.Context(), c.Value)
		if err != nil || len(all) < c.Cables || all[0].Code != c.Value || all[0].ID == "" {
			t.Errorf("%s: %v, error %v", c.Value, all, err)
		}
	}
	if all, err := a.AllProblems(t.Context(), "no-such"); err != nil || len(all) != 0 {
		t.Errorf("an unknown code gives %v, error %v", all, err)
	}
}
