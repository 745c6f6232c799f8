package archive

import (
	"cmp"
	"fmt"
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
	var t tally
	t.begin(c)
	for place, ok := found.NextSet(0); ok; place, ok = found.NextSet(place + 1) {
		t.cable(int(place))
		for _, marking := range c.marking.of(int(place)) {
			t.markings[marking]++
		}
	}
	return t.facets(), t.timeline()
}

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

func (t *tally) facets() Facets {
	return Facets{
		Years:           t.years(),
		Origins:         t.namedOrigins(),
		Tags:            t.namedTags(),
		Classifications: counted(t.classification.words, t.classifications, byClassification),
		Markings:        counted(t.marking.words, t.markings, mostFirst),
	}
}

// timeline lists the months.
func (t *tally) timeline() []Count {
	var months []Count
	for month, n := range t.months[1:] {
		if n > 0 {
			months = append(months, Count{Value: fmt.Sprintf("%04d-%02d", yearOf(month+1), month%12+1), Cables: n})
		}
	}
	return months
}

func (t *tally) years() []Count {
	var years []Count
	for _, month := range t.timeline() {
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
	origins := counted(t.origin.words, t.origins, mostFirst)
	for i, c := range origins {
		origins[i].Name = t.catalogue.origins[c.Value].Name
	}
	return origins
}

// namedTags lists the canonical codes alone.
func (t *tally) namedTags() []Count {
	tags := counted(t.tag.words, t.tags, mostFirst)
	tags = slices.DeleteFunc(tags, func(c Count) bool { return t.catalogue.tags[c.Value].Cables == 0 })
	for i, c := range tags {
		known := t.catalogue.tags[c.Value]
		tags[i].Name, tags[i].Kind = known.Name, known.Kind
	}
	return tags
}

// counted lists the words that anything is filed under.
func counted(words []string, counts []int, order func(a, b Count) int) []Count {
	var all []Count
	for i, n := range counts {
		if n > 0 && words[i] != "" {
			all = append(all, Count{Value: words[i], Cables: n})
		}
	}
	slices.SortFunc(all, order)
	return all
}

func mostFirst(a, b Count) int {
	return cmp.Or(cmp.Compare(b.Cables, a.Cables), cmp.Compare(a.Value, b.Value))
}

func byClassification(a, b Count) int {
	return cmp.Compare(classificationNumber(a.Value), classificationNumber(b.Value))
}
