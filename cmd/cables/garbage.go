package main

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// garbagePercent is how much garbage there may be of what the server holds when
// its cache is full: it is what keeps the memory bounded. As long as less is
// held, as many bytes are a larger part of it, and the collector, which costs
// a kept page a tenth of its time, has less to do.
const (
	garbagePercent = 25
	mostPercent    = 100
)

// lookAtHeapEvery is how often the share is set anew. Pages are not made so
// fast that much is held by then that was not before.
const lookAtHeapEvery = time.Second

// garbageShare is how much garbage there may be in a heap of which so many bytes
// are live, in percent of them.
func garbageShare(live, full uint64) int {
	return int(min(max(full*garbagePercent/max(live, 1), garbagePercent), mostPercent))
}

// paceCollector sets how often garbage is collected, until the context ends.
// What is live now is what the server holds besides its cache of pages.
func paceCollector(ctx context.Context, cache uint64) {
	runtime.GC()
	full, share := liveBytes()+cache, 0
	ticker := time.NewTicker(lookAtHeapEvery)
	defer ticker.Stop()
	for {
		if now := garbageShare(liveBytes(), full); now != share {
			share = now
			debug.SetGCPercent(share)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// liveBytes is what the last collection found live.
func liveBytes() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
