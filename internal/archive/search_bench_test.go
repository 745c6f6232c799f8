package archive

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cables/internal/cable"
	"cables/internal/query"
)

// openLarge opens the archive that make bench made, named by CABLES_BENCH_ARCHIVE.
func openLarge(b *testing.B) *Archive {
	b.Helper()
	path := os.Getenv("CABLES_BENCH_ARCHIVE")
	if path == "" {
		b.Skip("CABLES_BENCH_ARCHIVE names no archive: make bench makes one")
	}
	a, err := Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	if !a.Searchable() {
		b.Skip("the archive has no full-text index, or this program cannot use it: -tags sqlite_fts5")
	}
	return a
}

// A sampler takes words out of an archive's texts, so that frequent words are
// as frequent among them as there.
type sampler struct {
	*rand.Rand
	*Archive
	b *testing.B
}

func (s *sampler) terms() []string {
	for {
		t, err := s.Telegram(s.b.Context(), s.catalogue.ref(s.IntN(s.catalogue.size())))
		if err != nil {
			s.b.Fatal(err)
		}
		if terms := strings.Fields(termsOf(cable.Parse(t)).text); len(terms) > 20 {
			return terms
		}
	}
}

// word is one that a share of all cables between two bounds have.
func (s *sampler) word(least, most float64) string {
	for {
		terms := s.terms()
		for range 40 {
			term := terms[s.IntN(len(terms))]
			if query.Stop(term) || len(term) < 3 {
				continue
			}
			var cables int
			err := s.db.QueryRow(`SELECT doc FROM search_term WHERE term = ?`, term).Scan(&cables)
			if err != nil && err != sql.ErrNoRows {
				s.b.Fatal(err)
			}
			if share := float64(cables) / float64(s.catalogue.size()); share >= least && share <= most {
				return term
			}
		}
	}
}

func (s *sampler) any() string { return s.word(0, 1) }

// phrase is two to four words as they stand in a text, stop words among them.
func (s *sampler) phrase() string {
	terms := s.terms()
	at := s.IntN(len(terms) - 4)
	return `"` + strings.Join(terms[at:at+2+s.IntN(3)], " ") + `"`
}

func (s *sampler) tag() string {
	shelf := s.catalogue.tag
	return shelf.words[shelf.filed[s.IntN(len(shelf.filed))]]
}

// mixed are queries of every kind that readers type, as many of each.
func (s *sampler) mixed(n int) (all []string) {
	stops := []string{"the", "of the", "and", "in the", "to be"}
	kinds := []func() string{
		func() string { return s.word(0, 0.0005) },
		func() string { return s.word(0.0005, 0.02) },
		func() string { return s.word(0.1, 1) },
		func() string { return stops[s.IntN(len(stops))] },
		func() string { return s.any() + " " + s.any() },
		func() string { return s.word(0.05, 1) + " " + s.word(0.05, 1) + " " + s.any() },
		s.phrase,
		func() string { w := s.any(); return w[:min(len(w), 3+s.IntN(4))] + "*" },
		func() string { return "tag:" + s.tag() + " " + s.any() },
		func() string { return s.any() + " date:2007-03..2009 -class:secret" },
		func() string { return "subject:" + s.any() },
		func() string { return s.any() + " OR " + s.any() },
	}
	for i := range n {
		all = append(all, kinds[i%len(kinds)]())
	}
	return all
}

func newSampler(b *testing.B, a *Archive) *sampler {
	return &sampler{rand.New(rand.NewPCG(20, 26)), a, b}
}

// BenchmarkSearchMixed is the first page with snippets and all facets of 200
// mixed queries, each asked once.
func BenchmarkSearchMixed(b *testing.B) {
	a := openLarge(b)
	queries := newSampler(b, a).mixed(200)
	var took []time.Duration
	inexact, slowest := 0, ""
	for b.Loop() {
		took, inexact = nil, 0
		for _, typed := range queries {
			start := time.Now()
			found, err := a.Search(b.Context(), Search{Query: query.Parse(typed), Page: 1})
			if err != nil {
				b.Fatal(typed, err)
			}
			took = append(took, time.Since(start))
			if took[len(took)-1] == slices.Max(took) {
				slowest = typed
			}
			if !found.Exact {
				inexact++
			}
		}
	}
	reportTimes(b, took)
	b.ReportMetric(float64(inexact), "inexact")
	b.Logf("slowest: %s", slowest)
}

// reportTimes reports the middle, the 95th in a hundred, and the worst.
func reportTimes(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
	b.ReportMetric(ms(took[len(took)-1]), "max-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkSearchEightReaders has eight readers ask for a time that
// CABLES_BENCH_SECONDS sets, 3 s by default.
func BenchmarkSearchEightReaders(b *testing.B) {
	a := openLarge(b)
	queries := newSampler(b, a).mixed(400)
	lasts := 3 * time.Second
	if set, err := time.ParseDuration(os.Getenv("CABLES_BENCH_SECONDS") + "s"); err == nil {
		lasts = set
	}
	var took []time.Duration
	for b.Loop() {
		took = eightReaders(b, a, queries, lasts)
	}
	reportTimes(b, took)
	b.ReportMetric(float64(len(took))/lasts.Seconds(), "searches/s")
}

func eightReaders(b *testing.B, a *Archive, queries []string, lasts time.Duration) (took []time.Duration) {
	ctx, cancel := context.WithTimeout(b.Context(), lasts)
	defer cancel()
	var lock sync.Mutex
	var readers sync.WaitGroup
	for reader := range 8 {
		readers.Go(func() {
			for n := reader * 50; ctx.Err() == nil; n++ {
				typed := queries[n%len(queries)]
				start := time.Now()
				if _, err := a.Search(b.Context(), Search{Query: query.Parse(typed), Page: 1}); err != nil {
					b.Errorf("%s: %v", typed, err)
				}
				lock.Lock()
				took = append(took, time.Since(start))
				lock.Unlock()
			}
		})
	}
	readers.Wait()
	return took
}
