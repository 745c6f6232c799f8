package source_test

import (
	"crypto/sha256"
	"fmt"
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

// BenchmarkPacked reads the same dump out of archives, in bytes of the dump. It
// is unpacked twice there, the first time for its hash.
func BenchmarkPacked(b *testing.B) {
	var text strings.Builder
	for i := 0; text.Len() < 16<<20; i++ {
		row := laputa(i)
		for range 60 {
			row[7] += fmt.Sprintf("\n%d. (C) The king's \"gardener\" walked %x goats along the ropes.", i, sha256.Sum256([]byte(row[7])))
		}
		text.WriteString(asPublished(row...))
	}
	files := []packedFile{{"cables.csv", text.String()}}
	for _, test := range []struct {
		name string
		pack func() []byte
	}{
		{"plain.csv", func() []byte { return []byte(text.String()) }},
		{"cables.zip", func() []byte { return packZip(b, files) }},
		{"cables.tar.gz", func() []byte { return packGzip(b, packTar(b, files)) }},
		{"cables.csv.zst", func() []byte { return packZstd(b, []byte(text.String())) }},
		{"cables.7z", func() []byte { return packSevenZip(b, files) }},
	} {
		b.Run(test.name, func(b *testing.B) {
			file := filepath.Join(b.TempDir(), test.name)
			if err := os.WriteFile(file, test.pack(), 0o666); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				unread, err := source.Read(b.Context(), []string{file}, nil, func(source.Item) error { return nil })
				if err != nil || len(unread) > 0 {
					b.Fatal(unread, err)
				}
			}
		})
	}
}
