package archive

import (
	"context"
	"database/sql"

	"cables/internal/cable"
)

// A CableProblem is a problem and the cable it is of.
type CableProblem struct {
	ID cable.ID
	cable.Problem
}

// Problems lists a page of what could not be read, PageSize problems of one
// code, the oldest cable first; of all codes, by code, if it is "". A page past
// the end is empty.
func (a *Archive) Problems(ctx context.Context, code string, page int) ([]CableProblem, error) {
	last := code
	if code == "" {
		last = "\U0010FFFF"
	}
	return collect(ctx, a.db, func(rows *sql.Rows) (p CableProblem, err error) {
		err = rows.Scan(&p.ID, &p.Code, &p.In, &p.Start, &p.End, &p.What)
		return p, err
	}, `
		SELECT c.ref, p.code, p.part, p.start_byte, p.end_byte, p.what
		FROM problem AS p CROSS JOIN cable AS c ON c.id = p.cable
		WHERE p.code BETWEEN ? AND ?
		ORDER BY p.code, p.cable, p.position
		LIMIT ? OFFSET ?`, code, last, PageSize, (max(1, page)-1)*PageSize)
}

// ProblemCodes lists the codes of problems: Value is the code, Cables how many cables have one.
func (a *Archive) ProblemCodes(ctx context.Context) ([]Count, error) {
	return a.filed(ctx, "problem")
}
