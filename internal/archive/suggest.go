package archive

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"cables/internal/glossary"
	"cables/internal/query"
)

// Suggestions are what somebody may mean who typed something.
type Suggestions struct {
	Terms   []Count // words of the texts that begin so, the most frequent first
	Tags    []Count // by code or name
	Origins []Count // by name
	IDs     []Row   // cables whose IDs are near
}

// suggestTime is how long words may be looked for while somebody types.
const suggestTime = 60 * time.Millisecond

// Suggest lists at most n of each of what goes on with the last word typed, or
// has it in its name.
func (a *Archive) Suggest(ctx context.Context, typed string, n int) (Suggestions, error) {
	var s Suggestions
	words := strings.Fields(string(query.AppendTerms(nil, typed)))
	if len(words) == 0 {
		return s, nil
	}
	last := words[len(words)-1]
	s.Tags, s.Origins = a.catalogue.tagsLike(typed, n), a.catalogue.originsLike(typed, n)
	var err error
	if s.IDs, err = a.Near(ctx, typed, n); err != nil {
		return s, err
	}
	if a.searchable && len(last) >= shortestSuggested {
		s.Terms, err = a.termsLike(ctx, last, n)
	}
	return s, err
}

// shortestSuggested is how many letters of a word are needed to look for more of it.
const shortestSuggested = 3

// termsLike lists the most frequent terms that begin with a prefix, among those
// that there is time for.
func (a *Archive) termsLike(ctx context.Context, prefix string, n int) ([]Count, error) {
	timed, cancel := context.WithTimeout(ctx, suggestTime)
	defer cancel()
	var terms []Count
	_, err := collect(timed, a.db, func(rows *sql.Rows) (struct{}, error) {
		var c Count
		err := rows.Scan(&c.Value, &c.Cables)
		if err == nil {
			terms = append(terms, c)
		}
		return struct{}{}, err
	}, `SELECT term, doc FROM search_term WHERE term >= ? AND term < ?`, prefix, prefix+"\U0010FFFF")
	if err != nil && (timed.Err() == nil || ctx.Err() != nil) {
		return nil, err
	}
	slices.SortFunc(terms, mostFirst)
	return terms[:min(n, len(terms))], nil
}

// tagsLike lists the tags of a code, or with words in their names that begin
// as typed, the most frequent first.
func (c *catalogue) tagsLike(typed string, n int) []Count {
	code, begins := strings.ToUpper(strings.TrimSpace(typed)), wordsBegin(typed)
	return most(n, c.tags, func(tag Count) bool { return strings.HasPrefix(tag.Value, code) || begins(tag.Name) })
}

// originsLike lists the origins with words in their names that begin as typed.
func (c *catalogue) originsLike(typed string, n int) []Count {
	begins := wordsBegin(typed)
	return most(n, c.origins, func(origin Count) bool { return begins(origin.Name) })
}

// wordsBegin is whether a name has the words typed, in their order and next to
// each other, of which the last may be but begun.
func wordsBegin(typed string) func(name string) bool {
	wanted := glossary.Slug(typed)
	return func(name string) bool {
		return len(wanted) >= 2 && strings.Contains("-"+glossary.Slug(name), "-"+wanted)
	}
}

// most lists the n most frequent of the values that are so.
func most(n int, values map[string]Count, is func(Count) bool) (all []Count) {
	for _, c := range values {
		if is(c) {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, mostFirst)
	return all[:min(n, len(all))]
}

// Respell lists words of the texts that are one letter away from a term, and
// that more cables have: what may have been meant.
func (a *Archive) Respell(ctx context.Context, term string, n int) ([]Count, error) {
	if !a.searchable || len(term) < shortestSuggested || len(term) > 40 {
		return nil, nil
	}
	timed, cancel := context.WithTimeout(ctx, suggestTime)
	defer cancel()
	statement, err := a.db.PrepareContext(ctx, `SELECT doc FROM search_term WHERE term = ?`)
	if err != nil {
		return nil, err
	}
	defer statement.Close()
	count := func(term string) (cables int, err error) {
		err = statement.QueryRowContext(timed, term).Scan(&cables)
		if err == sql.ErrNoRows || timed.Err() != nil && ctx.Err() == nil {
			err = nil
		}
		return cables, err
	}
	own, err := count(term)
	if err != nil {
		return nil, err
	}
	var near []Count
	for _, other := range oneAway(term) {
		cables, err := count(other)
		if err != nil {
			return nil, err
		}
		if cables > own {
			near = append(near, Count{Value: other, Cables: cables})
		}
	}
	slices.SortFunc(near, mostFirst)
	return near[:min(n, len(near))], nil
}

// oneAway lists what a word becomes by two letters that change places, and by
// one that is dropped, changed or added.
func oneAway(word string) []string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	seen := map[string]bool{word: true}
	var all []string
	add := func(s string) {
		if !seen[s] && s != "" {
			seen[s] = true
			all = append(all, s)
		}
	}
	for i := range len(word) + 1 {
		before, after := word[:i], word[i:]
		if len(after) > 1 {
			add(before + after[1:2] + after[:1] + after[2:])
		}
		if after != "" {
			add(before + after[1:])
		}
		for _, letter := range letters {
			if after != "" {
				add(before + string(letter) + after[1:])
			}
			add(before + string(letter) + after)
		}
	}
	return all
}
