package archive

import (
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/bits-and-blooms/bitset"
)

// astray is a catalogue of which one cable in ten stands among those of another
// day, or is of no known day, as where the date-time group is misprinted.
func astray() *catalogue {
	random, c := rand.New(rand.NewPCG(1, 2)), &catalogue{}
	for i := range 500 {
		day := uint32(20070101 + i/50*100 + i%50/5)
		if random.IntN(10) == 0 {
			day = []uint32{0, 19660228, 20070302, 20081231}[random.IntN(4)]
		}
		c.ids, c.days = append(c.ids, int64(i)), append(c.days, day)
	}
	c.stretches = stretchesOf(c.days)
	return c
}

func TestCablesOfARangeOfDays(t *testing.T) {
	c := astray()
	for _, test := range []struct{ name, from, to string }{
		{"a day", "2007-03-02", "2007-03-02"}, {"a month", "2007-03", "2007-03"}, {"a year", "2007", "2007"}, {"open below", "", "2007-02-05"},
		{"open above", "2007-10", ""}, {"none of it held", "1970", "1971"}, {"upside down", "2007-05", "2007-02"},
	} {
		t.Run(test.name, func(t *testing.T) {
			first, last := span(test.from, test.to)
			want := c.none()
			for place, day := range c.days {
				want.SetTo(uint(place), day >= first && day <= last)
			}
			if got := c.created(test.from, test.to); !got.Equal(want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestEachDayOfASet(t *testing.T) {
	c := astray()
	for _, set := range []*bitset.BitSet{nil, c.none(), c.all(), someOf(c, 2), someOf(c, 40)} {
		want := map[uint32]int{}
		for place, day := range c.days {
			if set == nil || set.Test(uint(place)) {
				want[day]++
			}
		}
		got := map[uint32]int{}
		c.eachDay(set, func(day uint32, cables int) { got[day] += cables })
		if !maps.Equal(got, want) {
			t.Errorf("of %v: got %v, want %v", set, got, want)
		}
	}
}
