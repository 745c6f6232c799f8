package inverted

import (
	"context"
	"path/filepath"
	"testing"
)

// BenchmarkTexts indexes 4.8 million terms of a vocabulary of 300,000, once by
// a Builder and once by FTS5.
func BenchmarkTexts(b *testing.B) {
	texts := zipf(1, 4000, 1200, 300_000)
	b.Run("by a Builder", func(b *testing.B) {
		for b.Loop() {
			x, err := New(Options{Path: filepath.Join(b.TempDir(), "built"), PageSize: 4050, Memory: 64 << 20})
			if err != nil {
				b.Fatal(err)
			}
			for _, text := range texts {
				if err := x.Add(text.id, text.terms); err != nil {
					b.Fatal(err)
				}
			}
			if err := x.Finish(context.Background()); err != nil {
				b.Fatal(err)
			}
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("by FTS5", func(b *testing.B) {
		for b.Loop() {
			buildByFTS5(b, texts, nil, 4050)
		}
	})
}
