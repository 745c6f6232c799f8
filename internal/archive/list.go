package archive

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/cable"
)

// PageSize is how many cables a page of a list has.
const PageSize = 50

// A Sort is an order of lists, by its word in addresses.
type Sort string

// The orders of lists. Cables alike in all of it stand by ID.
const (
	SortReleased  Sort = "released" // newest release first, then oldest created first; "" means this too
	SortCreated   Sort = "created"  // newest created first
	SortCreatedUp Sort = "-created" // oldest created first
)

// A List is one page of a list of cables.
type List struct {
	Total int // cables on all pages
	Page  int // from 1
	Pages int // at least 1
	Rows  []Row
}

// List gives a page of the cables that a filter lets through. A page past the
// end is a *PastEnd, which is ErrNotFound; pages below 1 likewise.
func (a *Archive) List(ctx context.Context, f Filter, by Sort, page int) (*List, error) {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return nil, err
	}
	l, err := newList(a.catalogue.count(chosen), page, PageSize)
	if err != nil {
		return nil, err
	}
	l.Rows, err = a.rowsAt(ctx, a.page(f, chosen, by, (page-1)*PageSize, PageSize))
	return l, err
}

// newList is a page of a list of so many cables, without its rows.
func newList(total, page, size int) (*List, error) {
	l := &List{Total: total, Page: page, Pages: max(1, (total+size-1)/size)}
	if page < 1 || page > l.Pages {
		return nil, &PastEnd{Page: page, Last: l.Pages}
	}
	return l, nil
}

// count is how many cables are in a set, where nil is all.
func (c *catalogue) count(chosen *bitset.BitSet) int {
	if chosen == nil {
		return c.size()
	}
	return int(chosen.Count())
}

// page picks places from the set of a filter, as the catalogue does, and keeps
// the ranks of a large one.
func (a *Archive) page(f Filter, chosen *bitset.BitSet, by Sort, from, most int) []uint32 {
	if chosen == nil || by == SortCreated || by == SortCreatedUp {
		return a.catalogue.page(chosen, by, from, most)
	}
	ranks := a.keptSet("ranks of "+f.key(), func() *bitset.BitSet { return a.catalogue.ranked(chosen) })
	return a.catalogue.byRank(ranks, from, most)
}

// page picks places from a set, where nil is all, in an order: so many from
// one on, counted from 0.
func (c *catalogue) page(chosen *bitset.BitSet, by Sort, from, most int) []uint32 {
	n := c.count(chosen)
	most = max(0, min(most, n-from))
	switch by {
	case SortCreatedUp:
		return pick(chosen, from, most)
	case SortCreated:
		picked := pick(chosen, n-from-most, most)
		slices.Reverse(picked)
		return picked
	}
	if chosen != nil {
		chosen = c.ranked(chosen)
	}
	return c.byRank(chosen, from, most)
}

// byRank is page in the order of SortReleased, of a set that is ranked.
func (c *catalogue) byRank(ranks *bitset.BitSet, from, most int) []uint32 {
	picked := pick(ranks, from, max(0, min(most, c.count(ranks)-from)))
	for i, rank := range picked {
		picked[i] = c.byRelease[rank]
	}
	return picked
}

// pick lists numbers of a set, where nil is all: so many from one on, counted
// from 0. It has them.
func pick(set *bitset.BitSet, from, size int) []uint32 {
	picked := make([]uint32, size)
	number := uint(from)
	if set != nil && size > 0 {
		number = set.Select(number)
	}
	for i := range picked {
		picked[i] = uint32(number)
		number++
		if set != nil {
			number, _ = set.NextSet(number)
		}
	}
	return picked
}

// ranked is a set of places as the set of where they are in byRelease.
func (c *catalogue) ranked(chosen *bitset.BitSet) *bitset.BitSet {
	ranks := c.none()
	// The places of few are looked up sooner than the ranks of all.
	if !c.isLarge(chosen) {
		for place, ok := chosen.NextSet(0); ok; place, ok = chosen.NextSet(place + 1) {
			ranks.Set(uint(c.ranks[place]))
		}
		return ranks
	}
	// A branch for each cable would be guessed wrong for half of them.
	places, words := chosen.Words(), ranks.Words()
	for rank, place := range c.byRelease {
		words[rank/64] |= places[place/64] >> (place % 64) & 1 << (rank % 64)
	}
	return ranks
}

// compareReleases is the order of SortReleased.
func (c *catalogue) compareReleases(a, b uint32) int {
	return cmp.Or(cmp.Compare(c.released[b], c.released[a]), cmp.Compare(a, b))
}

// cut is what stands from one place of a list on, and at most so many.
func cut[T any](list []T, from, most int) []T {
	from = min(from, len(list))
	return list[from:min(from+most, len(list))]
}

// rowsAt gives the rows of places, in their order.
func (a *Archive) rowsAt(ctx context.Context, places []uint32) ([]Row, error) {
	ids := make([]int64, len(places))
	for i, place := range places {
		ids[i] = a.catalogue.ids[place]
	}
	return a.rowsOf(ctx, ids)
}

// walkStep is how many rows Walk looks up at a time.
const walkStep = 500

// Walk gives the rows of a list one after the other, from one on, counted from
// 0, and at most so many. It ends at the first error that each gives back.
func (a *Archive) Walk(ctx context.Context, f Filter, by Sort, from, most int, each func(Row) error) error {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return err
	}
	for step := range slices.Chunk(a.page(f, chosen, by, from, most), walkStep) {
		rows, err := a.rowsAt(ctx, step)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := each(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// IDs lists the IDs of held cables in their own order, from one on, counted
// from 0, and at most so many.
func (a *Archive) IDs(ctx context.Context, from, most int) ([]cable.ID, error) {
	return collect(ctx, a.db, scanOne[cable.ID], `SELECT ref FROM cable ORDER BY ref LIMIT ? OFFSET ?`, most, from)
}

// Latest lists the n cables released last.
func (a *Archive) Latest(ctx context.Context, n int) ([]Row, error) {
	return a.rowsAt(ctx, a.page(Filter{}, nil, SortReleased, 0, n))
}

// Random gives the ID of some cable, or ErrNotFound in an empty archive.
func (a *Archive) Random(context.Context) (cable.ID, error) {
	if a.edition.Cables == 0 {
		return "", ErrNotFound
	}
	return a.catalogue.ref(rand.IntN(a.edition.Cables)), nil
}
