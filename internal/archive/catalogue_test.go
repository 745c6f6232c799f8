package archive

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/bits-and-blooms/bitset"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// openFilled opens the archive of filledArchive.
func openFilled(t *testing.T) *Archive {
	t.Helper()
	return openAt(t, filledArchive(t))
}

func TestTheCatalogueIsWhatTheTablesSay(t *testing.T) {
	a := openFilled(t)
	cards, err := allCards(t.Context(), a.db)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(buildCatalogue(cards), a.catalogue, cmp.AllowUnexported(catalogue{}, shelf{}, refs{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(catalogue{}, "counting", "total", "stretches", "ranks", "origins", "classifications", "tags"), cmpopts.IgnoreFields(shelf{}, "turned")); diff != "" {
		t.Errorf("catalogue (-of the tables +held):\n%s", diff)
	}
}

func TestPagesOfASetAreThatSetInOrder(t *testing.T) {
	c := openFilled(t).catalogue
	for _, by := range []Sort{SortReleased, SortCreated, SortCreatedUp} {
		for _, divisor := range []int{1, 3, 10} { // of many and of few, which are ranked in different ways
			chosen := someOf(c, divisor)
			var want []uint32
			for _, place := range c.page(nil, by, 0, c.size()) {
				if chosen.Test(uint(place)) {
					want = append(want, place)
				}
			}
			var got []uint32
			for from := 0; from < c.size(); from += 7 {
				got = append(got, c.page(chosen, by, from, 7)...)
			}
			if !slices.Equal(want, got) || len(got) != int(chosen.Count()) {
				t.Errorf("by %s, one in %d: pages give %v, want %v", by, divisor, got, want)
			}
		}
	}
}

// someOf is a set of places by chance, one in so many.
func someOf(c *catalogue, divisor int) *bitset.BitSet {
	random, some := rand.New(rand.NewPCG(1, 2)), c.none()
	for place := range c.size() {
		if random.IntN(divisor) == 0 {
			some.Set(uint(place))
		}
	}
	return some
}
