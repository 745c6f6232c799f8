package archive

import (
	"slices"
	"testing"
)

func TestSuggestionsGoOnWithWhatIsTyped(t *testing.T) {
	a, _ := openSearched(t, "../../testdata/demo")
	for _, test := range []struct{ name, typed, term, tag, origin string }{
		{"a word goes on", "strels", "strelsau", "", "Embassy Strelsau"},
		{"the last word counts", "king of rurit", "ruritania", "", ""},
		{"a tag by its code", "pre", "", "PREL", ""},
		{"a tag by a word of its name", "human r", "", "PHUM", ""},
		{"an origin by its name", "embassy st", "", "", "Embassy Strelsau"},
	} {
		s, err := a.Suggest(t.Context(), test.typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		has := func(all []Count, want string) bool {
			return want == "" || slices.ContainsFunc(all, func(c Count) bool { return (c.Value == want || c.Name == want) && c.Cables > 0 })
		}
		if !has(s.Terms, test.term) || !has(s.Tags, test.tag) || !has(s.Origins, test.origin) {
			t.Errorf("%s: %q suggests %+v", test.name, test.typed, s)
		}
	}
}

func TestRespellingsAreOneLetterAwayAndMoreFrequent(t *testing.T) {
	a, _ := openSearched(t, "../../testdata/demo")
	for typed, want := range map[string]string{"strelsuu": "strelsau", "ruritnaia": "ruritania", "minster": "minister", "minister": "", "xqzzyk": "", "": ""} {
		near, err := a.Respell(t.Context(), typed, 3)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" && len(near) > 0 || want != "" && (len(near) == 0 || near[0].Value != want) {
			t.Errorf("%q: %+v, want %q first", typed, near, want)
		}
	}
}
