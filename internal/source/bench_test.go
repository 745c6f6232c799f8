package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/source"
)

// BenchmarkDump reads 64 MB of the publisher's CSV into telegrams: 8 KB each,
// a quote every few lines.
func BenchmarkDump(b *testing.B) {
	row := laputa(12)
	row[7] += strings.Repeat("\n2. (C) The king's \"gardener\" walked the goats along the ropes, and nobody asked him why; the island stayed where it was.", 64)
	text := strings.Repeat(asPublished(row...), 64<<20/len(asPublished(row...)))
	file := filepath.Join(b.TempDir(), "cables.csv")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct {
		name, file string
	}{{"file, hashed first", file}, {"pipe", "-"}} {
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				unread, err := source.Read(b.Context(), []string{test.file}, strings.NewReader(text), func(source.Item) error { return nil })
				if err != nil || len(unread) > 0 {
					b.Fatal(unread, err)
				}
			}
		})
	}
}
