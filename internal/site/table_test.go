package site

import "testing"

func TestTablesKeepTheirColumns(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"what all lines begin with goes", "   a  b\n  cc  d\n", " a  b\ncc  d\n"},
		{"a line at the edge keeps all", "a\n  b", "a\n  b"},
		{"blank lines do not count", "  a\n\n  b", "a\n\nb"},
		{"nothing stays nothing", "", ""},
	} {
		if got := dedented(c.text); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}
