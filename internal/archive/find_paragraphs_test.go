package archive

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cables/internal/query"
)

func TestParagraphSearchesFindWhatAScanFinds(t *testing.T) {
	for name, folder := range searchFolders() {
		t.Run(name, func(t *testing.T) {
			a, all := openSearched(t, folder)
			m := &maker{rand.New(rand.NewPCG(8, 2)), all}
			nonempty := 0
			queries := min(100, 20_000/len(all))
			for range queries {
				q := query.Query{Root: m.node(m.IntN(3)), Paragraph: true}
				wanted := scanParagraphs(all, q.Root)
				got, exact := allParagraphs(t, a, q)
				if exact && !slices.Equal(wanted, got) {
					t.Errorf("%s (-scan +search):\n%s", q, cmp.Diff(wanted, got))
				}
				if len(wanted) > 0 {
					nonempty++
				}
			}
			if nonempty < queries/3 {
				t.Errorf("only %d of %d queries find anything", nonempty, queries)
			}
		})
	}
}

// scanParagraphs reads all cables for paragraphs of which a query holds.
func scanParagraphs(all []searched, root query.Node) (wanted []string) {
	for _, s := range all {
		for p := range outermost(s.Cable.Paragraphs) {
			terms := strings.Fields(string(query.AppendTerms(nil, p.Text)))
			holds := query.Holds(root, func(leaf query.Node) bool {
				switch n := leaf.(type) {
				case query.Word:
					if n.Field == "" {
						return slices.Contains(terms, n.Term)
					}
				case query.Prefix:
					return hasTerms(terms, func(term string) bool { return strings.HasPrefix(term, n.Term) })
				case query.Stem:
					return hasTerms(terms, func(term string) bool { return query.StemOf(term) == n.Stem })
				case query.Phrase:
					return hasRun(terms, n.Terms)
				case query.Value:
					if n.Field == query.Marking {
						return p.Marking == n.Value
					}
				}
				return s.holds(leaf)
			})
			if holds {
				wanted = append(wanted, s.Ref+"#"+p.Anchor)
			}
		}
	}
	slices.Sort(wanted)
	return wanted
}

// allParagraphs is every page of a search for paragraphs.
func allParagraphs(t *testing.T, a *Archive, q query.Query) (ids []string, exact bool) {
	t.Helper()
	for page := 1; ; page++ {
		found, err := a.Search(t.Context(), Search{Query: q, Page: page})
		var past *PastEnd
		if errors.As(err, &past) {
			return nil, false // the deadline struck earlier than for the page before
		}
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if !found.Exact {
			t.Logf("%s: the deadline struck", q)
			return nil, false
		}
		for _, hit := range found.Hits {
			ids = append(ids, string(hit.ID)+"#"+hit.Anchor)
		}
		if page == found.Pages {
			if found.Total != len(ids) {
				t.Errorf("%s: total %d of %d", q, found.Total, len(ids))
			}
			slices.Sort(ids)
			return ids, true
		}
	}
}

func TestADeadlineLeavesAnAnswerThatSaysSo(t *testing.T) {
	a, _ := openSearched(t, "../../testdata/demo")
	for _, typed := range []string{"the", `"of the"`, "con*", "~minister", "in:paragraph the king", "tag:PREL", "-the"} {
		f, err := a.newFinder(t.Context(), time.Nanosecond)
		if err != nil {
			t.Fatal(err)
		}
		found, err := f.answer(Search{Query: query.Parse(typed), Page: 1})
		if err != nil {
			t.Fatalf("%s: %v", typed, err)
		}
		if filed := typed == "tag:PREL"; found.Exact != filed {
			t.Errorf("%s: exact is %v", typed, found.Exact)
		}
	}
}

func TestAReaderWhoGoesAwayEndsTheSearch(t *testing.T) {
	a, _ := openSearched(t, "../../testdata/demo")
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Search(gone, Search{Query: query.Parse("king"), Page: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the context was cancelled", err)
	}
}

func TestSnippetsShowWhatWasSought(t *testing.T) {
	for _, test := range []struct{ name, typed, text, want string }{
		{"a short text whole", "king", "The King was seen.", "The [King] was seen."},
		{"every hit in it", "king seen", "The King was\nseen, said the king.", "The [King] was [seen], said the [king]."},
		{"from a little before the first hit", "zenda", strings.Repeat("word ", 60) + "Zenda end.", "…" + strings.Repeat("word ", 18) + "[Zenda] end."},
		{"a long one cut at a word", "king", "King " + strings.Repeat("prisoner ", 60), "[King] " + strings.TrimSpace(strings.Repeat("prisoner ", 35)) + "…"},
		{"what is no text is not cut in two", "king", strings.Repeat("é", 400), strings.Repeat("é", 160) + "…"},
	} {
		var got strings.Builder
		for _, e := range snippet(query.Parse(test.typed), test.text) {
			if e.Sought {
				got.WriteString("[" + e.Text + "]")
			} else {
				got.WriteString(e.Text)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: %q, want %q", test.name, got.String(), test.want)
		}
	}
}
