package archive

import (
	"sort"

	"github.com/bits-and-blooms/bitset"
)

// A stretch is cables of one day that stand side by side in the order of
// creation. Most days have one: a cable whose date-time group and published
// date differ stands among those of another day.
type stretch struct {
	day uint32 // as in days
	end uint32 // the place behind its last
}

// stretchesOf divides all places by their days.
func stretchesOf(days []uint32) (all []stretch) {
	for place, day := range days {
		if last := len(all) - 1; last < 0 || all[last].day != day {
			all = append(all, stretch{day: day})
		}
		all[len(all)-1].end = uint32(place) + 1
	}
	return all
}

// created is the set of the cables of a range of days of creation.
func (c *catalogue) created(from, to string) *bitset.BitSet {
	first, last := span(from, to)
	set := c.none()
	begin := uint32(0)
	for _, s := range c.stretches {
		if s.day >= first && s.day <= last {
			set.SetRange(uint(begin), uint(s.end))
		}
		begin = s.end
	}
	return set
}

// eachDay tells of each stretch that has some of a set how many it has. The set
// nil is all.
func (c *catalogue) eachDay(chosen *bitset.BitSet, tell func(day uint32, cables int)) {
	if chosen == nil {
		begin := uint32(0)
		for _, s := range c.stretches {
			tell(s.day, int(s.end-begin))
			begin = s.end
		}
		return
	}
	i := 0
	for place, ok := chosen.NextSet(0); ok; place, ok = chosen.NextSet(place) {
		if uint(c.stretches[i].end) <= place {
			i += sort.Search(len(c.stretches)-i, func(n int) bool { return uint(c.stretches[i+n].end) > place })
		}
		s := c.stretches[i]
		tell(s.day, int(chosen.OnesBetween(place, uint(s.end))))
		place = uint(s.end)
	}
}
