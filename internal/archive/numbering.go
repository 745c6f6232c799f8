package archive

import (
	"math/bits"

	"github.com/bits-and-blooms/bitset"
)

// A numbering tells how many of a set stand before each place, so that what is
// known of its cables needs room for them only.
type numbering struct {
	set    []uint64
	before []uint32 // each word of the set
}

func newNumbering(set *bitset.BitSet) numbering {
	n := numbering{set.Words(), make([]uint32, len(set.Words()))}
	ones := 0
	for i, word := range n.set {
		n.before[i] = uint32(ones)
		ones += bits.OnesCount64(word)
	}
	return n
}

func (n numbering) of(place int) int {
	word := n.set[place/64] & (1<<(place%64) - 1)
	return int(n.before[place/64]) + bits.OnesCount64(word)
}

// placesIn lists the places of a set.
func placesIn(set *bitset.BitSet) []uint32 {
	places := make([]uint32, 0, set.Count())
	for i, word := range set.Words() {
		for ; word != 0; word &= word - 1 {
			places = append(places, uint32(64*i+bits.TrailingZeros64(word)))
		}
	}
	return places
}
