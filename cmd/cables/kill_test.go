package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"cables/internal/archive"
)

const (
	kills      = 10
	killCables = 1200 // so many that an import takes some time
)

// An import that is killed at any moment leaves the archive as it was, or the
// next edition whole; and the import after it finds nothing in its way.
func TestAKilledImportLeavesOneEditionOrTheOther(t *testing.T) {
	dir := t.TempDir()
	db, first, second := filepath.Join(dir, "cables.db"), filepath.Join(dir, "first"), filepath.Join(dir, "second")
	writeTelegrams(t, first, 0, killCables/4)
	writeTelegrams(t, second, killCables/4, killCables)
	runImport(t, db, first, 0)
	old := readFile(t, db)
	began := time.Now()
	runImport(t, db, second, 0)
	whole := time.Since(began)
	next := withoutTime(readFile(t, db))

	random := rand.New(rand.NewPCG(uint64(began.UnixNano()), 0))
	killed := 0
	for range kills {
		if err := os.WriteFile(db, old, 0o644); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(1 + random.Int64N(int64(whole)))
		runImport(t, db, second, after)
		switch got := readFile(t, db); {
		case bytes.Equal(got, old):
			killed++
		case !bytes.Equal(withoutTime(got), next):
			t.Errorf("killed after %v of %v: the archive is neither the old edition nor the next", after, whole)
		}
		a, err := archive.Open(t.Context(), db)
		if err != nil {
			t.Fatalf("killed after %v of %v: %v", after, whole, err)
		}
		a.Close()
	}
	t.Logf("%d of %d imports of %v were killed before the new edition was in its place; beside the archive: %q", killed, kills, whole.Round(time.Millisecond), leftovers(t, dir))

	if err := os.WriteFile(db, old, 0o644); err != nil {
		t.Fatal(err)
	}
	runImport(t, db, second, 0)
	if got := withoutTime(readFile(t, db)); !bytes.Equal(got, next) {
		t.Error("the import after those killed makes another edition than without them")
	}
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// runImport runs the program, and kills it after a while if that is not 0.
func runImport(t *testing.T, db, source string, after time.Duration) {
	t.Helper()
	var said bytes.Buffer
	command := exec.Command("cables", "import", "--db", db, source) // TestMain has put this very program on the PATH
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if after > 0 {
		time.AfterFunc(after, func() { command.Process.Kill() })
	}
	if err := command.Wait(); err != nil && after == 0 {
		t.Fatalf("%v: %s", err, said.String())
	}
}

// writeTelegrams writes the fictional telegrams of some numbers into a folder.
func writeTelegrams(t *testing.T, dir string, from, to int) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for n := from; n < to; n++ {
		text := fmt.Sprintf("UNCLAS MILDENDO %06d\n\nTAGS: ECON, PREL\nSUBJECT: EGG PRICES, BULLETIN %d\nREF: LILLIPUT %d\n\n", n+1, n, n/2) +
			strings.Repeat(fmt.Sprintf("1. Eggs are at %d sprugs, whichever end one opens.\n\n", n), 100) + "THUMB\n"
		name := fmt.Sprintf("%02dMILDENDO%d.txt", 1+n%9, n+1)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var builtTime = regexp.MustCompile(`20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ`)

// withoutTime is an archive without the only thing in which two imports of the
// same telegrams differ. The telegrams above have no time that looks so.
func withoutTime(db []byte) []byte { return builtTime.ReplaceAll(db, []byte("now")) }

func leftovers(t *testing.T, dir string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".cables.db.building-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
