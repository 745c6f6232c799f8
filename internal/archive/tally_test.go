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
