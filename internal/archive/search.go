package archive

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/query"
)

// A Search is what to look for.
type Search struct {
	Query  query.Query
	Filter Filter // what was chosen besides
	Sort   Sort   // "" is SortRelevance
	Page   int    // from 1
	Size   int    // hits on a page; 0 is PageSize
}

func (s Search) size() int { return cmp.Or(s.Size, PageSize) }

// SortRelevance puts first what a query fits best, and of two that it fits
// alike the newer.
const SortRelevance Sort = "relevance"

// Found is a page of what a search found.
type Found struct {
	Total    int  // cables, or paragraphs where the query asks for them
	Exact    bool // the deadline did not strike: nothing is missing
	Page     int  // from 1
	Pages    int  // at least 1
	Hits     []Hit
	Facets   Facets
	Timeline []Count // by month of creation, oldest first: "2007-11"
}

// ErrNoFullText says that an archive has no full-text index.
var ErrNoFullText = errors.New("this archive has no full-text index: import into it again, without --no-search and with a program that make build made")

// searchTime is how long a search may take. What it has found by then is its answer.
const searchTime = 180 * time.Millisecond

// Search finds cables, or the paragraphs of them. A page past the end is a *PastEnd.
func (a *Archive) Search(ctx context.Context, s Search) (*Found, error) {
	f, err := a.newFinder(ctx, searchTime)
	if err != nil {
		return nil, err
	}
	defer f.cancel()
	return f.answer(s)
}

// A finder answers one search. Past its deadline it goes on with what it has.
type finder struct {
	*Archive
	ctx    context.Context // with the deadline
	parent context.Context // without
	cancel context.CancelFunc
	struck bool // the deadline did
}

func (a *Archive) newFinder(ctx context.Context, most time.Duration) (*finder, error) {
	if !a.searchable {
		return nil, ErrNoFullText
	}
	if a.unread != nil {
		return nil, a.unread
	}
	// Before the clock runs: the first search of an edition waits for them.
	if _, err := a.lengths.of(ctx, a); err != nil {
		return nil, err
	}
	timed, cancel := context.WithTimeout(ctx, most)
	return &finder{Archive: a, ctx: timed, parent: ctx, cancel: cancel}, nil
}

func (f *finder) answer(s Search) (*Found, error) {
	chosen, err := f.choose(f.parent, s.Filter)
	if err != nil {
		return nil, err
	}
	if s.Query.Paragraph {
		return f.paragraphs(s, chosen)
	}
	found, err := f.cables(s.Query.Root)
	if err != nil {
		return nil, err
	}
	return f.page(s, both(found, chosen), chosen != nil)
}

// late is whether an error is the deadline's. Then the search is no longer exact.
func (f *finder) late(err error) bool {
	if err == nil || f.ctx.Err() == nil || f.parent.Err() != nil {
		return false
	}
	f.struck = true
	return true
}

// page picks what a page shows of a set of cables. Facets are counted while
// hits are ordered and read.
func (f *finder) page(s Search, found *bitset.BitSet, filtered bool) (*Found, error) {
	if found == nil {
		found = f.catalogue.all()
	}
	list, err := newList(int(found.Count()), s.Page, s.size())
	if err != nil {
		return nil, err
	}
	var facets Facets
	var timeline []Count
	var counting sync.WaitGroup
	counting.Go(func() { facets, timeline = f.catalogue.facets(found) })
	hits, err := f.ordered(s, found, filtered, list.Page)
	counting.Wait()
	if err != nil {
		return nil, err
	}
	return &Found{
		Total: list.Total, Exact: !f.struck, Page: list.Page, Pages: list.Pages,
		Hits: hits, Facets: facets, Timeline: timeline,
	}, nil
}

// ordered gives the hits of a page.
func (f *finder) ordered(s Search, found *bitset.BitSet, filtered bool, page int) ([]Hit, error) {
	places, err := f.order(s, found, filtered, (page-1)*s.size(), s.size())
	if err != nil {
		return nil, err
	}
	return f.hits(s.Query, places)
}
