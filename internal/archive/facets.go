package archive

import (
	"cmp"
	"math"
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// Facets say how many of what was found are filed under each value. Years are
// in their order, classifications in the glossary's; of the rest the most frequent come first.
type Facets struct {
	Years           []Count
	Origins         []Count
	Tags            []Count
	Classifications []Count
	Markings        []Count
}

// facets counts a set, and gives its timeline by months.
func (c *catalogue) facets(found *bitset.BitSet) (Facets, []Count) {
	return c.tallyOf(found).facets()
}

// facets lists what was counted, and by months as a timeline.
func (t *tally) facets() (Facets, []Count) {
	timeline := t.timeline()
	return Facets{
		Years:           yearsOf(timeline),
		Origins:         t.namedOrigins(),
		Tags:            t.namedTags(),
		Classifications: t.listedClassifications(),
		Markings:        counted(t.marking.words, t.markings),
	}, timeline
}

// timeline lists the months.
func (t *tally) timeline() []Count {
	var months []Count
	for month, n := range t.months[1:] {
		if n > 0 {
			months = append(months, Count{Value: dated(uint32(yearOf(month+1)*100+month%12+1), ofMonth), Cables: n})
		}
	}
	return months
}

// yearsOf sums up the months of a timeline.
func yearsOf(months []Count) []Count {
	var years []Count
	for _, month := range months {
		year := month.Value[:len("2007")]
		if last := len(years) - 1; last < 0 || years[last].Value != year {
			years = append(years, Count{Value: year})
		}
		years[len(years)-1].Cables += month.Cables
	}
	return years
}

// namedOrigins lists the origins with their names.
func (t *tally) namedOrigins() []Count {
	origins := counted(t.origin.words, t.origins)
	for i, c := range origins {
		origins[i].Name = t.catalogue.origins[c.Value].Name
	}
	return origins
}

// namedTags lists the canonical codes alone.
func (t *tally) namedTags() []Count {
	tags := counted(t.tag.words, t.tags)
	tags = slices.DeleteFunc(tags, func(c Count) bool { return t.catalogue.tags[c.Value].Cables == 0 })
	for i, c := range tags {
		known := t.catalogue.tags[c.Value]
		tags[i].Name, tags[i].Kind = known.Name, known.Kind
	}
	return tags
}

// counted lists the words that anything is filed under, the most frequent first.
func counted(words []string, counts []int) []Count {
	// One number of both sorts faster than a comparison of two: words are in order.
	var keys []uint64
	for number, n := range counts {
		if n > 0 && words[number] != "" {
			keys = append(keys, uint64(n)<<32|uint64(math.MaxUint32-number))
		}
	}
	slices.Sort(keys)
	all := slices.Grow([]Count(nil), len(keys))
	for _, key := range slices.Backward(keys) {
		all = append(all, Count{Value: words[math.MaxUint32-uint32(key)], Cables: int(key >> 32)})
	}
	return all
}

// listedClassifications lists the classifications in the glossary's order.
func (t *tally) listedClassifications() []Count {
	classifications := counted(t.classification.words, t.classifications)
	slices.SortFunc(classifications, byClassification)
	return classifications
}

func mostFirst(a, b Count) int {
	return cmp.Or(cmp.Compare(b.Cables, a.Cables), cmp.Compare(a.Value, b.Value))
}

func byClassification(a, b Count) int {
	return cmp.Or(cmp.Compare(classificationNumber(a.Value), classificationNumber(b.Value)), cmp.Compare(a.Value, b.Value))
}
