package archive

import (
	"context"
	"math/rand/v2"

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
	lead, total, err := a.leader(ctx, f)
	if err != nil {
		return nil, err
	}
	s := f.selection(lead)
	// What is filed under one value was counted at import.
	if total > 0 && (len(f.shelves()) > 1 || f.hasMore()) {
		if total, err = collectOne(ctx, a.db, scanOne[int], s.count(), s.args...); err != nil {
			return nil, err
		}
	}
	l := &List{Total: total, Page: page, Pages: max(1, (total+PageSize-1)/PageSize)}
	if page < 1 || page > l.Pages {
		return nil, &PastEnd{Page: page, Last: l.Pages}
	}
	if total > 0 {
		l.Rows, err = a.rows(ctx, s, by, PageSize, (page-1)*PageSize)
	}
	return l, err
}

// rows chooses the ids first, which an index alone can answer however deep the
// page is, and then looks up what a page shows.
func (a *Archive) rows(ctx context.Context, s *selection, by Sort, limit, offset int) ([]Row, error) {
	ids, err := collect(ctx, a.db, scanOne[int64], s.page(by), append(s.args, limit, offset)...)
	if err != nil {
		return nil, err
	}
	return a.rowsOf(ctx, ids)
}

// count asks how many cables there are.
func (s *selection) count() string {
	return `
		SELECT COUNT(*)
		FROM ` + s.from() + `
		WHERE ` + s.condition()
}

// page asks for ids; its last arguments are limit and offset.
func (s *selection) page(by Sort) string {
	return `
		SELECT ` + s.id + `
		FROM ` + s.from() + `
		WHERE ` + s.condition() + `
		ORDER BY ` + s.order(by) + `
		LIMIT ? OFFSET ?`
}

// from joins only where a tag leads and the rest asks for more than tags.
// CROSS JOIN is how SQLite is told to keep the order of the tables.
func (s *selection) from() string {
	switch {
	case !s.led:
		return `cable AS c`
	case s.needsCable():
		return `cable_tag AS t CROSS JOIN cable AS c ON c.id = t.cable`
	}
	return `cable_tag AS t`
}

func (s *selection) order(by Sort) string {
	switch {
	case by == SortCreated && len(s.where) == 0:
		return `c.created DESC, c.id DESC` // the order of the ids, and an index has it
	case by == SortCreatedUp && len(s.where) == 0:
		return `c.created, c.id`
	case by == SortCreated:
		return s.id + ` DESC`
	case by == SortCreatedUp:
		return s.id
	}
	return s.released + ` DESC, ` + s.id
}

// Latest lists the n cables released last.
func (a *Archive) Latest(ctx context.Context, n int) ([]Row, error) {
	return a.rows(ctx, Filter{}.selection(shelf{}), SortReleased, n, 0)
}

// Random gives the ID of some cable, or ErrNotFound in an empty archive.
func (a *Archive) Random(ctx context.Context) (cable.ID, error) {
	if a.edition.Cables == 0 {
		return "", ErrNotFound
	}
	return collectOne(ctx, a.db, scanOne[cable.ID], `
		SELECT ref FROM cable
		WHERE id = (SELECT id FROM cable INDEXED BY cable_by_created ORDER BY created LIMIT 1 OFFSET ?)`,
		rand.IntN(a.edition.Cables))
}
