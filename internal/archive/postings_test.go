package archive

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"cables/internal/cable"
	"cables/internal/query"
)

func TestPostingsAreThoseOfFTS5(t *testing.T) {
	if !FullText() {
		t.Skip("built without -tags sqlite_fts5")
	}
	path := filepath.Join(t.TempDir(), "cables.db")
	random := rand.New(rand.NewPCG(4, 2))
	// Each import brings other texts of some cables, so that earlier ones are taken out of the index.
	for edition := range 4 {
		var telegrams []cable.Telegram
		for n := range 60 {
			body := fmt.Sprintf("1. (U) Eggs of edition %d:", edition)
			for range random.IntN(40) {
				body += fmt.Sprintf(" word%d", random.IntN(1+random.IntN(200)))
			}
			telegrams = append(telegrams, cable.Telegram{ID: cable.ID(fmt.Sprintf("07ZENDA%d", 40*edition+n)), Body: body + "\n"})
		}
		importAll(t, path, telegrams)
	}
	a := openAt(t, path)
	deleted := 0
	for _, s := range a.postings[textIndex].segments {
		deleted += len(s.deleted)
	}
	if segments := len(a.postings[textIndex].segments); segments < 2 || deleted == 0 {
		t.Fatalf("the index has %d segments with %d deleted texts, want several", segments, deleted)
	}
	comparePostings(t, a)
	compareScores(t, a)
}

func TestPostingsOfTheDemoAreThoseOfFTS5(t *testing.T) {
	a, _ := openSearched(t, "../../testdata/demo")
	comparePostings(t, a)
	compareScores(t, a)
}

func allTerms(t *testing.T, a *Archive) []string {
	t.Helper()
	terms, err := collect(t.Context(), a.db, scanOne[string], `SELECT term FROM search_term`)
	if err != nil {
		t.Fatal(err)
	}
	return terms
}

// comparePostings has both find the cables of every term, and of its prefixes.
func comparePostings(t *testing.T, a *Archive) {
	t.Helper()
	f, err := a.newFinder(t.Context(), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer f.cancel()
	for _, term := range allTerms(t, a) {
		for _, expression := range []string{quoted(term), quoted(term[:(len(term)+1)/2]) + "*"} {
			want, got := a.catalogue.none(), a.catalogue.none()
			err := f.matchWithin(want, textIndex, expression, 0, 1<<62)
			if expression == quoted(term) {
				err = cmp.Or(err, f.matchTerm(got, textIndex, term))
			} else {
				err = cmp.Or(err, f.matchPrefix(got, textIndex, term[:(len(term)+1)/2]))
			}
			if err != nil {
				t.Fatal(err)
			}
			if !want.Equal(got) {
				t.Errorf("%d cables have %s, %d were found", want.Count(), expression, got.Count())
			}
		}
	}
}

// compareScores has both score what some words find.
func compareScores(t *testing.T, a *Archive) {
	t.Helper()
	f, err := a.newFinder(t.Context(), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer f.cancel()
	random := rand.New(rand.NewPCG(4, 3))
	terms := allTerms(t, a)
	word := func() query.Node { return query.Word{Term: terms[random.IntN(len(terms))]} }
	for range 200 {
		root := []query.Node{word(), query.And{word(), word()}, query.Or{word(), word(), word()}}[random.IntN(3)]
		found, err := f.cables(root)
		if err != nil {
			t.Fatal(err)
		}
		want, got := newScores(a.catalogue), newScores(a.catalogue)
		expression, _ := matchExpression(root)
		words, _ := wordsOf(rankable(root))
		if err := cmp.Or(f.scoreTexts(want, expression, found, true), f.scoreWords(got, words, found)); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want.of, got.of); diff != "" || !want.scored.Equal(got.scored) {
			t.Errorf("%s: scores (-FTS5 +here):\n%s", root, diff)
		}
	}
}
