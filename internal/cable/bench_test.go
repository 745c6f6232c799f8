package cable_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/cable"
)

// BenchmarkParse reads all fields of every telegram at hand: the real ones
// where CABLES_CORPUS is set, else the demo's. It reports cables a second.
func BenchmarkParse(b *testing.B) {
	pattern := "../../testdata/demo/*.txt"
	if dir := os.Getenv("CABLES_CORPUS"); dir != "" {
		pattern = filepath.Join(dir, "telegrams", "*.txt")
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no telegrams: %v", err)
	}
	var telegrams []cable.Telegram
	size := 0
	for _, file := range files {
		header, body := cable.Split(readFile(b, file))
		id, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txt"), "@")
		telegrams = append(telegrams, cable.Telegram{ID: cable.ID(id), Header: header, Body: body})
		size += len(header) + len(body)
	}
	b.SetBytes(int64(size / len(telegrams)))
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		cable.Parse(telegrams[i%len(telegrams)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "cables/s")
}
