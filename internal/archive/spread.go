package archive

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// A Spread says how many cables of a list are filed under each value that it
// can be narrowed by. Values that none has are left out.
type Spread struct {
	Months          []Count // of creation, "2007-11", oldest first
	Origins         []Count // by name
	Classifications []Count // in the glossary's order
}

// Spread counts the cables that a filter lets through. Those whose value is
// unknown are not counted under it.
func (a *Archive) Spread(ctx context.Context, f Filter) (Spread, error) {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return Spread{}, err
	}
	t := tally{catalogue: a.catalogue, months: make([]int, monthsCounted),
		origins: make([]int, len(a.catalogue.origin.words)), classifications: make([]int, len(a.catalogue.classification.words))}
	t.spread(chosen)
	return t.named(), nil
}

// spread counts a set, where nil is all, under all that each cable has once.
func (t *tally) spread(chosen *bitset.BitSet) {
	if chosen == nil {
		chosen = t.all()
	}
	t.eachDay(chosen, func(day uint32, cables int) { t.months[monthNumber(day)] += cables })
	// In variables of their own, since all that t points to is read again after each write.
	origins, classifications, origin, classification := t.origins, t.classifications, t.origin.filed, t.classification.filed
	for i, word := range chosen.Words() {
		for ; word != 0; word &= word - 1 {
			place := i*64 + bits.TrailingZeros64(word)
			origins[origin[place]]++
			classifications[classification[place]]++
		}
	}
}

func (t *tally) named() Spread {
	s := Spread{Months: t.timeline(), Origins: t.namedOrigins(), Classifications: t.listedClassifications()}
	slices.SortStableFunc(s.Origins, func(x, y Count) int { return cmp.Compare(x.Name, y.Name) })
	for i, c := range s.Classifications {
		s.Classifications[i].Name = t.catalogue.classifications[c.Value].Name
	}
	return s
}

// OriginName is how an origin is read, and "" if no cable has it.
func (a *Archive) OriginName(slug string) string { return a.catalogue.origins[slug].Name }

// ClassificationName is a classification as it is printed, and "" if no cable has it.
func (a *Archive) ClassificationName(slug string) string {
	return a.catalogue.classifications[slug].Name
}
