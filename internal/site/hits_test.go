package site_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"testing"

	"cables/internal/site"
)

func textLog(w io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

func TestHitsAreMarkedInACable(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		name, typed, view string
		marked            []string
	}{
		{"a word", "tide", "", []string{"tide"}},
		{"several, in the order of the text", "spade bucket", "", []string{"bucket", "spade", "Bucket", "Spade"}},
		{"in the title too", "sandcastles", "", []string{"Sandcastles"}},
		{"a phrase that a page break cuts", `"of the harbor office"`, "", []string{"of the ", " ", "harbor office"}},
		{"a phrase that a line wrap cuts", `"moat is a moat"`, "", []string{"moat is a moat"}},
		{"a phrase with a link in it", `"also ref b"`, "", []string{"also ", "ref B"}},
		{"what the publisher wrote over", "xxxxxxxxxxxx", "", []string{"XXXXXXXXXXXX"}},
		{"a tag", "PREL", "", []string{"PREL"}},
		{"nothing of what is excluded", "tide -spade", "", []string{"tide"}},
		{"a title with markup in it", `"on b sandcastles"`, "", []string{"on <B>Sandcastles"}},
		{"as received", "spade bucket", "telegram", []string{"bucket", "spade", "Bucket", "Spade"}},
		{"a phrase over two lines as received", `"2006 it has"`, "telegram", []string{"2006. It has"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, s, "/cable/09STATE300?view="+c.view+"&q="+url.QueryEscape(c.typed))
			if got := r.texts("mark"); !slices.Equal(got, trimmed(c.marked)) {
				t.Errorf("%q is marked, not %q", got, c.marked)
			}
		})
	}
}

func trimmed(texts []string) []string {
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	return texts
}

func TestHitsLeadToEachOther(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, view := range []string{"", "&view=telegram"} {
		r := get(t, s, "/cable/09STATE300?q=spade+OR+bucket&tag=PREL"+view)
		if got := r.text("#hits"); !strings.HasPrefix(got, "4 hits for “spade OR bucket” in the text") {
			t.Errorf("the notice says %q", got)
		}
		if got := r.attr("#hits a[rel=nofollow]", "href"); got != "/search?q=spade+OR+bucket&tag=PREL" {
			t.Errorf("the way back is %q", got)
		}
		for n := 1; n <= 4; n++ {
			step := fmt.Sprintf("#hit%d .step", n)
			if got := r.text(step); !strings.HasPrefix(got, fmt.Sprintf("Hit %d of 4", n)) {
				t.Errorf("hit %d says %q", n, got)
			}
			var links []string
			for _, node := range r.all(step + " a") {
				links = append(links, attrOf(node, "href"))
			}
			if slices.Contains(links, fmt.Sprintf("#hit%d", n-1)) != (n > 1) || slices.Contains(links, fmt.Sprintf("#hit%d", n+1)) != (n < 4) {
				t.Errorf("hit %d leads to %q", n, links)
			}
		}
		if r.attr("link[rel=canonical]", "href") != "/cable/09STATE300" || r.attr("meta[name=robots]", "content") != "noindex" {
			t.Error("the cable without marks is not canonical")
		}
	}
	// Where a result leads, its first hit is ready to lead on.
	r := get(t, s, "/cable/09STATE300?q=spade")
	if first := r.attr("#par2 .hit.first", "id"); first != "hit1" {
		t.Errorf("the first hit of paragraph 2 is %q", first)
	}
}

// TestMarksChangeNoText compares the page with marks and the page without.
func TestMarksChangeNoText(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, view := range []string{"", "&view=telegram"} {
		plain := get(t, s, "/cable/09STATE300?x=1"+view)
		marked := get(t, s, "/cable/09STATE300?q=ref+OR+moat+OR+b+OR+xxxxxxxxxxxx+OR+PREL+OR+tide"+view)
		if len(marked.all("mark")) < 8 {
			t.Fatalf("only %q is marked", marked.texts("mark"))
		}
		for _, hit := range marked.all(".hit") {
			hit.Parent.RemoveChild(hit)
		}
		for _, selector := range []string{"h1", ".body", ".telegram", ".redaction", ".body a[title]"} {
			if got, want := strings.Join(marked.texts(selector), "|"), strings.Join(plain.texts(selector), "|"); got != want {
				t.Errorf("%s says %q, not %q", selector, got, want)
			}
		}
	}
}
