package cable_test

import (
	"strings"
	"testing"
	"time"

	"cables/internal/cable"
)

// BenchmarkRepetition reads what is repeated without end, and reports how many
// times as long 40 KB of the worst piece take as 4 KB: 10 is in proportion,
// 100 would be a rule that looks at all pairs.
func BenchmarkRepetition(b *testing.B) {
	worst := 0.0
	for b.Loop() {
		for _, opening := range []string{"", "C O N F I D E N T I A L LAPUTA 000033\n", "REF: ", "TAGS: ", "1. (C) "} {
			for _, piece := range repeated {
				short, long := timeToRead(opening, piece, 4_000), timeToRead(opening, piece, 40_000)
				if ratio := float64(long) / float64(max(short, time.Millisecond)); ratio > worst {
					worst = ratio
					b.Logf("%q and %q: %v, %v", opening, piece, short, long)
				}
			}
		}
	}
	b.ReportMetric(worst, "worst-ratio")
}

var repeated = []string{
	"NOTE\n", "A. x\n", "REF: A. STATE 1\n", "1. (C) a\n", " \n", "-- x\n", "x   y\n", "SUMMARY\n", "a", "X", "8 &a ", "TO A\n", "STATE 1, ", "(", "[", "DE ",
	"END SUMMARY ", "HEAD\n---\n", "SIPDIS\n", "LAPUTA 00000033 001 OF 002\n", "ref A ", "Classified By: ", "1 STATE ", "K\n\n", " OF 1",
}

func timeToRead(opening, piece string, size int) time.Duration {
	text := opening + strings.Repeat(piece, size/len(piece))
	start := time.Now()
	header, body := cable.Split(text)
	cable.Parse(cable.Telegram{ID: "09LAPUTA33", Header: header, Body: body})
	return time.Since(start)
}
