package archive_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/archive"
)

func TestFilesThatAreNoArchive(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	change(t, foreign, `CREATE TABLE song (title TEXT)`)
	newer, older := filepath.Join(dir, "newer.db"), filepath.Join(dir, "older.db")
	for _, path := range []string{newer, older} {
		importInto(t, path, archive.Options{}, ruritania[0].telegram())
	}
	change(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
	change(t, older, `DELETE FROM goose_db_version WHERE version_id > 0`)
	damaged := write("damaged.db", read(t, newer)[:120]+strings.Repeat("x", 8000))

	tests := []struct {
		name string
		path string
		kind archive.FileErrorKind
		says string
		// An import makes what is missing, and brings up to date what is old.
		importable bool
	}{
		{"a missing file", filepath.Join(dir, "missing.db"), archive.Missing, "there is no such file", true},
		{"a folder", dir, archive.NoArchive, "this is a folder", false},
		{"a text", write("notes.txt", strings.Repeat("Dear diary. ", 50)), archive.NoArchive, "no archive of cables", false},
		{"an empty file", write("empty.db", ""), archive.NoArchive, "no archive of cables", false},
		{"a database of something else", foreign, archive.NoArchive, "an SQLite database, but no archive", false},
		{"a newer archive", newer, archive.TooNew, "use a newer cables", false},
		{"an older archive", older, archive.TooOld, "to bring it up to date", true},
		{"a damaged archive", damaged, archive.NoArchive, "damaged", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			check := func(err error) {
				t.Helper()
				var file *archive.FileError
				if !errors.As(err, &file) || file.Kind != test.kind {
					t.Fatalf("error %v, want a FileError of kind %d", err, test.kind)
				}
				if text := file.Error(); !strings.HasPrefix(text, test.path+": ") || !strings.Contains(text, test.says) || strings.Contains(text, "\n") {
					t.Errorf("error %q, want one sentence that names the file and says %q", text, test.says)
				}
			}
			_, err := archive.Open(t.Context(), test.path)
			check(err)
			if !test.importable {
				_, err := archive.Begin(t.Context(), test.path, archive.Options{})
				check(err)
			}
			_, err = archive.Reread(t.Context(), test.path, archive.Options{})
			if test.kind != archive.TooOld {
				check(err)
			}
		})
	}
	if left := siblings(t, filepath.Join(dir, "x")); strings.Contains(strings.Join(left, " "), "building") {
		t.Errorf("left behind: %v", left)
	}
}

func TestPathsWithOddCharacters(t *testing.T) {
	for _, name := range []string{"my cables.db", "#1.db", "50%20.db", "what?.db", "a&b=c.db", "[x].db", "käse.db"} {
		path := filepath.Join(t.TempDir(), name)
		importInto(t, path, archive.Options{}, telegrams(ruritania)...)
		if got := open(t, path).Edition().Cables; got != 6 {
			t.Errorf("%q: %d cables, want 6", name, got)
		}
		if left := siblings(t, path); len(left) > 0 {
			t.Errorf("%q: left beside it: %v", name, left)
		}
	}
}

func TestImportIntoAMissingFolder(t *testing.T) {
	_, err := archive.Begin(t.Context(), filepath.Join(t.TempDir(), "no", "cables.db"), archive.Options{})
	if err == nil || !strings.Contains(err.Error(), "there is no such folder") {
		t.Errorf("error %v, want one about the folder", err)
	}
}

func TestImportIntoAnUnwritableFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	_, err := archive.Begin(t.Context(), filepath.Join(dir, "cables.db"), archive.Options{})
	var file *archive.FileError
	if !errors.As(err, &file) || file.Kind != archive.Unwritable {
		t.Errorf("error %v, want a FileError about the folder", err)
	}
}

func TestAnImportKeepsPermissionsAndFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.db"), filepath.Join(t.TempDir(), "link.db")
	importInto(t, real, archive.Options{}, ruritania[0].telegram())
	if err := errors.Join(os.Chmod(real, 0o640), os.Symlink(real, link)); err != nil {
		t.Fatal(err)
	}
	before := stat(t, real)
	importInto(t, link, archive.Options{}, ruritania[1].telegram())
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if after := stat(t, real); after.Mode() != before.Mode() || os.SameFile(before, after) {
		t.Errorf("mode %v, want %v on a new file", after.Mode(), before.Mode())
	}
	if got := open(t, link).Edition(); got.Number != 2 || got.Cables != 2 {
		t.Errorf("edition %+v, want the second, of 2 cables", got)
	}
}

func TestLeftoversOfAKilledImportAreRemoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	other := filepath.Join(filepath.Dir(path), ".other.db.building-ABC")
	for _, name := range []string{filepath.Join(filepath.Dir(path), ".cables.db.building-ABC"), other} {
		if err := os.WriteFile(name, []byte("half an edition"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	importInto(t, path, archive.Options{}, ruritania[1].telegram())
	if left := siblings(t, path); len(left) != 1 || left[0] != filepath.Base(other) {
		t.Errorf("beside the archive: %v, want only another archive's %s", left, filepath.Base(other))
	}
}

func TestASecondImportIsToldWhoHoldsTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	im, err := archive.Begin(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = archive.Begin(t.Context(), path, archive.Options{})
	var locked *archive.LockedError
	if !errors.As(err, &locked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on host ", os.Getpid())) {
		t.Errorf("error %v, want a LockedError that names this process", err)
	}
	if err := im.Abort(); err != nil {
		t.Fatal(err)
	}
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
}

func TestAnOpenArchiveGoesOnReadingItsEdition(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	old := open(t, path)
	importInto(t, path, archive.Options{}, ruritania[1].telegram())
	for range 50 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			list, err := old.List(t.Context(), archive.Filter{}, "", 1)
			if err != nil || list.Total != 1 || len(list.Rows) != 1 {
				t.Errorf("list of %+v, %v, want the one cable of the old edition", list, err)
			}
		})
	}
	if got := open(t, path).Edition(); got.Number != 2 || got.Cables != 2 {
		t.Errorf("opened anew: %+v, want edition 2", got)
	}
}
