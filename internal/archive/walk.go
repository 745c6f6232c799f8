package archive

import (
	"context"
	"slices"

	"cables/internal/cable"
)

// walkStep is how many rows Walk looks up at a time.
const walkStep = 500

// Walk gives the rows of a list one after the other, from one on, counted from
// 0, and at most so many. It ends at the first error that each gives back.
func (a *Archive) Walk(ctx context.Context, f Filter, by Sort, from, most int, each func(Row) error) error {
	lead, _, err := a.leader(ctx, f)
	if err != nil {
		return err
	}
	s := f.selection(lead)
	ids, err := collect(ctx, a.db, scanOne[int64], s.page(by), append(s.args, most, from)...)
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, walkStep) {
		rows, err := a.rowsOf(ctx, chunk)
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
