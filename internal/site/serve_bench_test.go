package site_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"cables/internal/site"
)

// A sink takes an answer and keeps nothing of it.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkServe asks for a cable's page: a hit is kept, a miss is made anew.
func BenchmarkServe(b *testing.B) {
	a, err := build(filepath.Join(b.TempDir(), "demo.db"), telegrams())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	for _, c := range []struct {
		name, coding string
		settings     site.Settings
	}{
		{"hit", "gzip", kept},
		{"miss/identity", "", site.Settings{}},
		{"miss/gzip", "gzip", site.Settings{}},
		{"miss/br", "br", site.Settings{}},
		{"miss/zstd", "zstd", site.Settings{}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, err := site.New(site.Always(a), c.settings)
			if err != nil {
				b.Fatal(err)
			}
			r := httptest.NewRequest(http.MethodGet, "/cable/09STATE300", nil)
			r.Header.Set("Accept-Encoding", c.coding)
			w := &sink{header: http.Header{}}
			s.ServeHTTP(w, r)
			b.ReportAllocs()
			for b.Loop() {
				clear(w.header)
				s.ServeHTTP(w, r)
			}
		})
	}
}
