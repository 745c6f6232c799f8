package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cables/internal/site"
)

func TestCablePage(t *testing.T) {
	r := get(t, newSite(t, site.Settings{URL: "https://cables.example/", Hashtag: "#cablegate"}), "/cable/09STATE300")
	for _, c := range []struct{ name, selector, want string }{
		{"the title is in reading case", "h1", "Demarche on <B>Sandcastles</B> & Moats"},
		{"the capitals stand beneath it", ".capitals", "DEMARCHE ON <B>SANDCASTLES</B> & MOATS"},
		{"the browser's tab names ID and subject", "title", "09STATE300: Demarche on <B>Sandcastles</B> & Moats – Cables"},
		{"the band shows the level", ".band .level-name", "Secret//NOFORN"},
		{"the header is one sentence", "details.header summary", "From Secretary of State to Embassy Lilliput, immediate, with 1 copy"},
		{"the excluded post is told", ".recipients .excluded", "but not AMCONSUL MILDENDO"},
		{"a sentence cut by a page break is whole", "#par1 .text", "S/NF ACTION REQUEST: Post should remind the Court that a moat is a moat (ref A). The bucket is held by [redacted: XXXXXXXXXXXX] of the harbor office. END SUMMARY."},
		{"a redaction is named", "#par1 .redaction", "[redacted: XXXXXXXXXXXX]"},
		{"the paragraph's number stands in the gutter", "#par2 .gutter .label", "2"},
		{"a mark has its level", "#par4 .level-sbu", "SBU"},
		{"talking points have anchors", "#par2_1 .text", "The tide is not negotiable."},
		{"the signer stands below", ".signer", "QUILL"},
		{"hashtags are ready to copy", ".share dd.code", "#cablegate #09STATE300"},
		{"who cites it", "#cited-by", "Cited by"},
	} {
		if got := r.text(c.selector); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	for selector, want := range map[string]string{
		"#par1 .pilcrow":        "#par1",
		"#par1 .text a":         "/cable/09LILLIPUT7",
		"link[rel=canonical]":   "https://cables.example/cable/09STATE300",
		".share dd a":           "/cable/09STATE300",
		"link[type=text/plain]": "/cable/09STATE300.txt",
		"nav.site a":            "/date/",
		".fields .missing":      "/cable/08LILLIPUT900",
		"section[aria-labelledby=cited-by] .cites a": "/cable/09LILLIPUT7",
	} {
		if got := r.attr(selector, "href"); got != want {
			t.Errorf("%s leads to %q, not %q", selector, got, want)
		}
	}
	if label := r.attr("#par3 .pilcrow", "aria-label"); label != "Link to paragraph 3" {
		t.Errorf("the paragraph link is called %q", label)
	}
	if len(r.all("#par2006")) != 1 {
		t.Error("the false anchor of old links is gone")
	}
	if strings.Contains(r.Body.String(), "<B>") {
		t.Error("text of the cable got out as markup")
	}
	for _, gone := range []string{"001.2 OF 002", "-------\nSUMMARY"} {
		if strings.Contains(r.text(".body"), gone) {
			t.Errorf("%q is transport and stands in the text", gone)
		}
	}
}

func TestCableTagsAreLinks(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300")
	want := []string{"PREL External Political Relations", "PGOV Internal Governmental Affairs printed POGOV", "ECON Economic Conditions"}
	if got := r.texts(".tags li"); !slices.Equal(got, want) {
		t.Errorf("tags %q, not %q", got, want)
	}
	if got := r.attr(".tags a", "href"); got != "/tag/PREL" {
		t.Errorf("the first tag leads to %q", got)
	}
}

func TestMarkedRange(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		name, mark string
		want       []string
	}{
		{"a range marks all in it", "par2..par3", []string{"par2", "par2_1", "par2_2", "par3", "par3_1"}},
		{"one paragraph marks itself", "par4", []string{"par4"}},
		{"a range written backwards is the same", "par4..par4", []string{"par4"}},
		{"nonsense marks nothing", "par99..par100", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, s, "/cable/09STATE300?mark="+c.mark)
			var got []string
			for _, node := range r.all("div.marked") {
				got = append(got, attrOf(node, "id"))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("marked %q, not %q", got, c.want)
			}
			if canonical := r.attr("link[rel=canonical]", "href"); canonical != "/cable/09STATE300" {
				t.Errorf("canonical is %q", canonical)
			}
		})
	}
}

func TestTelegramViewShowsEveryLineAndTheSameAnchors(t *testing.T) {
	s := newSite(t, site.Settings{})
	telegram := get(t, s, "/cable/09STATE300?view=telegram")
	var received strings.Builder
	for _, node := range telegram.all(".telegram pre") {
		for inner := range node.Descendants() {
			if inner.Type == html.TextNode && inner.Parent.Data != "a" {
				received.WriteString(inner.Data)
			}
		}
		received.WriteString("\n")
	}
	if got, want := received.String(), header+"\n"+sandcastle+"\n"; got != want {
		t.Errorf("the telegram view has\n%q, not\n%q", got, want)
	}
	for _, node := range anchored(get(t, s, "/cable/09STATE300")) {
		if len(telegram.all("#"+node)) != 1 {
			t.Errorf("the telegram view lacks the anchor %s", node)
		}
	}
}

// anchored are the anchors of paragraphs on a page.
func anchored(r response) []string {
	var anchors []string
	for _, node := range r.all("article [id]") {
		if id := attrOf(node, "id"); strings.HasPrefix(id, "par") {
			anchors = append(anchors, id)
		}
	}
	return anchors
}

func TestCableTextIsByteForByte(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300.txt")
	if r.Body.String() != header+"\n"+sandcastle {
		t.Errorf("the .txt twin is not header, newline, body:\n%q", r.Body)
	}
	if got := r.Header().Get("Content-Type"); got != "text/plain; charset=utf-8" {
		t.Errorf("content type %q", got)
	}
}

// contract are the keys of the object that the design promises for a cable.
var contract = strings.Fields(`id created created_published released classification captions partial declassified origin transmission
	from to info number section pass_lines executive_order declassify_on declassify_event tags subject subject_marking references
	mentions classified_by reasons signer summary header body blocks paragraphs aliases passages redactions problems
	held cited_by edition sha256 address`)

func TestCableJSON(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300.json")
	var object map[string]any
	if err := json.Unmarshal(r.Body.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	for _, key := range contract {
		value, ok := object[key]
		if !ok || value == nil {
			t.Errorf("%s is missing or null", key)
		}
		delete(object, key)
	}
	for key := range object {
		t.Errorf("%s is not in the contract", key)
	}
	if got := r.Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("Access-Control-Allow-Origin is %q", got)
	}
	if !strings.Contains(r.Body.String(), `"cited_by":["09LILLIPUT7"]`) || !strings.Contains(r.Body.String(), `"held":true`) {
		t.Error("cited_by or held is wrong")
	}
}
