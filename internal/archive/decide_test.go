package archive_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/archive"
)

func TestRedactions(t *testing.T) {
	redacted, open := ruritania[0], ruritania[0]
	redacted.text = "The king was seen with xxxxxxxxxxxx at XXXXXXXXXXXX."
	open.text = "The king was seen with Rudolf at the lodge."
	withheld := []archive.Withheld{{ID: open.id, SHA256: archive.Sum(open.telegram()), Source: "07STRELSAU18.txt", Redactions: 0, Held: 2}}
	tests := []struct {
		name     string
		imports  [][]sample
		accept   bool
		current  sample
		versions int
		withheld []archive.Withheld
	}{
		{"a text with more redactions replaces one with fewer", [][]sample{{open}, {redacted}}, false, redacted, 2, nil},
		{"a text with fewer redactions is withheld", [][]sample{{redacted}, {open}}, false, redacted, 1, withheld},
		{"a text with fewer redactions is accepted on demand", [][]sample{{redacted}, {open}}, true, open, 2, nil},
		{"of two in one import the one with fewer is withheld", [][]sample{{open, redacted}}, false, redacted, 1, withheld},
		{"so it is in the other order", [][]sample{{redacted, open}}, false, redacted, 1, withheld},
		{"both in one import on demand: the redacted one is current", [][]sample{{redacted, open}}, true, redacted, 2, nil},
		{"an old version with fewer does not come back", [][]sample{{open}, {redacted}, {open}}, false, redacted, 2, withheld},
		{"a held text with fewer gives way though it comes too", [][]sample{{open}, {redacted, open}}, false, redacted, 2, withheld[:0]},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "cables.db")
			var report archive.Report
			for _, samples := range test.imports {
				report = importInto(t, path, archive.Options{AcceptUnredacted: test.accept}, telegrams(samples)...)
			}
			if diff := cmp.Diff(test.withheld, report.Withheld); diff != "" && len(test.withheld)+len(report.Withheld) > 0 {
				t.Errorf("withheld (-want +got):\n%s", diff)
			}
			a, err := archive.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			versions, err := a.Versions(t.Context(), test.current.id)
			if err != nil {
				t.Fatal(err)
			}
			if len(versions) != test.versions || versions[0].SHA256 != archive.Sum(test.current.telegram()) || !versions[0].Current {
				t.Errorf("%d versions, current %q, want %d, current %q", len(versions), versions[0].Telegram.Body, test.versions, test.current.text)
			}
			for _, v := range versions[1:] {
				if v.Current {
					t.Error("two versions are current")
				}
			}
		})
	}
}

func TestWithheldAloneMakesNoEdition(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	redacted := ruritania[3]
	importInto(t, path, archive.Options{}, redacted.telegram())
	before := read(t, path)
	redacted.text = "The guard Max was bribed."
	report := importInto(t, path, archive.Options{}, redacted.telegram())
	if len(report.Withheld) != 1 || report.Edition != 1 || before != read(t, path) {
		t.Errorf("report %+v, want one withheld and the file untouched", report)
	}
}
