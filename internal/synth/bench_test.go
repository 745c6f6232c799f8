package synth_test

import (
	"io"
	"testing"

	"cables/internal/synth"
)

// BenchmarkDump writes 5,000 cables with all processors.
func BenchmarkDump(b *testing.B) {
	a, err := synth.New(5_000, 1)
	if err != nil {
		b.Fatal(err)
	}
	var size counter
	if err := a.WriteDump(b.Context(), &size); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		if err := a.WriteDump(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(5_000*float64(b.N)/b.Elapsed().Seconds(), "cables/s")
}

// A counter counts what is written to it.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
