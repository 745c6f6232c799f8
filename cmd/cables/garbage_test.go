package main

import "testing"

func TestGarbageIsAQuarterOfWhatIsHeldWhenTheCacheIsFull(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		name       string
		live, full uint64
		percent    int
	}{
		{"an empty cache that is small beside the archive", 40 * mb, 60 * mb, 37},
		{"an empty cache that is large", 40 * mb, 296 * mb, 100},
		{"a cache half full", 70 * mb, 100 * mb, 35},
		{"a full cache", 100 * mb, 100 * mb, 25},
		{"more than was thought, for a moment of two editions", 140 * mb, 100 * mb, 25},
		{"nothing yet", 0, 64 * mb, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			percent := garbageShare(c.live, c.full)
			if percent != c.percent {
				t.Errorf("got %d, want %d", percent, c.percent)
			}
		})
	}
}
