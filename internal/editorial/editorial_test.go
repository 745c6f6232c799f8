package editorial_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"cables/internal/editorial"
	"cables/web"
)

func open(t *testing.T, text string) editorial.Page {
	t.Helper()
	pages, err := editorial.Open(fstest.MapFS{"help/x.md": {Data: []byte("---\ntitle: X\norder: 2\n---\n" + text)}})
	if err != nil {
		t.Fatal(err)
	}
	page, ok := pages.Page("help/x")
	if !ok {
		t.Fatal("help/x.md is not the page help/x")
	}
	return page
}

func TestReferenceIDsBecomeLinks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an ID in a sentence", "See 07STATE159388.", `<p>See <a href="/cable/07STATE159388">07STATE159388</a>.</p>`},
		{"with its hash", "Mark it #07STATE159388!", `<p>Mark it <a href="/cable/07STATE159388">#07STATE159388</a>!</p>`},
		{"with a paragraph", "(07STATE159388¶3)", `<p>(<a href="/cable/07STATE159388#par3">07STATE159388¶3</a>)</p>`},
		{"two in a row", "07STATE1 09PARIS22 too", `<p><a href="/cable/07STATE1">07STATE1</a> <a href="/cable/09PARIS22">09PARIS22</a> too</p>`},
		{"not in code", "`07STATE159388`", `<p><code>07STATE159388</code></p>`},
		{"not in a link", "[07STATE159388](/tag/)", `<p><a href="/tag/">07STATE159388</a></p>`},
		{"not in a longer word", "x07STATE159388", `<p>x07STATE159388</p>`},
		{"not in small letters", "07state159388", `<p>07state159388</p>`},
		{"over a line break", "a 07STATE1\nb", "<p>a <a href=\"/cable/07STATE1\">07STATE1</a>\nb</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimSpace(string(open(t, c.text).HTML)); got != c.want {
				t.Errorf("%s\nnot\n%s", got, c.want)
			}
		})
	}
}

func TestRawHTMLIsDropped(t *testing.T) {
	if got := string(open(t, "a <b onclick=x>c</b>\n\n<script>d</script>\n").HTML); strings.Contains(got, "onclick") || strings.Contains(got, "script>") {
		t.Errorf("the page lets through %q", got)
	}
}

func TestHeadingsHaveIDs(t *testing.T) {
	if got := string(open(t, "## The box\n").HTML); !strings.Contains(got, `<h2 id="the-box">`) {
		t.Errorf("the heading is %q", got)
	}
}

func TestFrontMatterMistakesAreErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no title":       "Text.",
		"no end":         "---\ntitle: X\nText.",
		"unknown key":    "---\ntitle: X\ncolour: red\n---\n",
		"order in words": "---\ntitle: X\norder: first\n---\n",
	} {
		if _, err := editorial.Open(fstest.MapFS{"x.md": {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), "x.md") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestBuiltInPages(t *testing.T) {
	fsys, err := fs.Sub(web.FS, "pages")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := editorial.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	help := pages.In("help")
	if len(help) == 0 || help[0].Title != "Understanding cables" {
		t.Errorf("help begins with %+v", help)
	}
	for _, page := range help {
		if page.Description == "" || strings.Contains(string(page.HTML), "style=") {
			t.Errorf("%s has no description, or a style that the policy forbids", page.Name)
		}
	}
}
