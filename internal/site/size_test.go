package site_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cables/internal/archive"
	"cables/internal/site"
)

// gzipped is how many bytes a text is on its way to a reader.
func gzipped(t *testing.T, text []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

const kB = 1024

func TestSharedFilesAreSmall(t *testing.T) {
	s := newSite(t, site.Settings{})
	home := get(t, s, "/")
	for _, c := range []struct {
		name, address string
		most          int
	}{
		{"the style sheet", home.attr("link[rel=stylesheet]", "href"), 12 * kB},
		{"the script", home.attr("script", "src"), 6 * kB},
	} {
		r := get(t, s, c.address)
		if size := gzipped(t, r.Body.Bytes()); r.Code != 200 || size > c.most {
			t.Errorf("%s, %s, answers %d with %d bytes gzipped, of at most %d", c.name, c.address, r.Code, size, c.most)
		}
	}
}

func corpusOrDemo(t *testing.T) *archive.Archive {
	t.Helper()
	if os.Getenv("CABLES_CORPUS") != "" {
		a, _ := corpus(t)
		return a
	}
	a, err := build(filepath.Join(t.TempDir(), "demo.db"), demo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// TestCablePagesAreSmall measures the pages of real cables where there are
// some, and else those of the demo.
func TestCablePagesAreSmall(t *testing.T) {
	a := corpusOrDemo(t)
	s := serve(t, site.Always(a), site.Settings{URL: "https://cables.example"})
	var sizes []int
	for page := 1; ; page++ {
		list, err := a.List(t.Context(), archive.Filter{}, archive.SortReleased, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range list.Rows {
			sizes = append(sizes, gzipped(t, get(t, s, "/cable/"+string(row.ID)).Body.Bytes()))
		}
		if page >= list.Pages {
			break
		}
	}
	slices.Sort(sizes)
	median, p95 := sizes[len(sizes)/2], sizes[len(sizes)*95/100]
	t.Logf("%d pages: median %d bytes gzipped, 95 of 100 at most %d", len(sizes), median, p95)
	if median > 15*kB {
		t.Errorf("the median cable page is %d bytes gzipped, of at most %d", median, 15*kB)
	}
}
