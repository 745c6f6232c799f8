package site_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"cables/internal/archive"
	"cables/internal/site"
)

// BenchmarkPagesMadeAnew asks for pages by chance of the archive that
// CABLES_BENCH_ARCHIVE names, and none of them is kept.
func BenchmarkPagesMadeAnew(b *testing.B) {
	path := os.Getenv("CABLES_BENCH_ARCHIVE")
	if path == "" {
		b.Skip("CABLES_BENCH_ARCHIVE names no archive: make bench makes one")
	}
	a, err := archive.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	s, err := site.New(site.Always(a), site.Settings{})
	if err != nil {
		b.Fatal(err)
	}
	chance := &chance{rand.New(rand.NewPCG(3, 4)), a, b}
	for _, pages := range []struct {
		name    string
		address func() string
	}{
		{"cables", chance.cable},
		{"telegrams", func() string { return chance.cable() + "?view=telegram" }},
		{"lists", chance.list},
		{"lists with two filters", chance.narrowed},
	} {
		var requests []*http.Request
		for range 500 {
			r := httptest.NewRequest(http.MethodGet, pages.address(), nil)
			r.Header.Set("Accept-Encoding", "gzip")
			requests = append(requests, r)
		}
		b.Run(pages.name, func(b *testing.B) {
			b.ReportAllocs()
			w := &sink{header: http.Header{}}
			for n := 0; b.Loop(); n++ {
				clear(w.header)
				s.ServeHTTP(w, requests[n%len(requests)])
			}
		})
	}
}

// chance takes addresses out of an archive.
type chance struct {
	*rand.Rand
	*archive.Archive
	b *testing.B
}

func (c *chance) cable() string {
	ids, err := c.IDs(c.b.Context(), c.IntN(c.Edition().Cables), 1)
	if err != nil {
		c.b.Fatal(err)
	}
	return "/cable/" + string(ids[0])
}

// list is a page of any list.
func (c *chance) list() string {
	noun := []string{"tag", "origin", "classification", "released", "date"}[c.IntN(5)]
	value := c.value(noun)
	pages := (value.Cables + archive.PageSize - 1) / archive.PageSize
	return fmt.Sprintf("/%s/%s?page=%d", noun, value.Value, c.IntN(pages)+1)
}

// narrowed is the first page of a list with two filters.
func (c *chance) narrowed() string {
	noun := []string{"tag", "origin"}[c.IntN(2)]
	return fmt.Sprintf("/%s/%s?classification=%s&year=%s", noun, c.value(noun).Value, c.value("classification").Value, c.value("date").Value[:4])
}

func (c *chance) value(noun string) archive.Count {
	counts, err := map[string]func(context.Context) ([]archive.Count, error){
		"tag": c.Tags, "origin": c.Origins, "classification": c.Classifications, "released": c.Releases, "date": c.Months,
	}[noun](c.b.Context())
	if err != nil {
		c.b.Fatal(err)
	}
	return counts[c.IntN(len(counts))]
}
