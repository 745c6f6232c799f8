package site

import "testing"

func TestAnchorsAreNamedAndCited(t *testing.T) {
	for _, c := range []struct{ anchors, called, cited string }{
		{"par3", "paragraph 3", "¶3"},
		{"par3-2", "paragraph 3, occurrence 2", "¶3 (occurrence 2)"},
		{"par3.a", "paragraph 3, a", "¶3.a"},
		{"par2_3", "paragraph 2, part 3", "¶2, part 3"},
		{"par0_1", "the opening, part 1", "opening, part 1"},
		{"par3..par5", "par3..par5", "¶3–5"},
		{"par2_1..par3", "par2_1..par3", "¶2, part 1 to ¶3"},
	} {
		if got := paragraphName(c.anchors); got != c.called {
			t.Errorf("%s is called %q, not %q", c.anchors, got, c.called)
		}
		if got := citedAs(c.anchors); got != c.cited {
			t.Errorf("%s is cited as %q, not %q", c.anchors, got, c.cited)
		}
	}
}
