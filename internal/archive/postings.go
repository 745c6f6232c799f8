package archive

import (
	"context"
	"database/sql"
	"fmt"

	"cables/internal/inverted"
)

// Postings tell which texts have a term, as FTS5 keeps them. To read its pages
// takes less than to ask FTS5 for the same, which finds texts one by
// one, and does not say how often each has the term.
type postings struct {
	index        string
	segments     []segment
	texts, terms int // in all
}

// A segment is a part of an index, with the texts that were taken out of it.
type segment struct {
	inverted.Segment
	deleted map[int64]bool
}

// loadPostings reads what an index is made of.
func loadPostings(ctx context.Context, db asker, index string) (*postings, error) {
	p := &postings{index: index}
	structure, err := collectOne(ctx, db, scanOne[[]byte], `SELECT block FROM `+index+`_data WHERE id = 10`)
	if err != nil {
		return nil, err
	}
	segments, err := inverted.Segments(structure)
	if err != nil {
		return nil, err
	}
	for _, s := range segments {
		deleted, err := p.loadDeleted(ctx, db, s)
		if err != nil {
			return nil, err
		}
		p.segments = append(p.segments, segment{s, deleted})
	}
	averages, err := collectOne(ctx, db, scanOne[[]byte], `SELECT block FROM `+index+`_data WHERE id = 1`)
	if err == nil && len(averages) > 0 {
		p.texts, p.terms, err = inverted.Averages(averages)
	}
	return p, err
}

func (p *postings) loadDeleted(ctx context.Context, db asker, s inverted.Segment) (map[int64]bool, error) {
	first, end := s.Deletions()
	pages, err := collect(ctx, db, scanOne[[]byte], `SELECT block FROM `+p.index+`_data WHERE id >= ? AND id < ?`, first, end)
	if err != nil {
		return nil, err
	}
	deleted := map[int64]bool{}
	for _, page := range pages {
		texts, err := inverted.DeletedTexts(nil, page)
		if err != nil {
			return nil, err
		}
		for _, text := range texts {
			deleted[text] = true
		}
	}
	return deleted, nil
}

// each has each text taken of the terms from one up to another that are wanted.
// Of those for which take says so, counted is told how often they have the
// term. All terms are wanted if wanted is nil.
func (p *postings) each(ctx context.Context, db asker, from, to string, wanted func(term []byte) bool, take func(text int64) (count bool), counted func(text int64, positions int)) error {
	for _, s := range p.segments {
		held := take
		if len(s.deleted) > 0 {
			held = func(text int64) bool { return !s.deleted[text] && take(text) }
		}
		if err := p.read(ctx, db, s, inverted.NewScan(from, to, wanted, held, counted)); err != nil {
			return fmt.Errorf("reading the index %s: %w", p.index, err)
		}
	}
	return nil
}

// read reads pages of a segment, from where the scan begins to where it ends.
func (p *postings) read(ctx context.Context, db asker, s segment, scan *inverted.Scan) error {
	rows, err := db.QueryContext(ctx, `
		SELECT block FROM `+p.index+`_data
		WHERE id BETWEEN ? + COALESCE((
			SELECT pgno >> 1 FROM `+p.index+`_idx
			WHERE segid = ? AND term <= ?
			ORDER BY term DESC LIMIT 1), ?) AND ?
		ORDER BY id`, s.Leaf(0), s.Number, scan.Begin(), s.First, s.Leaf(s.Last))
	if err != nil {
		return err
	}
	defer rows.Close()
	var page sql.RawBytes
	for done := false; !done && rows.Next(); {
		if err := rows.Scan(&page); err != nil {
			return err
		}
		if done, err = scan.Page(page); err != nil {
			return err
		}
	}
	return rows.Err()
}
