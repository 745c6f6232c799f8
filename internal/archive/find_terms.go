package archive

import (
	"slices"
	"strings"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/query"
)

// endOf is what all terms stand before that begin with a prefix, and behind it.
func endOf(prefix string) string { return prefix + "\U0010FFFF" }

// matchPrefix adds the cables that have a term with a prefix.
func (f *finder) matchPrefix(found *bitset.BitSet, index, prefix string) error {
	return f.matchRange(found, index, prefix, endOf(prefix), nil)
}

// matchStem adds the cables that have a term with a stem. Nearly all such terms
// begin with it, or with all of it but the end that stemming altered.
func (f *finder) matchStem(found *bitset.BitSet, index, stem string) error {
	begin := stem[:max(min(len(stem), 3), len(stem)-2)]
	err := f.matchRange(found, index, begin, endOf(begin), func(term []byte) bool { return query.StemOf(string(term)) == stem })
	if before, ok := strings.CutSuffix(stem, "ie"); ok && err == nil && !f.struck {
		// die and dying, lie and lying, tie and tying
		if term := before + "ying"; query.StemOf(term) == stem {
			err = f.matchTerm(found, index, term)
		}
	}
	return err
}

// matchRange adds the cables that have a term from one up to another that is
// wanted. The texts of common words are kept, and not read between the others.
func (f *finder) matchRange(found *bitset.BitSet, index, from, to string, wanted func(term []byte) bool) error {
	for _, term := range f.commonBetween(index, from, to) {
		err := f.matchPostings(found, index, from, term, wanted)
		if err == nil && !f.struck && (wanted == nil || wanted([]byte(term))) {
			err = f.matchTerm(found, index, term)
		}
		if err != nil || f.struck {
			return err
		}
		from = term + "\x00"
	}
	return f.matchPostings(found, index, from, to, wanted)
}

// commonBetween lists the words in order whose texts the archive keeps.
func (f *finder) commonBetween(index, from, to string) (terms []string) {
	if index != textIndex {
		return nil
	}
	for term := range f.often {
		if term >= from && term < to {
			terms = append(terms, term)
		}
	}
	slices.Sort(terms)
	return terms
}

// matchPostings adds the cables that an index has for the terms from one up to
// another that are wanted.
func (f *finder) matchPostings(found *bitset.BitSet, index, from, to string, wanted func(term []byte) bool) error {
	err := f.postings[index].each(f.ctx, f.db, from, to, wanted, func(text int64) bool {
		if place, ok := f.catalogue.placeOfText(int(text)); ok {
			found.Set(uint(place))
		}
		return false
	}, nil)
	if f.late(err) {
		return nil
	}
	return err
}
