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
	l.Rows, err = a.rowsAt(ctx, a.catalogue.page(chosen, by, (page-1)*PageSize, PageSize))
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

// page picks places from a set, where nil is all, in an order: so many from
// one on, counted from 0.
func (c *catalogue) page(chosen *bitset.BitSet, by Sort, from, most int) []uint32 {
	n := c.size()
	var nth func(i int) uint32
	switch by {
	case SortCreated:
		nth = func(i int) uint32 { return uint32(n - 1 - i) }
	case SortCreatedUp:
		nth = func(i int) uint32 { return uint32(i) }
	default:
		nth = func(i int) uint32 { return c.byRelease[i] }
	}
	var picked []uint32
	if chosen == nil {
		for i := from; i < min(n, from+most); i++ {
			picked = append(picked, nth(i))
		}
		return picked
	}
	if few := int(chosen.Count()); few < n/sparse {
		return cut(c.inOrder(chosen, few, by), from, most)
	}
	for i := 0; i < n && len(picked) < most; i++ {
		switch place := nth(i); {
		case !chosen.Test(uint(place)):
		case from > 0:
			from--
		default:
			picked = append(picked, place)
		}
	}
	return picked
}

// sparse is the part of all cables, as a divisor, that are sorted sooner than
// they are met in the order of all.
const sparse = 32

// inOrder puts a set of so many places in an order.
func (c *catalogue) inOrder(chosen *bitset.BitSet, size int, by Sort) []uint32 {
	places := make([]uint32, 0, size)
	for place, ok := chosen.NextSet(0); ok; place, ok = chosen.NextSet(place + 1) {
		places = append(places, uint32(place))
	}
	switch by {
	case SortCreatedUp:
	case SortCreated:
		slices.Reverse(places)
	default:
		slices.SortFunc(places, c.compareReleases)
	}
	return places
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
	for step := range slices.Chunk(a.catalogue.page(chosen, by, from, most), walkStep) {
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
	return a.rowsAt(ctx, a.catalogue.page(nil, SortReleased, 0, n))
}

// Random gives the ID of some cable, or ErrNotFound in an empty archive.
func (a *Archive) Random(context.Context) (cable.ID, error) {
	if a.edition.Cables == 0 {
		return "", ErrNotFound
	}
	return a.catalogue.ref(rand.IntN(a.edition.Cables)), nil
}
