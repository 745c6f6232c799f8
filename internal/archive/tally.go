package archive

import (
	"encoding/binary"
	"math/bits"
	"sync"

	"github.com/bits-and-blooms/bitset"
)

// A tally counts cables, or paragraphs.
type tally struct {
	*catalogue
	months                                   []int // from January 1900 on, and before them the unknown
	origins, tags, classifications, markings []int
}

// monthsCounted is how many months a tally knows: up to 2100.
const monthsCounted = 1 + 200*12

// monthNumber is the place of a day's month in a tally.
func monthNumber(day uint32) int {
	n := (int(day)/10000-1900)*12 + int(day)/100%100
	if n < 1 || n >= monthsCounted {
		return 0
	}
	return n
}

// yearOf is the year of a month's place in a tally.
func yearOf(number int) int { return 1900 + (number-1)/12 }

func (t *tally) begin(c *catalogue) {
	t.catalogue = c
	t.months = make([]int, monthsCounted)
	t.origins, t.tags = make([]int, len(c.origin.words)), make([]int, len(c.tag.words))
	t.classifications, t.markings = make([]int, len(c.classification.words)), make([]int, len(c.marking.words))
}

// cable counts a cable under all but its markings.
func (t *tally) cable(place int) {
	t.months[monthNumber(t.days[place])]++
	t.origins[t.origin.filed[place]]++
	t.classifications[t.classification.filed[place]]++
	for _, tag := range t.tag.of(place) {
		t.tags[tag]++
	}
}

// tallyOf counts a set.
func (c *catalogue) tallyOf(set *bitset.BitSet) *tally {
	var t tally
	t.begin(c)
	if int(set.Count()) <= c.size()/2 {
		t.add(set)
		return &t
	}
	// The fewer that are not in the set are counted sooner.
	t.add(set.Complement())
	t.takeFrom(c.totals())
	return &t
}

// add counts all of a set.
func (t *tally) add(set *bitset.BitSet) {
	t.eachDay(set, func(day uint32, cables int) { t.months[monthNumber(day)] += cables })
	k := t.kinds()
	marked := make([]int, len(k.first))
	for i, word := range set.Words() {
		for ; word != 0; word &= word - 1 {
			place := 64*i + bits.TrailingZeros64(word)
			marked[k.of[place]]++
			t.origins[t.origin.filed[place]]++
			for _, tag := range t.tag.of(place) {
				t.tags[tag]++
			}
		}
	}
	for kind, place := range k.first {
		t.classifications[t.classification.filed[place]] += marked[kind]
		for _, marking := range t.marking.of(int(place)) {
			t.markings[marking] += marked[kind]
		}
	}
}

// takeFrom makes of a tally what is left when it is taken from another.
func (t *tally) takeFrom(whole *tally) {
	for _, lists := range [][2][]int{{t.months, whole.months}, {t.origins, whole.origins}, {t.tags, whole.tags},
		{t.classifications, whole.classifications}, {t.markings, whole.markings}} {
		for i, n := range lists[1] {
			lists[0][i] = n - lists[0][i]
		}
	}
}

// kinds are what sets are counted by. They are found for the first who asks.
type kinds struct {
	once  sync.Once
	of    []uint32 // of each cable the number of its kind: its classification with its markings
	first []uint32 // the first cable of each kind
}

func (c *catalogue) kinds() *kinds {
	k := &c.counting
	k.once.Do(func() { k.find(c) })
	return k
}

func (k *kinds) find(c *catalogue) {
	k.of = make([]uint32, c.size())
	known := map[string]uint32{}
	var key []byte
	for place := range k.of {
		key = binary.AppendUvarint(key[:0], uint64(c.classification.filed[place]))
		for _, marking := range c.marking.of(place) {
			key = binary.AppendUvarint(key, uint64(marking))
		}
		kind, ok := known[string(key)]
		if !ok {
			kind = uint32(len(k.first))
			known[string(key)] = kind
			k.first = append(k.first, uint32(place))
		}
		k.of[place] = kind
	}
}

// A totals is the tally of all cables, made for the first who asks.
type totals struct {
	once sync.Once
	tally
}

func (c *catalogue) totals() *tally {
	t := &c.total
	t.once.Do(func() {
		t.begin(c)
		t.add(c.all())
	})
	return &t.tally
}
