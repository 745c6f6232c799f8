package archive

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"github.com/bits-and-blooms/bitset"
)

// checkOften compares the sets of common words with what full-text search says
// of them. A set may know of texts besides that are no longer current.
func checkOften(ctx context.Context, tx *sql.Tx) ([]string, error) {
	known, err := hasTable(ctx, tx, oftenTable)
	if err != nil || !known || !FullText() {
		return nil, err
	}
	current, err := textSet(ctx, tx, `SELECT group_concat(telegram) FROM cable`)
	if err != nil {
		return nil, err
	}
	terms, err := collect(ctx, tx, scanOne[string], `SELECT term FROM search_often`)
	if err != nil {
		return nil, err
	}
	wrong := 0
	for _, term := range terms {
		same, err := isOften(ctx, tx, term, current)
		if err != nil {
			return nil, err
		}
		if !same {
			wrong++
		}
	}
	if wrong == 0 {
		return nil, nil
	}
	return []string{fmt.Sprintf("common words whose texts are not those that full-text search has: %d", wrong)}, nil
}

// isOften is whether the set of a word has those current texts that have the word.
func isOften(ctx context.Context, tx *sql.Tx, term string, current *bitset.BitSet) (bool, error) {
	var texts []byte
	var upto int64
	if err := tx.QueryRowContext(ctx, `SELECT texts, upto FROM search_often WHERE term = ?`, term).Scan(&texts, &upto); err != nil {
		return false, err
	}
	said := &bitset.BitSet{}
	eachOften(texts, func(text int) { said.Set(uint(text)) })
	has, err := textSet(ctx, tx, `SELECT group_concat(rowid) FROM search WHERE search MATCH ? AND rowid < ?`, quoted(term), upto)
	if err != nil {
		return false, err
	}
	return said.Intersection(current).SymmetricDifferenceCardinality(has.Intersection(current)) == 0, nil
}

// textSet is a set of texts, whose rows a query joins by commas.
func textSet(ctx context.Context, tx *sql.Tx, query string, args ...any) (*bitset.BitSet, error) {
	joined, err := collectOne(ctx, tx, scanOne[sql.NullString], query, args...)
	if err != nil {
		return nil, err
	}
	set := &bitset.BitSet{}
	eachText(joined.String, func(text int) {
		if text >= 0 && text <= math.MaxUint32 {
			set.Set(uint(text))
		}
	})
	return set, nil
}
