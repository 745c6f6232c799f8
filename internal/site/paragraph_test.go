package site_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestParagraphPage(t *testing.T) {
	s := newSite(t, site.Settings{URL: "https://cables.example"})
	r := get(t, s, "/cable/09STATE300/par4")
	text := get(t, s, "/cable/09STATE300/par4.txt").Body.String()
	if text != "4. (SBU) See also ref B." {
		t.Errorf("the text is %q", text)
	}
	sum := sha256.Sum256([]byte(text))
	for _, c := range []struct{ name, got, want string }{
		{"its text alone", r.text(".body"), "4 ¶ SBU See also ref B."},
		{"its hash is of the .txt twin", r.text(".hash"), hex.EncodeToString(sum[:])},
		{"the cable is canonical", r.attr("link[rel=canonical]", "href"), "https://cables.example/cable/09STATE300"},
		{"a card links the paragraph", r.attr("meta[property=og:url]", "content"), "https://cables.example/cable/09STATE300/par4"},
		{"a card has its text", r.attr("meta[property=og:description]", "content"), "(SBU) See also ref B."},
		{"it leads into the cable", r.attr(".within a", "href"), "/cable/09STATE300#par4"},
		{"its title tells it apart", r.text("title"), "09STATE300 ¶4, 1 May 2009: Demarche on <B>Sandcastles</B> & Moats – Cables"},
		{"its citation", r.text(".share dd"), "Secretary of State, “Demarche on <B>Sandcastles</B> & Moats”, cable 09STATE300, 1 May 2009, Secret//NOFORN, ¶4"},
		{"the paragraph before", r.attr(".neighbours a[rel=prev]", "href"), "/cable/09STATE300/par3"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, not %q", c.name, c.got, c.want)
		}
	}
	third := get(t, s, "/cable/09STATE300/par3")
	if n := len(third.all(".body .para:not([id])")); n != 0 {
		t.Errorf("%d empty blocks stand about the paragraph", n)
	}
	if n := len(r.all(".neighbours a[rel=next]")); n != 0 {
		t.Error("the last paragraph has a next one")
	}
}

func TestParagraphRange(t *testing.T) {
	s := newSite(t, site.Settings{})
	r := get(t, s, "/cable/09STATE300/par2..par3")
	if got := len(r.all(".body .para")); got != 5 {
		t.Errorf("%d blocks, not 5: %s", got, r.text(".body"))
	}
	if got := r.attr(".within a", "href"); got != "/cable/09STATE300?mark=par2..par3#par2" {
		t.Errorf("it leads to %q", got)
	}
	text := get(t, s, "/cable/09STATE300/par2..par3.txt").Body.String()
	if !strings.HasPrefix(text, "2. (C) Post should") || !strings.HasSuffix(text, "Spade         1      0") {
		t.Errorf("the text is %q", text)
	}
	var twin struct {
		Start, End int
		Body       string
		SHA256     string
		Paragraphs []struct{ Anchor string }
	}
	if err := json.Unmarshal(get(t, s, "/cable/09STATE300/par2..par3.json").Body.Bytes(), &twin); err != nil {
		t.Fatal(err)
	}
	if twin.Body != text || sandcastle[twin.Start:twin.End] != text || len(twin.Paragraphs) != 5 || twin.Paragraphs[0].Anchor != "par2" {
		t.Errorf("the twin is %+v", twin)
	}
}

func TestMissingParagraphLinksItsCable(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300/par99")
	if r.Code != 404 || r.attr(".choices a", "href") != "/cable/09STATE300" {
		t.Errorf("answers %d, leads to %q", r.Code, r.attr(".choices a", "href"))
	}
}
