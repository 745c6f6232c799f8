package archive

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFacetsOfASetAreThoseOfItsCables(t *testing.T) {
	c := openFilled(t).catalogue
	random := rand.New(rand.NewPCG(3, 4))
	for _, share := range []float64{0, 0.02, 0.4, 0.5, 0.6, 0.98, 1} {
		t.Run(fmt.Sprint(share), func(t *testing.T) {
			set := c.none()
			var one tally
			one.begin(c)
			for place := range c.size() {
				if random.Float64() >= share {
					continue
				}
				set.Set(uint(place))
				one.cable(place)
				for _, marking := range c.marking.of(place) {
					one.markings[marking]++
				}
			}
			facets, timeline := one.facets()
			got, months := c.facets(set)
			if diff := cmp.Diff(facets, got); diff != "" {
				t.Errorf("facets (-of its cables +of the set):\n%s", diff)
			}
			if diff := cmp.Diff(timeline, months); diff != "" {
				t.Errorf("timeline (-of its cables +of the set):\n%s", diff)
			}
		})
	}
}

func TestOnesAreCountedBetweenAnyPlaces(t *testing.T) {
	set := []uint64{0xF00000000000000F, ^uint64(0), 1}
	for _, test := range []struct{ from, end, want int }{
		{0, 0, 0}, {0, 4, 4}, {3, 61, 2}, {60, 64, 4}, {0, 64, 8}, {62, 66, 4}, {64, 128, 64}, {0, 129, 73}, {128, 129, 1},
	} {
		if got := countOnes(set, test.from, test.end); got != test.want {
			t.Errorf("from %d to %d there are %d, not %d", test.from, test.end, got, test.want)
		}
	}
}
