package archive

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Timeline counts the cables that a filter lets through by their month of
// creation, "2007-11", oldest first. Months without cables are left out, and
// so are cables whose day is unknown.
func (a *Archive) Timeline(ctx context.Context, f Filter) ([]Count, error) {
	return a.countDays(ctx, f, func(day uint32) uint32 { return day / 100 }, func(month uint32) string {
		return fmt.Sprintf("%04d-%02d", month/100, month%100)
	})
}

// TimelineOfDays is Timeline by the day: "2007-11-22".
func (a *Archive) TimelineOfDays(ctx context.Context, f Filter) ([]Count, error) {
	return a.countDays(ctx, f, func(day uint32) uint32 { return day }, func(day uint32) string {
		return fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100)
	})
}

// countDays counts by what days have in common.
func (a *Archive) countDays(ctx context.Context, f Filter, common func(uint32) uint32, spelled func(uint32) string) ([]Count, error) {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return nil, err
	}
	cables := make(map[uint32]int)
	var at uint32
	run := 0 // cables stand by creation, so most are of the same day as the one before
	count := func(day uint32) {
		if when := common(day); when != at {
			cables[at] += run
			at, run = when, 0
		}
		run++
	}
	if chosen == nil {
		for _, day := range a.catalogue.days {
			count(day)
		}
	} else {
		for place, ok := chosen.NextSet(0); ok; place, ok = chosen.NextSet(place + 1) {
			count(a.catalogue.days[place])
		}
	}
	cables[at] += run
	delete(cables, 0)
	var counts []Count
	for _, when := range slices.Sorted(maps.Keys(cables)) {
		counts = append(counts, Count{Value: spelled(when), Cables: cables[when]})
	}
	return counts, nil
}
