package archive

import (
	"context"

	"cables/internal/cable"
)

// Serials lists the held cables of an ID's station and year whose serials are
// at most n away from its own, in the order of these. An ID without a serial
// has none around it.
func (a *Archive) Serials(ctx context.Context, id cable.ID, n int) ([]Row, error) {
	serial := id.Serial()
	if serial == 0 {
		return nil, nil
	}
	return collect(ctx, a.db, scanRow, `
		SELECT `+placeColumns+`
		FROM cable AS c
		WHERE c.station = ? AND c.year = ? AND c.serial BETWEEN ? AND ?
		ORDER BY c.serial, c.ref`, id.Station(), id.Year(), max(1, serial-n), serial+n)
}
