package archive

import (
	"database/sql"
	"strconv"
	"strings"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/query"
)

// cables gives the set of the cables for which a query holds; nil, which is
// all of them, for a query that asks for nothing.
func (f *finder) cables(n query.Node) (*bitset.BitSet, error) {
	switch n := n.(type) {
	case nil:
		return nil, nil
	case query.And:
		return f.every(n)
	case query.Or:
		return f.any(n)
	case query.Not:
		set, err := f.cables(n.Node)
		if err != nil {
			return nil, err
		}
		return set.Complement(), nil
	case query.Word, query.Phrase, query.Prefix, query.Stem:
		return f.texts(n, indexOf(n))
	}
	return f.filed(n)
}

// every intersects the cheap parts first, and looks no further when nothing is left.
func (f *finder) every(all query.And) (found *bitset.BitSet, err error) {
	for _, costly := range []bool{false, true} {
		for _, n := range all {
			if isCostly(n) != costly || found != nil && found.None() {
				continue
			}
			set, err := f.cables(n)
			if err != nil {
				return nil, err
			}
			found = both(found, set)
		}
	}
	return found, nil
}

// isCostly is whether a part of a query takes more than a pass over numbers in
// memory, or over the places of one word.
func isCostly(n query.Node) bool {
	switch n.(type) {
	case query.Word, query.Value, query.Range, query.Has:
		return false
	}
	return true
}

func (f *finder) any(parts query.Or) (*bitset.BitSet, error) {
	found := f.catalogue.none()
	for _, n := range parts {
		set, err := f.cables(n)
		if err != nil {
			return nil, err
		}
		found.InPlaceUnion(set)
	}
	return found, nil
}

// The names of the indexes.
const (
	textIndex    = "search"
	subjectIndex = "search_subject"
)

// indexOf is the index that a leaf is looked up in.
func indexOf(n query.Node) string {
	var field query.Field
	switch n := n.(type) {
	case query.Word:
		field = n.Field
	case query.Phrase:
		field = n.Field
	case query.Prefix:
		field = n.Field
	}
	if field == query.Subject {
		return subjectIndex
	}
	return textIndex
}

// texts gives the cables in whose text a leaf occurs.
func (f *finder) texts(leaf query.Node, index string) (*bitset.BitSet, error) {
	found := f.catalogue.none()
	switch n := leaf.(type) {
	case query.Word:
		return found, f.matchTerm(found, index, n.Term)
	case query.Phrase:
		return found, f.matchBySteps(found, index, quoted(n.Terms...))
	case query.Prefix:
		return found, f.matchPrefix(found, index, n.Term)
	case query.Stem:
		return found, f.matchStem(found, index, n.Stem)
	}
	return found, nil
}

// quoted is a phrase as FTS5 takes it. Terms are letters and digits alone, so
// that nothing in them needs to be escaped.
func quoted(terms ...string) string { return `"` + strings.Join(terms, " ") + `"` }

// matchTerm adds the cables that an index has for a term. The sets of those that
// many cables have are kept, since readers share them.
func (f *finder) matchTerm(found *bitset.BitSet, index, term string) error {
	key := index + " " + term
	if kept, ok := f.sets.GetIfPresent(key); ok {
		found.InPlaceUnion(kept)
		return nil
	}
	set := f.catalogue.none()
	known, err := 0, error(nil)
	if index == textIndex {
		known, err = f.addOften(set, term)
	}
	switch {
	case err != nil || f.struck:
	case known == 0:
		err = f.matchPostings(set, index, term, term+"\x00", nil)
	case known < len(f.catalogue.places):
		// What came later are few: to find them among all of a common word is FTS5's to do.
		err = f.matchWithin(set, index, quoted(term), known, 1<<62)
	}
	found.InPlaceUnion(set)
	if err == nil && !f.struck && set.Count() >= leastKept {
		f.sets.Set(key, set)
	}
	return err
}

// How many sets an edition keeps, and how many cables are in each at least. On
// the full archive that takes at most 8 MB.
const (
	mostKept  = 256
	leastKept = 2000
)

// matchWithin adds the cables of some texts. To have SQLite join their numbers
// takes a twelfth of what handing out rows takes.
func (f *finder) matchWithin(found *bitset.BitSet, index, expression string, from, to int) error {
	var joined sql.NullString
	err := f.db.QueryRowContext(f.ctx, `
		SELECT group_concat(rowid) FROM `+index+`
		WHERE `+index+` MATCH ? AND rowid BETWEEN ? AND ?`, expression, from, to).Scan(&joined)
	if f.late(err) {
		return nil
	}
	f.catalogue.addTexts(found, joined.String)
	return err
}

// steps is how many parts of the archive a phrase is looked for in, the newest
// first, so that there is an answer when the deadline strikes.
const steps = 8

func (f *finder) matchBySteps(found *bitset.BitSet, index, expression string) error {
	last := len(f.catalogue.places)
	for step := range steps {
		from, to := last*(steps-1-step)/steps, last*(steps-step)/steps-1
		if f.struck {
			return nil
		}
		if err := f.matchWithin(found, index, expression, from, to); err != nil {
			return err
		}
	}
	return nil
}

// addTexts adds the cables of texts to a set.
func (c *catalogue) addTexts(found *bitset.BitSet, joined string) {
	eachText(joined, func(text int) {
		if place, ok := c.placeOfText(text); ok {
			found.Set(uint(place))
		}
	})
}

// eachText gives the rows of texts that are joined by commas.
func eachText(joined string, do func(text int)) {
	for joined != "" {
		row, rest, _ := strings.Cut(joined, ",")
		if text, err := strconv.Atoi(row); err == nil {
			do(text)
		}
		joined = rest
	}
}

// placeOfText finds the cable that shows a text.
func (c *catalogue) placeOfText(text int) (int, bool) {
	if text < 0 || text >= len(c.places) || c.places[text] == 0 {
		return 0, false
	}
	return int(c.places[text] - 1), true
}
