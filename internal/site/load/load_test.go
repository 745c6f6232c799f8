package load

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
)

var (
	load     = flag.Bool("load", false, "measure how fast the site is served, which takes minutes")
	program  = flag.String("cables", "../../../bin/cables", "the program to measure")
	db       = flag.String("db", "", "the archive to serve; the demo archive if empty")
	pages    = flag.Int("pages", 2000, "how many cable pages to ask for, at random")
	seconds  = flag.Duration("duration", 4*time.Second, "how long each server is asked, each time")
	times    = flag.Int("times", 3, "how often each server is asked")
	lists    = flag.Int("lists", 400, "how many list pages of each kind to ask for")
	distinct = flag.Int("distinct", 100_000, "how many distinct cable pages to ask for before memory is measured")
)

// mostAnonymous is how much anonymous memory the server may take, in MB.
const mostAnonymous = 200

func TestMain(m *testing.M) {
	if folder := os.Getenv(bareFolder); folder != "" {
		fmt.Fprintln(os.Stderr, serveBare(folder, os.Getenv(bareAddress)))
		os.Exit(1)
	}
	flag.Parse()
	os.Exit(m.Run())
}

// TestLoad does nothing without -load. `make bench-serve` calls it.
func TestLoad(t *testing.T) {
	if !*load {
		return
	}
	path := archivePath(t)
	ids := heldIDs(t, path)
	t.Run("cable pages", func(t *testing.T) { measurePages(t, path, chosen(ids, *pages)) })
	t.Run("list pages", func(t *testing.T) { measureLists(t, path) })
	t.Run("memory", func(t *testing.T) { measureMemory(t, path, chosen(ids, *distinct)) })
}

// A contender is a server of the same pages.
type contender struct {
	name, address string
	paths         []string
	rates         []float64 // requests a second
}

func (c *contender) median() float64 { return median(c.rates) }

func measurePages(t *testing.T, path string, ids []cable.ID) {
	warm, cold := startCables(t, path, "--cache", "256MB"), startCables(t, path, "--cache", "0")
	paths := cablePaths(ids)
	folder := t.TempDir()
	size := writeFiles(t, folder, warm.address, paths)
	all := []*contender{
		{name: "nginx gzip_static", address: startNginx(t, folder)},
		{name: "bare net/http, the same bytes and header", address: startBare(t, folder)},
		{name: "cables, kept pages", address: warm.address},
		{name: "cables --cache 0, every page made anew", address: cold.address},
	}
	for _, c := range all {
		c.paths = paths
		wrk(t, c, time.Second/2) // let it open its files and grow its heap
	}
	for range *times {
		for _, c := range all {
			c.rates = append(c.rates, wrk(t, c, *seconds))
		}
	}
	t.Logf("%d cable pages, %.1f KB each as gzip, wrk -t2 -c64, median of %d", len(paths), float64(size)/float64(len(paths))/1000, *times)
	nginx, bare := all[0], all[1]
	for _, c := range all {
		t.Logf("%-42s %8.0f requests/s  to nginx %.3f  to bare %.3f", c.name, c.median(), ratio(c, nginx), ratio(c, bare))
	}
}

// ratio is the median of the ratios of each time, since how busy the machine is
// changes from one to the next.
func ratio(a, b *contender) float64 {
	var each []float64
	for i := range a.rates {
		each = append(each, a.rates[i]/b.rates[i])
	}
	return median(each)
}

func median(values []float64) float64 { return quantile(values, 0.5) }

func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// archivePath is the archive to measure: the demo, imported anew, if none is named.
func archivePath(t *testing.T) string {
	t.Helper()
	if *db != "" {
		return *db
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	run(t, *program, "import", "--db", path, "../../../testdata/demo")
	return path
}

func heldIDs(t *testing.T, path string) []cable.ID {
	t.Helper()
	held, err := archive.Open(t.Context(), path)
	check(t, err)
	defer held.Close()
	ids, err := held.IDs(t.Context(), 0, held.Edition().Cables)
	check(t, err)
	return ids
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
