package query_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"cables/internal/query"
)

var nasty = []string{
	"", " ", "\x00", "a\x00b", "\xff\xfe", "\"", "\"\"", "\"\"\"", "(", ")", "((((", "))))", ")(", "-", "--", "---x", "- x", "-(", "-\"", "~", "~~", "~*", "*", "**", "a*", "*a*",
	"OR", "OR OR", "AND", "NOT", "NOT NOT", "-OR", "a OR", "OR a", "a OR )", "(OR)", "tag:", "tag:tag:tag:", "tag:(", "tag:\"", "subject:~x", "subject:-(a OR \"b", "in:", "in:paragraph",
	"-in:paragraph", "x OR in:paragraph", "date:", "date:..", "date:2009-13", "date:9999..0001", "has:", "is:(partial)", "a:b:c", ":", "::", "http://x/y?z=1#par3", "😀", "😀 OR 😀", "1️⃣",
	"U.S.S.R.'s", "O'Brien’s", "Al-Qaeda", "al Qaida,s", "don,t", "XXXXXXXXXXXXs", "xx'xxx", "a.x.x.x.x.x", "ＸＸＸＸＸa", "\xe2was drm’sXXXXX", "ẍẍẍẍẍa", "Straße ﬃ ŉ Å İstanbul", "العَرَبِيَّة", "हिन्दी", "漢字かな", "한국어",
	"’s", "'s's", "s's's", "ـ", "\u0301", "a\u00adb", "\u202eabc", "a OR -b", "the", "the of", "the -x", "(the OR x) y", "\"the\" the x", "a -a", "x x", "x OR x", "-x -x", "\"a b\" OR a-b",
	strings.Repeat("(", 5000), strings.Repeat("-(", 2000) + "a", strings.Repeat("a ", 5000), strings.Repeat("tag:", 2500), "a" + strings.Repeat("g:tag:", 2500), strings.Repeat("tag*~", 2000), strings.Repeat("\"", 9999), strings.Repeat("x", 10000),
	strings.Repeat("a-", 5000), strings.Repeat("NOT ", 2500) + "x", strings.Repeat("é’", 3000), strings.Repeat("axxxxxx", 1500), strings.Repeat("a.", 5000) + "bc", strings.Repeat("(a OR (b c ", 30),
}

// Whatever is typed is understood in no time, and what was understood can be
// spelled so that it is understood again, with nothing left out.
func FuzzParse(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		began := time.Now()
		q := query.Parse(s)
		if took := time.Since(began); took > time.Second {
			t.Fatalf("took %v for %d bytes", took, len(s))
		}
		again := query.Parse(q.String())
		if diff := cmp.Diff(q.Root, again.Root); diff != "" || q.Paragraph != again.Paragraph || len(again.LeftOut) > 0 {
			t.Fatalf("%q is spelled %q, and that is understood otherwise: %s\nleft out: %v", s, q, diff, again.LeftOut)
		}
		leaves := 0
		query.Walk(q.Root, func(query.Node, bool) { leaves++ })
		if leaves > 64 || depth(q.Root) > 17 {
			t.Fatalf("%d leaves, %d deep", leaves, depth(q.Root))
		}
		if !utf8.ValidString(q.String()) || !utf8.ValidString(q.Says()) {
			t.Fatalf("what is said of %q is no UTF-8", s)
		}
		checkShape(t, q.Root)
	})
}

func depth(n query.Node) int {
	deepest := 0
	for _, m := range members(n) {
		deepest = max(deepest, depth(m))
	}
	if _, not := n.(query.Not); not || n == nil {
		return deepest
	}
	return deepest + 1
}

func members(n query.Node) []query.Node {
	switch n := n.(type) {
	case query.And:
		return n
	case query.Or:
		return n
	case query.Not:
		return []query.Node{n.Node}
	}
	return nil
}

// checkShape holds the tree to what the documentation of Node promises.
func checkShape(t *testing.T, n query.Node) {
	t.Helper()
	for _, m := range members(n) {
		if kind(n) == kind(m) {
			t.Fatalf("%s stands directly in %s", kind(m), kind(n))
		}
		checkShape(t, m)
	}
	switch n := n.(type) {
	case query.And, query.Or:
		if len(members(n)) < 2 {
			t.Fatalf("%s has %d members", kind(n), len(members(n)))
		}
	case query.Word:
		checkTerm(t, n.Term)
	case query.Prefix:
		checkTerm(t, n.Term)
		if utf8.RuneCountInString(n.Term) < 3 {
			t.Fatalf("the prefix %q is too short", n.Term)
		}
	case query.Phrase:
		if len(n.Terms) < 2 || len(n.Terms) > 64 {
			t.Fatalf("a phrase of %d terms", len(n.Terms))
		}
		for _, term := range n.Terms {
			checkTerm(t, term)
		}
	case query.Stem:
		if query.StemOf(n.Stem) != n.Stem {
			t.Fatalf("the stem %q has the stem %q", n.Stem, query.StemOf(n.Stem))
		}
	case query.Value:
		if n.Value == "" || strings.TrimSpace(n.Value) != n.Value {
			t.Fatalf("the value %q is not trimmed", n.Value)
		}
	case query.Range:
		if n.From == "" && n.To == "" {
			t.Fatal("a range without ends")
		}
	}
}

func kind(n query.Node) string {
	switch n.(type) {
	case query.And:
		return "And"
	case query.Or:
		return "Or"
	case query.Not:
		return "Not"
	}
	return n.String()
}

func checkTerm(t *testing.T, term string) {
	t.Helper()
	if got := terms(term); len(got) != 1 || got[0] != term {
		t.Fatalf("the term %q is read as %q", term, got)
	}
}

func terms(text string) []string {
	var list []string
	for token := range query.Tokens(text) {
		list = append(list, token.Term)
	}
	return list
}

// The terms for the index are the tokens of the text; each is itself a term,
// and the piece of text that a token names has that term alone.
func FuzzTerms(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Add("The U.S.-based firm’s “F-16” deal (1.4(b)) was don,t XXXXXXXXXXXX’s; 09STATE12345")
	f.Fuzz(func(t *testing.T, text string) {
		tokens := slices.Collect(query.Tokens(text))
		var list []string
		end := 0
		for _, token := range tokens {
			if token.Start < end || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("token %+v after %d in a text of %d bytes", token, end, len(text))
			}
			end = token.End
			checkTerm(t, token.Term)
			if got := terms(text[token.Start:token.End]); len(got) != 1 || got[0] != token.Term {
				t.Fatalf("token %+v stands on %q, which is read as %q", token, text[token.Start:token.End], got)
			}
			list = append(list, token.Term)
		}
		joined := strings.Join(list, " ")
		if got := string(query.AppendTerms(nil, text)); got != joined {
			t.Fatalf("AppendTerms gives %q, the tokens are %q", got, joined)
		}
		if got := string(query.AppendTerms(nil, joined)); got != joined {
			t.Fatalf("the terms %q are read as %q", joined, got)
		}
		for _, term := range list {
			if stem := query.StemOf(term); query.StemOf(stem) != stem || len(stem) > len(term) || stem[0] != term[0] {
				t.Fatalf("the stem of %q is %q", term, stem)
			}
		}
	})
}

// Marks lie within the text, in order, and are there exactly if something
// sought occurs in it.
func FuzzMarks(f *testing.F) {
	for i, s := range nasty {
		f.Add(s, nasty[len(nasty)-1-i])
	}
	f.Add("Al-Qaeda ~sanctions nuc*", "Sanctioned al Qaeda’s nuclear nuclei")
	f.Fuzz(func(t *testing.T, typed, text string) {
		q := query.Parse(typed)
		spans, end := q.Marks(text), 0
		for _, s := range spans {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%+v after %d in a text of %d bytes", s, end, len(text))
			}
			end = s.End
		}
		var prepared query.Text
		prepared.Read(text)
		occurs := false
		query.Walk(q.Root, func(leaf query.Node, negated bool) {
			occurs = occurs || !negated && anywhere(leaf) && prepared.Has(leaf)
		})
		if occurs != (len(spans) > 0) {
			t.Fatalf("%q occurs in %q: %v; marks: %v", typed, text, occurs, spans)
		}
	})
}

func anywhere(leaf query.Node) bool {
	switch n := leaf.(type) {
	case query.Word:
		return n.Field == query.Anywhere
	case query.Phrase:
		return n.Field == query.Anywhere
	case query.Prefix:
		return n.Field == query.Anywhere
	case query.Stem:
		return true
	}
	return false
}
