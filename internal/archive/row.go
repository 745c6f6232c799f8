package archive

import (
	"context"
	"database/sql"
	"math/bits"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// A Row is what a list shows of a cable.
type Row struct {
	ID             cable.ID
	Subject        string
	Created        cable.Time // best time
	Day            string     // to browse by, YYYY-MM-DD: the published day, else the DTG's; "" if unknown
	Released       cable.Time // as published; zero if unknown
	Classification Classification
	Origin         Origin
	Tags           []string // canonical codes, each once, in printed order
	Summary        string   // first words of the summary, else of the first paragraph; at most 240 bytes, cut at a word
	Partial        bool     // the source calls itself a partial extract
	Redacted       bool     // the publisher wrote over some of its text
}

// An Origin is who sent a cable, as addresses and readers know it. Both are "" if it is unknown.
type Origin struct {
	Slug string // "embassy-beijing"
	Name string // "Embassy Beijing"
}

// A Classification is a cable's, as addresses and readers know it. Both are "" if it is unknown.
type Classification struct {
	Slug string // "secret-noforn"
	Name string // "SECRET//NOFORN"
}

// A place is a row and where it stands in the order of creation.
type place struct {
	id int64
	Row
}

// placeColumns are what scanPlace reads.
const placeColumns = `
	c.id, c.ref, c.subject, c.created, c.day, c.released, c.classification,
	c.origin, c.tags, c.summary, c.partial, c.redactions > 0`

func scanPlace(rows *sql.Rows) (place, error) {
	var p place
	var created, released, tags string
	err := rows.Scan(&p.id, &p.ID, &p.Subject, &created, &p.Day, &released, &p.Classification.Name,
		&p.Origin.Name, &tags, &p.Summary, &p.Partial, &p.Redacted)
	p.Created, p.Released = cable.Time{Time: unwritten(created)}, cable.Time{Time: unwritten(released)}
	p.Classification.Slug, p.Origin.Slug = glossary.Slug(p.Classification.Name), glossary.Slug(p.Origin.Name)
	p.Tags = listed(tags)
	return p, err
}

func scanRow(rows *sql.Rows) (Row, error) {
	p, err := scanPlace(rows)
	return p.Row, err
}

// rowsOf gives the rows of ids, in their order. One that is there twice has two.
func (a *Archive) rowsOf(ctx context.Context, ids []int64) ([]Row, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	all := make([]Row, len(ids))
	_, err := collect(ctx, a.db, func(rows *sql.Rows) (struct{}, error) {
		p, err := scanPlace(rows)
		all[at[p.id]] = p.Row
		return struct{}{}, err
	}, `
		SELECT `+placeColumns+`
		FROM cable AS c
		WHERE c.id IN (`+marks(len(ids))+`)`, anys(ids)...)
	for i, id := range ids {
		if at[id] != i {
			all[i] = all[at[id]]
		}
	}
	return all, err
}

// marks is a list of question marks for n values and what anys adds to them.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", rounded(n)), ", ") }

// rounded is the power of two that n values are made up to, so that lists of
// any length need few statements, and these stay prepared.
func rounded(n int) int { return 1 << bits.Len(uint(max(n, 1)-1)) }

// anys are values for a list of marks, the last of them repeated.
func anys[T any](values []T) []any {
	all := make([]any, rounded(len(values)))
	for i := range all {
		all[i] = values[min(i, len(values)-1)]
	}
	return all
}
