package site

import (
	"sync"
	"sync/atomic"

	"github.com/maypok86/otter/v2"

	"cables/internal/archive"
)

// A cache is the pages that are kept, of one edition at a time.
type cache struct {
	size    int64 // in bytes; 0 keeps nothing
	current atomic.Pointer[pages]
}

// pages are the answers of one edition: those that are kept, and those being
// made. They go with the edition, so that no text outlives it.
type pages struct {
	of   *archive.Archive
	size int64
	kept *otter.Cache[key, *answer] // nil if nothing is kept

	offers *otter.Cache[string, archive.Spread] // to narrow lists without filters by, by their address

	mu    sync.Mutex
	being map[key]*making
}

// of gives the pages of an archive. Who brings another archive than the last
// begins anew. A request that was held up may bring the old one once more: that
// costs what was kept, but no page is wrong, since pages answer for one archive.
func (c *cache) of(a *archive.Archive) *pages {
	for {
		last := c.current.Load()
		if last != nil && last.of == a {
			return last
		}
		if next := newPages(a, c.size); c.current.CompareAndSwap(last, next) {
			return next
		}
	}
}

func newPages(a *archive.Archive, size int64) *pages {
	p := &pages{of: a, size: size, being: make(map[key]*making), offers: otter.Must(&otter.Options[string, archive.Spread]{MaximumSize: mostOffers})}
	if size > 0 {
		p.kept = otter.Must(&otter.Options[key, *answer]{MaximumWeight: uint64(size), Weigher: weightOf})
	}
	return p
}

// perPage is about what the cache needs for a page besides its bytes: its
// nodes, the key, and the lines of the header.
const perPage = 700

func weightOf(k key, a *answer) uint32 {
	return uint32(len(a.body) + len(k.path) + len(k.query) + perPage)
}

// get gives a page that is kept, or nil.
func (p *pages) get(k key) *answer {
	if p.kept == nil {
		return nil
	}
	page, _ := p.kept.GetIfPresent(k)
	return page
}

// mostOfAll is the part of the cache that one answer may take, as a divisor: a
// long table is not to drive out a thousand pages.
const mostOfAll = 16

// keep keeps what is a page. Which others make room for it the cache decides by
// how often each was asked for, so that a crawler does not drive out what
// people read.
func (p *pages) keep(k key, a *answer) {
	if p.kept != nil && a.tag != "" && int64(len(a.body)) <= p.size/mostOfAll {
		p.kept.Set(k, a)
	}
}
