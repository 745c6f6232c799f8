package archive_test

import (
	"path/filepath"
	"testing"

	"cables/internal/archive"
)

const benchCables = 3000

func BenchmarkImport(b *testing.B) {
	b.ReportAllocs()
	all := generated(benchCables)
	for b.Loop() {
		importInto(b, filepath.Join(b.TempDir(), "cables.db"), archive.Options{}, all...)
	}
	b.ReportMetric(float64(benchCables*b.N)/b.Elapsed().Seconds(), "cables/s")
}

func BenchmarkImportOneMore(b *testing.B) {
	b.ReportAllocs()
	path := filepath.Join(b.TempDir(), "cables.db")
	importInto(b, path, archive.Options{}, generated(benchCables)...)
	s := ruritania[0]
	for b.Loop() {
		s.text += " He was seen again."
		importInto(b, path, archive.Options{}, s.telegram())
	}
}

func BenchmarkList(b *testing.B) {
	path := filepath.Join(b.TempDir(), "cables.db")
	importInto(b, path, archive.Options{}, generated(benchCables)...)
	a := open(b, path)
	for _, bench := range []struct {
		name   string
		filter archive.Filter
		sort   archive.Sort
		page   int
	}{
		{"newest releases", archive.Filter{}, archive.SortReleased, 1},
		{"last page", archive.Filter{}, archive.SortReleased, benchCables / archive.PageSize},
		{"last page by creation", archive.Filter{}, archive.SortCreated, benchCables / archive.PageSize},
		{"tag", archive.Filter{Tags: []string{"PREL"}}, archive.SortReleased, 2},
		{"tag and origin", archive.Filter{Tags: []string{"PREL"}, Origins: []string{"embassy-zenda"}}, archive.SortReleased, 1},
		{"tag and classification", archive.Filter{Tags: []string{"PGOV"}, Classifications: []string{"secret"}}, archive.SortCreated, 1},
		{"year", archive.Filter{Date: "2007"}, archive.SortReleased, 1},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := a.List(b.Context(), bench.filter, bench.sort, bench.page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEntry(b *testing.B) {
	path := filepath.Join(b.TempDir(), "cables.db")
	all := generated(benchCables)
	importInto(b, path, archive.Options{}, all...)
	a := open(b, path)
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if _, err := a.Entry(b.Context(), all[n%len(all)].ID); err != nil {
			b.Fatal(err)
		}
	}
}
