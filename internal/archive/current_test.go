package archive_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"cables/internal/archive"
)

// A quickLook is how often the tests look for another edition.
const quickLook = 5 * time.Millisecond

// A journal is a log that can be read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) count(what string) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Count(j.text.String(), what)
}

func follow(t *testing.T, path string) (*archive.Current, *journal) {
	t.Helper()
	j := &journal{}
	c, err := archive.Follow(t.Context(), path, quickLook, slog.New(slog.NewTextHandler(j, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, j
}

// eventually waits for a thing to be so.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("after five seconds still not: %s", what)
		}
	}
}

// cablesOf is how many cables the current edition holds.
func cablesOf(c *archive.Current) int {
	a, done := c.Pin()
	defer done()
	return a.Edition().Cables
}

func TestTheNextEditionIsOpenedAndThePinnedOneStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	c, log := follow(t, path)
	old, done := c.Pin()
	importInto(t, path, archive.Options{}, ruritania[1].telegram())
	eventually(t, "the second edition is current", func() bool { return cablesOf(c) == 2 })
	if list, err := old.List(t.Context(), archive.Filter{}, "", 1); err != nil || list.Total != 1 || old.Edition().Number != 1 {
		t.Errorf("the pinned edition lists %+v, %v, want its one cable", list, err)
	}
	done()
	if _, err := old.Latest(t.Context(), 1); err == nil {
		t.Error("the old edition is open though its last user is done")
	}
	if n := log.count("another edition is served"); n != 1 {
		t.Errorf("%d switches are logged, want 1", n)
	}
}

func TestClosingLetsThoseUnderWayFinish(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	c, _ := follow(t, path)
	a, done := c.Pin()
	c.Close()
	if _, err := a.Latest(t.Context(), 1); err != nil {
		t.Errorf("the pinned edition is closed: %v", err)
	}
	done()
	if a, done := c.Pin(); a != nil {
		t.Error("an archive is current after Close")
	} else {
		done()
	}
}

func TestWhatCannotBeOpenedIsSaidOnceAndTheOldEditionStays(t *testing.T) {
	dir := t.TempDir()
	path, good := filepath.Join(dir, "cables.db"), filepath.Join(dir, "good.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	importInto(t, good, archive.Options{}, telegrams(ruritania)...)
	c, log := follow(t, path)
	for _, bad := range []struct{ name, says string }{
		{"a text", "this is no archive of cables"},
		{"nothing", "there is no such file"},
		{"a text again", "this is no archive of cables"},
	} {
		before := log.count(bad.says)
		os.Remove(path)
		if bad.name != "nothing" {
			if err := os.WriteFile(path, []byte("Dear diary."), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		eventually(t, bad.name+" is logged", func() bool { return log.count(bad.says) > before })
		time.Sleep(10 * quickLook)
		if n := log.count(bad.says); n != before+1 {
			t.Errorf("%s is logged %d times, want once", bad.name, n-before)
		}
		if n := cablesOf(c); n != 1 {
			t.Errorf("with %s in its place, the archive has %d cables, want the 1 of the edition before", bad.name, n)
		}
	}
	if err := os.Rename(good, path); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the good one is current", func() bool { return cablesOf(c) == len(ruritania) })
}

func TestALinkThatLeadsElsewhereIsFollowed(t *testing.T) {
	dir := t.TempDir()
	one, two, link := filepath.Join(dir, "one.db"), filepath.Join(dir, "two.db"), filepath.Join(dir, "cables.db")
	importInto(t, one, archive.Options{}, ruritania[0].telegram())
	importInto(t, two, archive.Options{}, telegrams(ruritania)...)
	point := func(to string) {
		t.Helper()
		next := filepath.Join(dir, "next")
		if err := os.Symlink(to, next); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(next, link); err != nil {
			t.Fatal(err)
		}
	}
	point(one)
	c, _ := follow(t, link)
	point(two)
	eventually(t, "the other archive is current", func() bool { return cablesOf(c) == len(ruritania) })
	importInto(t, link, archive.Options{}, generated(1)[0])
	eventually(t, "what the link leads to is read anew", func() bool { return cablesOf(c) == len(ruritania)+1 })
	point(one)
	eventually(t, "the first is current again", func() bool { return cablesOf(c) == 1 })
}

// openFiles counts the descriptors of this process that lead into a folder.
func openFiles(t *testing.T, dir string) (n int) {
	t.Helper()
	links, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(links) == 0 {
		t.Skip("no /proc/self/fd to count open files in")
	}
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, dir) {
			n++
		}
	}
	return n
}

func TestNothingLeaksThroughManyEditions(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "cables.db")
	importInto(t, path, archive.Options{}, ruritania[0].telegram())
	goroutines := runtime.NumGoroutine()
	c, _ := follow(t, path)
	files := openFiles(t, dir)
	s := ruritania[1]
	for range 30 {
		old, done := c.Pin()
		s.text += " And again."
		importInto(t, path, archive.Options{}, s.telegram())
		eventually(t, "the next edition is current", func() bool {
			a, done := c.Pin()
			defer done()
			return a.Edition().Number == old.Edition().Number+1
		})
		done()
	}
	eventually(t, "no more files are open than at first", func() bool { return openFiles(t, dir) <= files })
	c.Close()
	if n := openFiles(t, dir); n != 0 {
		t.Errorf("%d files are open after Close", n)
	}
	eventually(t, "as many goroutines as before", func() bool { return runtime.NumGoroutine() <= goroutines })
}
