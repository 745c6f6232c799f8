package archive

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/query"
	"cables/internal/source"
)

// A searched cable is one that tests search without any index.
type searched struct {
	*cable.Cable
	reading
	terms []string // of its text
	stems map[string]bool
}

// openSearched imports the telegrams of a folder, and reads them for a scan.
func openSearched(tb testing.TB, folder string) (*Archive, []searched) {
	tb.Helper()
	if !FullText() {
		tb.Skip("this program was built without full-text search: -tags sqlite_fts5")
	}
	path := filepath.Join(tb.TempDir(), "cables.db")
	im, err := Begin(tb.Context(), path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer im.Abort()
	files, _, err := source.Find([]string{folder})
	if err != nil {
		tb.Fatal(err)
	}
	err = source.Reader{}.Each(tb.Context(), files, func(item source.Item) error {
		return im.Add(tb.Context(), item.Telegram, Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256}, item.Notes...)
	}, func(source.Unread) error { return nil })
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := im.Commit(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	a := openAt(tb, path)
	return a, readSearched(tb, a)
}

// importAll runs one import of telegrams.
func importAll(tb testing.TB, path string, telegrams []cable.Telegram) {
	tb.Helper()
	im, err := Begin(tb.Context(), path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	for _, telegram := range telegrams {
		if err := im.Add(tb.Context(), telegram, Source{Name: "test"}); err != nil {
			tb.Fatal(err)
		}
	}
	if _, err := im.Commit(tb.Context()); err != nil {
		tb.Fatal(err)
	}
}

func openAt(tb testing.TB, path string) *Archive {
	tb.Helper()
	a, err := Open(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	return a
}

func readSearched(tb testing.TB, a *Archive) (all []searched) {
	tb.Helper()
	for place := range a.catalogue.size() {
		t, err := a.Telegram(tb.Context(), a.catalogue.ref(place))
		if err != nil {
			tb.Fatal(err)
		}
		c := cable.Parse(t)
		s := searched{c, readingOf(c), strings.Fields(termsOf(c).text), map[string]bool{}}
		for _, term := range s.terms {
			s.stems[query.StemOf(term)] = true
		}
		all = append(all, s)
	}
	return all
}

// holds is whether a query holds of a cable, by reading it.
func (s *searched) holds(n query.Node) bool {
	return query.Holds(n, func(leaf query.Node) bool {
		switch n := leaf.(type) {
		case query.Word:
			return hasTerms(s.termsIn(n.Field), func(term string) bool { return term == n.Term })
		case query.Prefix:
			return hasTerms(s.termsIn(n.Field), func(term string) bool { return strings.HasPrefix(term, n.Term) })
		case query.Stem:
			return s.stems[n.Stem]
		case query.Phrase:
			return hasRun(s.termsIn(n.Field), n.Terms)
		}
		return s.isFiled(leaf)
	})
}

func (s *searched) termsIn(field query.Field) []string {
	if field == query.Subject {
		return strings.Fields(string(query.AppendTerms(nil, s.reading.Subject)))
	}
	return s.terms
}

func hasTerms(terms []string, is func(string) bool) bool { return slices.ContainsFunc(terms, is) }

func hasRun(terms, run []string) bool {
	for i := range terms {
		if len(terms)-i >= len(run) && slices.Equal(terms[i:i+len(run)], run) {
			return true
		}
	}
	return false
}

// isFiled answers what is not about text.
func (s *searched) isFiled(leaf query.Node) bool {
	switch n := leaf.(type) {
	case query.Has:
		return map[query.Thing]bool{query.Redaction: len(s.Cable.Redactions) > 0, query.Summary: s.Cable.Summary != "",
			query.Problem: len(s.Cable.Problems) > 0, query.Partial: s.Cable.Partial}[n.What]
	case query.Range:
		day := s.reading.Day
		if n.Field == query.Released {
			day = s.Cable.Released.Day()
		}
		return day != "" && day >= n.From && (n.To == "" || day[:min(len(day), len(n.To))] <= n.To)
	case query.Value:
		switch n.Field {
		case query.Tag:
			return slices.Contains(s.reading.Tags, n.Value) || slices.Contains(s.Spellings, n.Value)
		case query.Class:
			return glossary.Slug(s.reading.Classification) == n.Value
		case query.Marking:
			return slices.Contains(s.Markings, n.Value)
		case query.Origin:
			return strings.Contains("-"+glossary.Slug(s.reading.Origin)+"-", "-"+glossary.Slug(n.Value)+"-")
		case query.Signer:
			return strings.Contains("-"+glossary.Slug(s.reading.Signer)+"-", "-"+glossary.Slug(n.Value)+"-")
		case query.Ref:
			return strings.Contains(s.Ref, n.Value)
		case query.To:
			return slices.ContainsFunc(append(slices.Clone(s.reading.Recipients), s.Informed...), func(name string) bool {
				return strings.Contains("-"+RecipientSlug(name)+"-", "-"+glossary.Slug(n.Value)+"-")
			})
		}
	}
	panic(fmt.Sprintf("no scan for %v", leaf))
}

// A maker makes queries out of what cables have.
type maker struct {
	*rand.Rand
	all []searched
}

func (m *maker) cable() *searched { return &m.all[m.IntN(len(m.all))] }

func (m *maker) term() string {
	for {
		if terms := m.cable().terms; len(terms) > 0 {
			return terms[m.IntN(len(terms))]
		}
	}
}

func (m *maker) phrase() query.Node {
	terms := m.cable().terms
	if len(terms) < 8 {
		return query.Word{Term: m.term()}
	}
	at := m.IntN(len(terms) - 4)
	return query.Phrase{Terms: slices.Clone(terms[at : at+2+m.IntN(3)])}
}

func (m *maker) leaf() query.Node {
	s := m.cable()
	pick := func(values []string) string {
		if len(values) == 0 {
			return "NONE"
		}
		return values[m.IntN(len(values))]
	}
	switch m.IntN(16) {
	case 0, 1:
		return m.phrase()
	case 2:
		if term := m.term(); len(term) > 3 && term[3] < 128 && term[2] < 128 {
			return query.Prefix{Term: term[:3]}
		}
	case 3:
		return query.Stem{Stem: query.StemOf(m.term())}
	case 4:
		return query.Value{Field: query.Tag, Value: pick(append(slices.Clone(s.reading.Tags), s.Spellings...))}
	case 5:
		return query.Value{Field: query.Class, Value: glossary.Slug(s.reading.Classification)}
	case 6:
		return query.Value{Field: query.Marking, Value: pick(s.Markings)}
	case 7:
		return query.Value{Field: query.Origin, Value: pick(strings.Fields(s.reading.Origin))}
	case 8:
		return query.Value{Field: query.To, Value: pick(append(slices.Clone(s.reading.Recipients), s.Informed...))}
	case 9:
		return query.Range{Field: query.Date, From: pick([]string{"", "2006", "2007-03"}), To: pick([]string{"2008", "2009-11", "2008-02-10"})}
	case 10:
		return query.Has{What: []query.Thing{query.Redaction, query.Summary, query.Problem, query.Partial}[m.IntN(4)]}
	case 11:
		if subject := strings.Fields(string(query.AppendTerms(nil, s.reading.Subject))); len(subject) > 0 {
			return query.Word{Term: pick(subject), Field: query.Subject}
		}
	case 12:
		return query.Value{Field: query.Ref, Value: s.Ref[:min(4, len(s.Ref))]}
	}
	return query.Word{Term: m.term()}
}

// node makes a tree of some depth.
func (m *maker) node(depth int) query.Node {
	if depth == 0 {
		return m.leaf()
	}
	switch m.IntN(4) {
	case 0:
		return query.And{m.node(depth - 1), m.node(depth - 1)}
	case 1:
		return query.Or{m.node(depth - 1), m.node(depth - 1)}
	case 2:
		return query.And{m.node(depth - 1), query.Not{Node: m.leaf()}}
	}
	return m.leaf()
}

// searchFolders are the telegrams that searches are compared on.
func searchFolders() map[string]string {
	folders := map[string]string{"the demo": "../../testdata/demo"}
	if corpus := os.Getenv("CABLES_CORPUS"); corpus != "" {
		folders["real cables"] = filepath.Join(corpus, "december-2010")
	}
	return folders
}

func TestSearchesFindWhatAScanFinds(t *testing.T) {
	for name, folder := range searchFolders() {
		t.Run(name, func(t *testing.T) {
			a, all := openSearched(t, folder)
			m := &maker{rand.New(rand.NewPCG(8, 1)), all}
			canonical := map[string]bool{}
			for _, s := range all {
				for _, tag := range s.reading.Tags {
					canonical[tag] = true
				}
			}
			nonempty := 0
			queries := min(400, 80_000/len(all))
			for range queries {
				root := m.node(m.IntN(3))
				var want []searched
				for _, s := range all {
					if s.holds(root) {
						want = append(want, s)
					}
				}
				if len(want) > 0 {
					nonempty++
				}
				checkFound(t, a, query.Query{Root: root}, want, canonical)
			}
			if nonempty < queries/2 {
				t.Errorf("only %d of %d queries find anything", nonempty, queries)
			}
		})
	}
}

// checkFound compares all pages of a search, its total and its facets.
func checkFound(t *testing.T, a *Archive, q query.Query, want []searched, canonical map[string]bool) {
	t.Helper()
	var ids, wanted []string
	for _, s := range want {
		wanted = append(wanted, s.Ref)
	}
	for page := 1; ; page++ {
		found, err := a.Search(t.Context(), Search{Query: q, Page: page})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if !found.Exact {
			t.Logf("%s: the deadline struck", q)
			return
		}
		if found.Total != len(want) {
			t.Errorf("%s: total %d, want %d", q, found.Total, len(want))
		}
		for _, hit := range found.Hits {
			ids = append(ids, string(hit.ID))
		}
		if page == 1 {
			if diff := cmp.Diff(scanFacets(want, canonical), flatFacets(found)); diff != "" {
				t.Errorf("%s: facets (-scan +search):\n%s", q, diff)
			}
		}
		if page == found.Pages {
			break
		}
	}
	slices.Sort(ids)
	slices.Sort(wanted)
	if !slices.Equal(ids, wanted) {
		t.Errorf("%s: (-scan +search)\n%s", q, cmp.Diff(wanted, ids))
	}
}

// flatFacets is what a search counts, by noun and value.
func flatFacets(f *Found) map[string]int {
	flat := map[string]int{}
	for noun, counts := range map[string][]Count{"year": f.Facets.Years, "origin": f.Facets.Origins, "tag": f.Facets.Tags,
		"class": f.Facets.Classifications, "marking": f.Facets.Markings, "month": f.Timeline} {
		for _, c := range counts {
			flat[noun+" "+c.Value] = c.Cables
		}
	}
	return flat
}

// scanFacets counts the same by reading.
func scanFacets(all []searched, canonical map[string]bool) map[string]int {
	counts := map[string]int{}
	for _, s := range all {
		for _, one := range [][2]string{{"year", s.reading.Day[:min(4, len(s.reading.Day))]}, {"month", s.reading.Day[:min(7, len(s.reading.Day))]},
			{"origin", glossary.Slug(s.reading.Origin)}, {"class", glossary.Slug(s.reading.Classification)}} {
			if one[1] != "" {
				counts[one[0]+" "+one[1]]++
			}
		}
		for _, tag := range append(slices.Clone(s.reading.Tags), s.Spellings...) {
			// A misspelled code is no tag to choose.
			if canonical[tag] {
				counts["tag "+tag]++
			}
		}
		for _, marking := range s.Markings {
			counts["marking "+marking]++
		}
	}
	return counts
}
