package archive

import (
	"context"
	"slices"

	"cables/internal/cable"
)

// CitedBy lists the cables that cite an ID, held or not, oldest first. What is
// cited is the first held of what a reference may mean, and the ID as written
// if none of them is.
func (a *Archive) CitedBy(ctx context.Context, id cable.ID) ([]Row, error) {
	held, err := a.holds(ctx, id)
	if err != nil {
		return nil, err
	}
	citing, err := a.citing(ctx, id, held)
	if err != nil {
		return nil, err
	}
	return a.rowsOf(ctx, citing)
}

// citing lists the ids of the cables that cite an ID, ascending.
func (a *Archive) citing(ctx context.Context, id cable.ID, held bool) ([]int64, error) {
	// Of a held cable, nothing of a better rank may be held; of one that is not,
	// nothing at all.
	citing, err := collect(ctx, a.db, scanOne[int64], `
		SELECT r.cable
		FROM citation AS r
		WHERE r.cited = ? AND (? OR r.rank = 0) AND NOT EXISTS (
			SELECT 1
			FROM citation AS other CROSS JOIN cable AS h ON h.ref = other.cited
			WHERE other.cable = r.cable AND other.written = r.written AND (other.rank < r.rank OR NOT ?)
		)`, id, held, held)
	if err != nil {
		return nil, err
	}
	// Most cables are cited by none, and SQLite would build tables to sort them.
	slices.Sort(citing)
	return slices.Compact(citing), nil
}
