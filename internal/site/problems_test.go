package site_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"cables/internal/cable"
	"cables/internal/site"
)

// unread is more cables than a page has that lack the same, and one with a
// problem in a paragraph.
func unread() []cable.Telegram {
	all := []cable.Telegram{{ID: "09MILDENDO7", Body: "UNCLAS MILDENDO 000007\n\nTAGS: ECON\nSUBJECT: EGGS\n\n1. One.\n\n5. Five.\nTHUMB\n"}}
	for n := range 51 {
		all = append(all, cable.Telegram{ID: cable.NewID(2009, "LILLIPUT", n+1), Body: fmt.Sprintf("UNCLAS LILLIPUT %06d\n\nTAGS: ECON\n\n1. Bulletin.\nTHUMB\n", n+1)})
	}
	return all
}

func TestProblems(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), unread())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	index := get(t, s, "/problems")
	if got, want := index.texts(".problems li a"), []string{"paragraph-missing", "no-subject"}; !slices.Equal(got, want) {
		t.Errorf("the codes are %q, not %q: the gravest first", got, want)
	}
	if got := index.texts(".problems .number"); !slices.Equal(got, []string{"1 cable", "51 cables"}) {
		t.Errorf("the counts are %q", got)
	}
	if home := get(t, s, "/"); home.attr(`footer.site a[href=/problems]`, "href") == "" {
		t.Error("the footer does not lead there")
	}
	missing := get(t, s, "/problems/paragraph-missing")
	if got := missing.attr(".rows .subject", "href"); got != "/cable/09MILDENDO7#par5" {
		t.Errorf("the place is %q", got)
	}
	if got := missing.text(".rows .summary"); got != "Paragraph 5 stands behind paragraph 1." {
		t.Errorf("the sentence is %q", got)
	}
	first, second := get(t, s, "/problems/no-subject"), get(t, s, "/problems/no-subject?page=2")
	if len(first.all(".rows li")) != 50 || len(second.all(".rows li")) != 1 || first.attr("a[rel=next]", "href") != "/problems/no-subject?page=2" || second.attr("a[rel=prev]", "href") != "/problems/no-subject" {
		t.Errorf("%d rows, then %d; next is %q, previous %q", len(first.all(".rows li")), len(second.all(".rows li")), first.attr("a[rel=next]", "href"), second.attr("a[rel=prev]", "href"))
	}
	if got := first.attr(".rows .subject", "href"); got != "/cable/09LILLIPUT1?view=telegram" {
		t.Errorf("what has no place leads to %q", got)
	}
	for address, want := range map[string]int{"/problems/no-subject?page=3": 404, "/problems/none": 404, "/problems/none.json": 404, "/problems/": 308, "/problems?code=no-subject": 308} {
		if r := get(t, s, address); r.Code != want {
			t.Errorf("%s answers %d, not %d", address, r.Code, want)
		}
	}
}

func TestProblemsJSON(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), unread())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	var index struct {
		Values []struct {
			Value, Name, Address string
			Count                int
		}
	}
	if err := json.Unmarshal(get(t, s, "/problems.json").Body.Bytes(), &index); err != nil || len(index.Values) != 2 || index.Values[1].Count != 51 || index.Values[0].Address != "/problems/paragraph-missing" {
		t.Errorf("the index is %+v, %v", index, err)
	}
	var list struct {
		Code     string
		Page     int
		More     bool
		Cables   int
		Problems []struct{ ID, Place, What, In string }
	}
	if err := json.Unmarshal(get(t, s, "/problems/no-subject.json").Body.Bytes(), &list); err != nil || !list.More || list.Cables != 51 || len(list.Problems) != 50 || list.Problems[0].ID != "09LILLIPUT1" || list.Problems[0].In != "body" {
		t.Errorf("the list is %+v, %v", list, err)
	}
}

func TestACableShowsItsProblems(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), unread())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	r := get(t, serve(t, site.Always(a), site.Settings{}), "/cable/09MILDENDO7")
	if got := r.texts(".unread li"); !slices.Equal(got, []string{"Paragraph 5 stands behind paragraph 1. paragraph 5"}) {
		t.Errorf("it shows %q", got)
	}
}

func TestEveryProblemCodeHasAMeaning(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), demo(t))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	r := get(t, serve(t, site.Always(a), site.Settings{}), "/problems")
	if codes, meanings := len(r.all(".problems li")), len(r.all(".problems li p")); codes == 0 || codes != meanings {
		t.Errorf("%d codes, %d meanings", codes, meanings)
	}
}
