package site

import "cables/internal/archive"

// A Pager leads to the other pages of a list: the first, the last, those next
// to this one, with gaps between.
type Pager struct {
	Page, Pages    int
	Previous, Next string // addresses, "" at the ends
	Steps          []Step
}

// A Step is one page of a pager, or a gap.
type Step struct {
	Number  int
	Address string // "" for a gap
	Current bool
}

// newPager shows seven pages at most, and never a gap of a single page.
func newPager(address string, q query, list *archive.List) Pager {
	p := Pager{Page: list.Page, Pages: list.Pages}
	if p.Page > 1 {
		p.Previous = q.page(p.Page - 1).on(address)
	}
	if p.Page < p.Pages {
		p.Next = q.page(p.Page + 1).on(address)
	}
	shown := 0
	for n := 1; n <= p.Pages; n++ {
		near := n >= p.Page-1 && n <= p.Page+1
		if n != 1 && n != p.Pages && !near && !p.single(n) {
			continue
		}
		if n > shown+1 {
			p.Steps = append(p.Steps, Step{})
		}
		p.Steps = append(p.Steps, Step{n, q.page(n).on(address), n == p.Page})
		shown = n
	}
	return p
}

// single is whether a gap at n would hide that page alone.
func (p Pager) single(n int) bool {
	return (n == 2 && p.Page == 4) || (n == p.Pages-1 && p.Page == p.Pages-3)
}
