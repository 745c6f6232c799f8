package site

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// A reader of Markdown with every extension shows escaped text as it stands,
// and makes nothing of it but a paragraph and its lines.
func FuzzEscapedMarkdownIsNoMarkup(f *testing.F) {
	for _, seed := range []string{
		"plain", "# heading", "1. one\n2) two", "- a\n+ b\n* c", "under\n===\nline\n---", "<script>alert(1)</script>", "![x](y) [a]: http://b.example",
		"http://a.example www.b.example c@d.example MAILTO:e", "a & b &amp; &#35;", "`code` ``more``", "    indented\n\n\tcode", "~~struck~~ *em* __b__", "| a | b |\n|---|---|",
		"[^1] [x] - [ ] task", "ends in a backslash\\\nand goes on", "term\n: definition", "***\n___", "(S//NF) 3. (C) It's 4%, $5 & \"more\"", "> quoted", "“¶” – … é", "\\`*",
	} {
		f.Add(seed)
	}
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == '\uFFFD' {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, ""))
		var page bytes.Buffer
		if err := reader.Convert([]byte(escapeMarkdown(text)), &page); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(&page)
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		for node := range doc.Descendants() {
			switch {
			case node.Type == html.TextNode:
				shown.WriteString(node.Data)
			case node.Type == html.ElementNode && !strings.Contains(" html head body p br ", " "+node.Data+" "):
				t.Errorf("%q makes the element %s: %q", text, node.Data, escapeMarkdown(text))
			}
		}
		if got, want := strings.Fields(shown.String()), strings.Fields(text); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q shows as %q by %q", text, shown.String(), escapeMarkdown(text))
		}
	})
}

func TestFencesAreLongerThanWhatIsInThem(t *testing.T) {
	if got, want := fenced("a ```` b\n"), "`````\na ```` b\n`````"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
