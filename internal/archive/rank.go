package archive

import (
	"database/sql"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/query"
)

// mostRanked is how many cables are ranked by how often they say what is
// sought. Of more, only their subjects tell: a word that so many cables say
// tells little by being said often.
const mostRanked = 10000

// scale is how much of a score is one, so that scores can be whole numbers.
const scale = 1000

// subjectWeight is how much more a word counts that stands in the subject.
const subjectWeight = 2 * scale

// order lists the places of what was found, best first or as the search wants
// them: at most so many, from one on.
func (f *finder) order(s Search, found *bitset.BitSet, filtered bool, from, most int) ([]uint32, error) {
	if s.Sort != "" && s.Sort != SortRelevance {
		return f.catalogue.page(found, s.Sort, from, most), nil
	}
	ranked, err := f.rank(s.Query.Root, found, filtered)
	if err != nil {
		return nil, err
	}
	picked := cut(ranked, from, most)
	if len(picked) == most {
		return picked, nil
	}
	// Those that nothing ranks follow, the newest first.
	rest := found.Clone()
	for _, place := range ranked {
		rest.Clear(uint(place))
	}
	return append(picked, f.catalogue.page(rest, SortCreated, max(0, from-len(ranked)), most-len(picked))...), nil
}

// scores are what speaks for each cable, by its place; 0 is nothing.
type scores []int32

// rank lists those of the found that something speaks for, the best first.
func (f *finder) rank(root query.Node, found *bitset.BitSet, filtered bool) ([]uint32, error) {
	given := make(scores, f.catalogue.size())
	if err := f.scoreSubjects(given, root, found); err != nil {
		return nil, err
	}
	if expression, exact := matchExpression(root); expression != "" && !f.struck && int(found.Count()) <= mostRanked {
		if err := f.scoreTexts(given, expression, found, exact && !filtered); err != nil {
			return nil, err
		}
	}
	return given.ranked(), nil
}

// ranked lists the places that have a score, of two with the same the newer first.
func (s scores) ranked() []uint32 {
	// One number of both sorts faster than a comparison of two.
	var keys []uint64
	for place, score := range s {
		if score > 0 {
			keys = append(keys, uint64(score)<<32|uint64(place))
		}
	}
	slices.Sort(keys)
	places := make([]uint32, len(keys))
	for i, key := range keys {
		places[len(keys)-1-i] = uint32(key)
	}
	return places
}

// scoreSubjects scores what is sought and stands in a subject, the more the
// rarer it is there.
func (f *finder) scoreSubjects(given scores, root query.Node, found *bitset.BitSet) error {
	for _, leaf := range sought(root) {
		if _, isStem := leaf.(query.Stem); isStem || f.struck {
			continue
		}
		set, err := f.texts(leaf, subjectIndex)
		if err != nil {
			return err
		}
		rarity := math.Log(float64(1+f.catalogue.size()) / float64(1+set.Count()))
		set.InPlaceIntersection(found)
		for place, ok := set.NextSet(0); ok; place, ok = set.NextSet(place + 1) {
			given[place] += int32(subjectWeight * rarity)
		}
	}
	return nil
}

// scoreTexts scores by BM25. Where the expression finds more than was found,
// only what was found is scored.
func (f *finder) scoreTexts(given scores, expression string, found *bitset.BitSet, exact bool) error {
	only := "TRUE"
	args := []any{scale, expression}
	if !exact {
		only = "+rowid IN (SELECT value FROM json_each(?))"
		args = append(args, f.textsOf(found))
	}
	var joined sql.NullString
	// The limit keeps SQLite from making one query of the two: bm25 cannot be within another function.
	err := f.db.QueryRowContext(f.ctx, `
		SELECT group_concat(scored) FROM (
			SELECT rowid || ':' || CAST(-? * bm25(search) AS INTEGER) AS scored
			FROM search
			WHERE search MATCH ? AND `+only+`
			LIMIT -1)`, args...).Scan(&joined)
	if f.late(err) {
		return nil
	}
	for one := range strings.SplitSeq(joined.String, ",") {
		text, score, _ := strings.Cut(one, ":")
		row, _ := strconv.Atoi(text)
		n, _ := strconv.Atoi(score)
		if place, ok := f.catalogue.placeOfText(row); ok && found.Test(uint(place)) {
			given[place] += int32(n) + 1
		}
	}
	return err
}

// textsOf lists the texts of a set of cables, in JSON.
func (f *finder) textsOf(found *bitset.BitSet) string {
	list := []byte{'['}
	for place, ok := found.NextSet(0); ok; place, ok = found.NextSet(place + 1) {
		if len(list) > 1 {
			list = append(list, ',')
		}
		list = strconv.AppendUint(list, uint64(f.catalogue.telegrams[place]), 10)
	}
	return string(append(list, ']'))
}

// sought lists the leaves that are looked for in texts, without those that must not occur.
func sought(n query.Node) (leaves []query.Node) {
	switch n := n.(type) {
	case query.And:
		for _, part := range n {
			leaves = append(leaves, sought(part)...)
		}
	case query.Or:
		for _, part := range n {
			leaves = append(leaves, sought(part)...)
		}
	case query.Word, query.Phrase, query.Prefix, query.Stem:
		leaves = append(leaves, n)
	}
	return leaves
}

// matchExpression puts what can be ranked of a query into FTS5's language, and
// tells whether that is all of it. It is "" if nothing can.
func matchExpression(n query.Node) (expression string, exact bool) {
	switch n := n.(type) {
	case query.Word:
		return quoted(n.Term), n.Field == ""
	case query.Phrase:
		return quoted(n.Terms...), n.Field == ""
	case query.And:
		return joinExpressions(n, " AND ", false)
	case query.Or:
		return joinExpressions(n, " OR ", true)
	}
	return "", false
}

// joinExpressions joins those of the parts. Where any part will do, one that
// cannot be put so spoils the whole.
func joinExpressions(parts []query.Node, word string, needsAll bool) (expression string, exact bool) {
	exact = true
	var all []string
	for _, part := range parts {
		one, whole := matchExpression(part)
		exact = exact && whole
		switch {
		case one != "":
			all = append(all, "("+one+")")
		case needsAll:
			return "", false
		}
	}
	return strings.Join(all, word), exact
}
