package query_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/query"
)

// telegrams is the text of every telegram at hand: the real ones where
// CABLES_CORPUS is set, else the demo's.
func telegrams(b *testing.B) string {
	pattern := "../../testdata/demo/*.txt"
	if dir := os.Getenv("CABLES_CORPUS"); dir != "" {
		pattern = filepath.Join(dir, "telegrams", "*.txt")
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no telegrams: %v", err)
	}
	var text strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
	}
	return text.String()
}

func BenchmarkAppendTerms(b *testing.B) {
	text := telegrams(b)
	var terms []byte
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		terms = query.AppendTerms(terms[:0], text)
	}
}

func BenchmarkTokens(b *testing.B) {
	text := telegrams(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range query.Tokens(text) {
		}
	}
}

// BenchmarkToLower is what to compare with: the least that could be done.
func BenchmarkToLower(b *testing.B) {
	text := telegrams(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		strings.ToLower(text)
	}
}

func BenchmarkMarks(b *testing.B) {
	text := telegrams(b)
	q := query.Parse(`iran OR al-qaeda "arms control" nucl* ~sanctions -eggs`)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		q.Marks(text)
	}
}

func BenchmarkHas(b *testing.B) {
	var text query.Text
	text.Read(telegrams(b))
	q := query.Parse(`iranx OR al-qaeda "arms control" nucl*`)
	for b.Loop() {
		query.Holds(q.Root, text.Has)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		query.Parse(`iran OR al-qaeda "arms control" nucl* ~sanctions -eggs tag:PREL date:2009-03..2009-05 in:paragraph`)
	}
}
