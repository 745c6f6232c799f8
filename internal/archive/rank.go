package archive

import (
	"database/sql"
	"math"
	"math/bits"
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
	if found.Count() < 2 {
		return cut(placesIn(found), from, most), nil
	}
	given, err := f.score(s.Query.Root, found, filtered)
	if err != nil {
		return nil, err
	}
	best := given.best(from + most)
	picked := cut(best, from, most)
	if len(picked) == most {
		return picked, nil
	}
	// Those that nothing speaks for follow, the newest first.
	rest := found.Difference(given.scored)
	return append(picked, f.catalogue.page(rest, SortCreated, max(0, from-len(best)), most-len(picked))...), nil
}

// Scores are what speaks for each cable.
type scores struct {
	scored *bitset.BitSet // the cables that something speaks for
	of     []int32        // by their places
}

func newScores(c *catalogue) *scores { return &scores{c.none(), make([]int32, c.size())} }

func (s *scores) add(place uint, score int32) {
	s.scored.Set(place)
	s.of[place] += score
}

// best lists the places with the highest scores, at most so many, of two with
// the same the newer first.
func (s *scores) best(most int) []uint32 {
	// One number of both sorts faster than a comparison of two.
	var keys []uint64
	least := uint64(0)
	// From the newest on, few of those with the same score come into question.
	for i, word := range slices.Backward(s.scored.Words()) {
		for ; word != 0; word &^= 1 << (bits.Len64(word) - 1) {
			place := 64*i + bits.Len64(word) - 1
			key := uint64(s.of[place])<<32 | uint64(place)
			if key < least {
				continue
			}
			if keys = append(keys, key); len(keys) == 2*most {
				slices.Sort(keys)
				keys = keys[:copy(keys, keys[most:])]
				least = keys[0]
			}
		}
	}
	slices.Sort(keys)
	slices.Reverse(keys)
	keys = cut(keys, 0, most)
	places := make([]uint32, len(keys))
	for i, key := range keys {
		places[i] = uint32(key)
	}
	return places
}

// score scores those of the found that something speaks for.
func (f *finder) score(root query.Node, found *bitset.BitSet, filtered bool) (*scores, error) {
	given := newScores(f.catalogue)
	if err := f.scoreSubjects(given, root, found); err != nil {
		return nil, err
	}
	leaves := rankable(root)
	if len(leaves) == 0 || f.struck || int(found.Count()) > mostRanked {
		return given, nil
	}
	if words, ok := wordsOf(leaves); ok {
		return given, f.scoreWords(given, words, found)
	}
	expression, exact := matchExpression(root)
	return given, f.scoreTexts(given, expression, found, exact && !filtered)
}

// scoreSubjects scores what is sought and stands in a subject, the more the
// rarer it is there.
func (f *finder) scoreSubjects(given *scores, root query.Node, found *bitset.BitSet) error {
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
			given.add(place, int32(subjectWeight*rarity))
		}
	}
	return nil
}

// scoreTexts scores by BM25 what phrases are sought in: FTS5 knows where words
// stand. Where the expression finds more than was found,
// only what was found is scored.
func (f *finder) scoreTexts(given *scores, expression string, found *bitset.BitSet, exact bool) error {
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
			given.add(uint(place), int32(n)+1)
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

// rankable lists the leaves of what matchExpression puts into FTS5's language.
func rankable(n query.Node) (leaves []query.Node) {
	switch n := n.(type) {
	case query.Word, query.Phrase:
		return []query.Node{n}
	case query.And:
		for _, part := range n {
			leaves = append(leaves, rankable(part)...)
		}
	case query.Or:
		for _, part := range n {
			within := rankable(part)
			if within == nil {
				return nil
			}
			leaves = append(leaves, within...)
		}
	}
	return leaves
}

// wordsOf are leaves as words, if there are no others among them.
func wordsOf(leaves []query.Node) (words []string, all bool) {
	for _, leaf := range leaves {
		word, ok := leaf.(query.Word)
		if !ok {
			return nil, false
		}
		words = append(words, word.Term)
	}
	return words, true
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
