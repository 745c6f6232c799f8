package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// A sortedDay is a day that cables are filed under one after the other, as
// imports do it.
type sortedDay struct {
	day  int
	held []held
}

// file files cables, and gives how many had to move.
func (d *sortedDay) file(t *testing.T, coming []waiting) (moved int) {
	t.Helper()
	slices.SortFunc(coming, func(a, b waiting) int {
		if before(&a, &held{created: b.created, ref: b.ref}) {
			return -1
		}
		return 1
	})
	if !fit(d.day, d.held, coming) {
		moves, err := spread(d.day, d.held, coming, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range moves {
			i := slices.IndexFunc(d.held, func(h held) bool { return h.id == m.from })
			d.held[i].id = -m.to // none of those that have not moved yet
		}
		for i := range d.held {
			d.held[i].id = max(d.held[i].id, -d.held[i].id)
		}
		moved = len(moves)
	}
	for _, w := range coming {
		d.held = append(d.held, held{w.id, w.created, w.ref})
	}
	slices.SortFunc(d.held, func(a, b held) int { return int(a.id - b.id) })
	return moved
}

func (d *sortedDay) check(t *testing.T) {
	t.Helper()
	from, end := idsOf(d.day)
	for i, h := range d.held {
		if h.id < from || h.id >= end {
			t.Fatalf("%s has id %d, and the day those from %d to %d", h.ref, h.id, from, end)
		}
		if i > 0 && (h.id == d.held[i-1].id || !before(&waiting{created: d.held[i-1].created, ref: d.held[i-1].ref}, &h)) {
			t.Fatalf("%v is filed behind %v", h, d.held[i-1])
		}
	}
}

func TestIDsOfADayAreInTheOrderOfItsCables(t *testing.T) {
	for seed := range uint64(50) {
		random := rand.New(rand.NewPCG(seed, 1))
		d := &sortedDay{day: daysTo1900 + 39000}
		moved, all := 0, 0
		for range 30 {
			var coming []waiting
			for range 1 + random.IntN(40) {
				all++
				coming = append(coming, waiting{
					created: fmt.Sprintf("2007-11-22T%02d:00:00Z", random.IntN(24)),
					ref:     fmt.Sprintf("07STATE%d", all*7919%100_003),
				})
			}
			moved += d.file(t, coming)
			d.check(t)
		}
		if len(d.held) != all {
			t.Fatalf("%d cables are filed of %d", len(d.held), all)
		}
		if moved > 10*all {
			t.Errorf("%d moves for %d cables", moved, all)
		}
	}
}

func TestADayHasRoomForSoManyCablesAndNoMore(t *testing.T) {
	var all []waiting
	for i := range perDay {
		all = append(all, waiting{created: "2007-11-22T00:00:00Z", ref: fmt.Sprintf("07STATE%04d", i)})
	}
	d := &sortedDay{day: daysTo1900 + 39000}
	d.file(t, all[:perDay/2])
	d.file(t, all[perDay/2:])
	d.check(t)
	_, err := spread(d.day, d.held, []waiting{{created: "2007-11-22T00:00:00Z", ref: "07STATE9999"}}, nil)
	if err == nil {
		t.Error("a day takes more cables than it has room for")
	}
}
