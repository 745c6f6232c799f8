package archive

import (
	"cmp"
	"context"
	"slices"

	"cables/internal/cable"
)

// Near lists at most n held cables whose IDs are near to what was written: the
// nearest serials of the same station and year, the same serial in other
// years, and stations nearly spelled so. It may be empty.
func (a *Archive) Near(ctx context.Context, written string, n int) ([]Row, error) {
	id, err := cable.ParseID(written)
	if err != nil {
		id = cable.ID(written)
	}
	if id.Station() == "" {
		return nil, nil
	}
	var near []int64
	for _, look := range []func(context.Context, cable.ID, int) ([]int64, error){a.otherYears, a.nearSpelled, a.nearSerials} {
		ids, err := look(ctx, id, n)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if !slices.Contains(near, id) && len(near) < n {
				near = append(near, id)
			}
		}
	}
	return a.rowsOf(ctx, near)
}

// otherYears finds the same station and serial in other years.
func (a *Archive) otherYears(ctx context.Context, id cable.ID, n int) ([]int64, error) {
	return collect(ctx, a.db, scanOne[int64], `
		SELECT id FROM cable
		WHERE station = ? AND serial = ?
		ORDER BY abs(year - ?), year
		LIMIT ?`, id.Station(), id.Serial(), id.Year(), n)
}

// nearSerials finds the nearest serials of the same station and year, some
// below and some above.
func (a *Archive) nearSerials(ctx context.Context, id cable.ID, n int) ([]int64, error) {
	return collect(ctx, a.db, scanOne[int64], `
		SELECT id FROM (
			SELECT * FROM (
				SELECT id, serial FROM cable
				WHERE station = ?1 AND year = ?2 AND serial < ?3
				ORDER BY serial DESC
				LIMIT ?4)
			UNION ALL
			SELECT * FROM (
				SELECT id, serial FROM cable
				WHERE station = ?1 AND year = ?2 AND serial >= ?3
				ORDER BY serial
				LIMIT ?4))
		ORDER BY abs(serial - ?3), serial
		LIMIT ?4`, id.Station(), id.Year(), id.Serial(), n)
}

// nearSpelled finds the same year and serial at stations nearly spelled so.
func (a *Archive) nearSpelled(ctx context.Context, id cable.ID, n int) ([]int64, error) {
	stations, err := a.filed(ctx, "station")
	if err != nil {
		return nil, err
	}
	var near []spelling
	for _, s := range stations {
		if d := distance(id.Station(), s.Value); d <= max(1, len(id.Station())/3) {
			near = append(near, spelling{s.Value, d})
		}
	}
	slices.SortStableFunc(near, func(a, b spelling) int { return cmp.Compare(a.distance, b.distance) })
	var ids []int64
	for _, s := range near[:min(n, len(near))] {
		found, err := collect(ctx, a.db, scanOne[int64], `
			SELECT id FROM cable
			WHERE station = ? AND year = ? AND serial = ?`, s.station, id.Year(), id.Serial())
		if err != nil {
			return nil, err
		}
		ids = append(ids, found...)
	}
	return ids, nil
}

type spelling struct {
	station  string
	distance int
}

// distance is how many letters have to be added, dropped or changed to make b of a.
func distance(a, b string) int {
	above := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range len(a) {
		diagonal := above[0]
		above[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = above[j+1]
			above[j+1] = min(change, above[j]+1, above[j+1]+1)
		}
	}
	return above[len(b)]
}
