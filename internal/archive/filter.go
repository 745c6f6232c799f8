package archive

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/bits-and-blooms/bitset"
)

// A Filter says which cables a list has. All that is set must hold, of lists
// every value. Values are those of addresses; one that nothing bears matches nothing.
type Filter struct {
	Tags, NotTags                       []string // codes as in /tag/PREL; a raw code, POGOV, and a word of one, CLINTON, match too
	Origins, NotOrigins                 []string // slugs
	Classifications, NotClassifications []string // slugs
	Markings, NotMarkings               []string // of paragraphs, normalised: "S/NF"
	Years, NotYears                     []string // "2007", of creation
	Date                                string   // day, month or year of creation: "2007-11-22", "2007-11", "2007"
	From, To                            string   // likewise, both inclusive
	Released                            string   // day of release "2011-02-02", or "unknown"
	Recipients, Signers                 []string // slugs
	IDs                                 []string // exact IDs, any of which will do: the cables chosen for /list?ids=
}

// choose gives the set of the cables that a filter lets through; nil for all of
// them. It may be kept, and must not be changed.
func (a *Archive) choose(ctx context.Context, f Filter) (*bitset.BitSet, error) {
	c, refs := a.catalogue, f.IDs
	f.IDs = nil
	chosen := a.keptSet("those of "+f.key(), func() *bitset.BitSet { return f.set(c) })
	if len(refs) == 0 {
		return chosen, nil
	}
	held := c.none()
	ids, err := a.idsOf(ctx, refs)
	for _, id := range ids {
		if place, ok := c.place(id); ok {
			held.Set(uint(place))
		}
	}
	return both(held, chosen), err
}

// key tells filters apart: each value of a list is in quotation marks.
func (f Filter) key() string { return fmt.Sprintf("%q", f) }

// keptSet gives a set that is kept under a key, or makes it. A large one is
// kept: it takes long to make, and few lists have one.
func (a *Archive) keptSet(key string, make func() *bitset.BitSet) *bitset.BitSet {
	if kept, ok := a.sets.GetIfPresent(key); ok {
		return kept
	}
	set := make()
	if set != nil && a.catalogue.isLarge(set) {
		a.sets.Set(key, set)
	}
	return set
}

// isLarge is whether a set has a large part of all cables.
func (c *catalogue) isLarge(set *bitset.BitSet) bool { return int(set.Count()) >= c.size()/8 }

// set is what the filter lets through, IDs aside; nil for all cables.
func (f Filter) set(c *catalogue) *bitset.BitSet {
	chosen := f.words(c)
	for _, set := range f.dates(c) {
		chosen = both(chosen, set)
	}
	if chosen != nil && chosen.All() {
		return nil
	}
	return chosen
}

// both is what is in two sets, where nil is everything. It may change the first.
func both(a, b *bitset.BitSet) *bitset.BitSet {
	switch {
	case a == nil:
		return b
	case b != nil:
		a.InPlaceIntersection(b)
	}
	return a
}

// words chooses by what cables are filed under.
func (f Filter) words(c *catalogue) (chosen *bitset.BitSet) {
	for _, part := range []struct {
		shelf       *shelf
		words, none []string
	}{
		{c.tag, f.Tags, f.NotTags}, {c.origin, f.Origins, f.NotOrigins},
		{c.classification, f.Classifications, f.NotClassifications}, {c.marking, f.Markings, f.NotMarkings},
		{c.recipient, f.Recipients, nil}, {c.signer, f.Signers, nil},
	} {
		for _, word := range part.words {
			set := c.none()
			part.shelf.markWord(set, word)
			chosen = both(chosen, set)
		}
		if len(part.none) > 0 {
			set := c.none()
			part.shelf.mark(set, func(word string) bool { return slices.Contains(part.none, word) })
			chosen = both(chosen, set.Complement())
		}
	}
	return chosen
}

// dates chooses by creation and release.
func (f Filter) dates(c *catalogue) (sets []*bitset.BitSet) {
	for _, year := range f.Years {
		sets = append(sets, c.created(year, year))
	}
	for _, year := range f.NotYears {
		sets = append(sets, c.created(year, year).Complement())
	}
	if f.Date != "" {
		sets = append(sets, c.created(f.Date, f.Date))
	}
	if f.From != "" || f.To != "" {
		sets = append(sets, c.created(f.From, f.To))
	}
	switch f.Released {
	case "":
	case unknownRelease:
		sets = append(sets, c.releasedWithin(0, 0))
	default:
		sets = append(sets, c.releasedOn(f.Released, f.Released))
	}
	return sets
}

// span gives the digits of the first and last day of a range of days, months
// or years that is open where one is "".
func span(from, to string) (first, last uint32) {
	first, last = 1, 99999999
	if from != "" {
		first, _ = dayRange(from)
	}
	if to != "" {
		_, last = dayRange(to)
	}
	return first, last
}

// releasedOn is the set of the cables of a range of days of release.
func (c *catalogue) releasedOn(from, to string) *bitset.BitSet {
	first, last := span(from, to)
	return c.releasedWithin(uint64(first)*daySeconds, uint64(last)*daySeconds+daySeconds-1)
}

// releasedWithin is the set of the cables of a range of moments of release.
func (c *catalogue) releasedWithin(first, last uint64) *bitset.BitSet {
	begin := sort.Search(c.size(), func(i int) bool { return c.released[c.byRelease[i]] <= last })
	end := sort.Search(c.size(), func(i int) bool { return c.released[c.byRelease[i]] < first })
	// There are archives of which no release is known.
	if begin == 0 && end == c.size() {
		return c.all()
	}
	set := c.none()
	for i := begin; i < end; i++ {
		set.Set(uint(c.byRelease[i]))
	}
	return set
}

// idsOf looks up the ids of those IDs that are held, in no order.
func (a *Archive) idsOf(ctx context.Context, refs []string) (ids []int64, err error) {
	// SQLite takes 32,766 values in one question.
	for chunk := range slices.Chunk(refs, 1000) {
		found, err := collect(ctx, a.db, scanOne[int64], `
			SELECT id FROM cable
			WHERE ref IN (`+marks(len(chunk))+`)`, anys(chunk)...)
		if err != nil {
			return nil, err
		}
		ids = append(ids, found...)
	}
	return ids, nil
}
