package archive

import (
	"context"
	"math"
	"sync"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/inverted"
)

// What FTS5 has for BM25: how soon more of the same tell no more, and how much
// long texts count less.
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// scoreWords scores by BM25, as FTS5 would that is asked for texts with these words.
func (f *finder) scoreWords(given *scores, words []string, found *bitset.BitSet) error {
	lengths, err := f.lengths.of(f.parent, f.Archive)
	if err != nil {
		return err
	}
	index := f.postings[textIndex]
	mean := float64(index.terms) / float64(index.texts)
	places := placesIn(found)
	numbers := newNumbering(found)
	total, times := make([]float64, len(places)), make([]int32, len(places))
	for _, word := range words {
		clear(times)
		texts := 0
		err := index.each(f.ctx, f.db, word, word+"\x00", nil, func(text int64) bool {
			place, ok := f.catalogue.placeOfText(int(text))
			if ok {
				texts++
			}
			return ok && found.Test(uint(place))
		}, func(text int64, positions int) {
			place, _ := f.catalogue.placeOfText(int(text))
			times[numbers.of(place)] = int32(positions)
		})
		if f.late(err) {
			return nil
		}
		if err != nil {
			return err
		}
		rarity := rarityOf(texts, index.texts)
		for i, n := range times {
			if n > 0 {
				n, length := float64(n), float64(lengths[places[i]])
				total[i] += rarity * ((n * (bm25K1 + 1)) / (n + bm25K1*(1-bm25B+bm25B*length/mean)))
			}
		}
	}
	for i, score := range total {
		if score > 0 {
			given.add(uint(places[i]), int32(scale*score)+1)
		}
	}
	return nil
}

// rarityOf is what a word is worth that so many of all texts have.
func rarityOf(texts, all int) float64 {
	return max(1e-6, math.Log((float64(all-texts)+0.5)/(float64(texts)+0.5)))
}

// textLengths are how many terms the text of each cable has. They are read for
// the first who asks.
type textLengths struct {
	once    sync.Once
	lengths []uint32 // by place
	err     error
}

func (l *textLengths) of(ctx context.Context, a *Archive) ([]uint32, error) {
	l.once.Do(func() { l.lengths, l.err = a.loadLengths(context.WithoutCancel(ctx)) })
	return l.lengths, l.err
}

func (a *Archive) loadLengths(ctx context.Context) ([]uint32, error) {
	var ids, sizes []byte
	// Each size is a number of as many bytes as it says itself.
	err := a.db.QueryRowContext(ctx, `
		SELECT COALESCE(CAST(group_concat(id) AS BLOB), ''), COALESCE(CAST(group_concat(sz, '') AS BLOB), '')
		FROM (SELECT id, sz FROM search_docsize ORDER BY id)`).Scan(&ids, &sizes)
	if err != nil {
		return nil, err
	}
	numbers, err := inverted.Numbers(sizes)
	if err != nil {
		return nil, err
	}
	lengths := make([]uint32, a.catalogue.size())
	n := 0
	eachText(string(ids), func(text int) {
		if place, ok := a.catalogue.placeOfText(text); ok && n < len(numbers) {
			lengths[place] = uint32(numbers[n])
		}
		n++
	})
	return lengths, nil
}
