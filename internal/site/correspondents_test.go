package site_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cables/internal/cable"
	"cables/internal/site"
)

func TestRecipientsAndSigners(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct{ address, selector, want string }{
		{"/recipient/", "#l li", "Lilliput Embassy 1"},
		{"/recipient/", "#l li a[title]", "Lilliput Embassy"},
		{"/signer/", "#t li", "THUMB 56"},
		{"/recipient/amembassy-lilliput", "h1", "Embassy Lilliput"},
		{"/recipient/amembassy-lilliput", "header .quiet", "As printed: AMEMBASSY LILLIPUT"},
		{"/recipient/amembassy-blefuscu", ".rows .code", "09STATE300"},
		{"/signer/thumb", ".count p", "56 cables, 1–50 on this page"},
		{"/signer/thumb?origin=embassy-lilliput", ".rows .code", "09LILLIPUT7"},
	} {
		r := get(t, s, c.address)
		if got := r.text(c.selector); got != c.want {
			t.Errorf("%s shows %q, not %q", c.address, got, c.want)
		}
	}
	page := get(t, s, "/cable/09STATE300")
	for _, want := range []string{"/recipient/amembassy-lilliput", "/recipient/amembassy-blefuscu", "/signer/quill"} {
		if !slices.Contains(page.hrefs(), want) {
			t.Errorf("the cable does not link %s", want)
		}
	}
	if got := page.attr(".signer a", "href"); got != "/signer/quill" {
		t.Errorf("the name under the cable leads to %q", got)
	}
	var index struct{ Values []map[string]any }
	if err := json.Unmarshal(get(t, s, "/signer.json").Body.Bytes(), &index); err != nil || len(index.Values) != 2 || index.Values[0]["address"] != "/signer/quill" {
		t.Errorf("the twin is %v, %v", index, err)
	}
	if r := get(t, s, "/signer/QUILL.atom?year=2009"); r.Code != 308 || r.Header().Get("Location") != "/signer/quill.atom?year=2009" {
		t.Errorf("another spelling answers %d to %q", r.Code, r.Header().Get("Location"))
	}
	for _, none := range []string{"/signer/nobody", "/recipient/nobody", "/signer/quill.txt"} {
		if r := get(t, s, none); r.Code != 404 {
			t.Errorf("%s answers %d", none, r.Code)
		}
	}
}

func TestSerialsAroundACable(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09MILDENDO1050")
	if got := r.text(".serials .quiet"); got != "12 of the 16 are in this archive." {
		t.Errorf("the strip says %q", got)
	}
	steps := r.texts(".serials li")
	if len(steps) != 17 || steps[0] != "1042" || steps[8] != "1050" || steps[13] != "1055, not held" {
		t.Errorf("the strip is %q", steps)
	}
	if r.attr(".serials a", "href") != "/cable/09MILDENDO1042" || r.text(".serials [aria-current]") != "1050" || len(r.all(".serials a")) != 12 {
		t.Errorf("it begins with %q", r.attr(".serials a", "href"))
	}
	low := get(t, newSite(t, site.Settings{}), "/cable/09LILLIPUT7")
	if steps := low.texts(".serials li"); len(steps) != 15 || steps[0] != "1, not held" {
		t.Errorf("no serial is below one: %q", steps)
	}
	if got := low.text(".serials .quiet"); got != "None of the 14 is in this archive." {
		t.Errorf("the strip says %q", got)
	}
}

func TestTagsByKind(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), []cable.Telegram{
		{ID: "09MILDENDO1", Body: "UNCLAS MILDENDO 000001\n\nTAGS: PREL, KNNP, GM, AF, UNGA, CLINTON HILLARY, ZZZQ\nSUBJECT: EGGS\n\n1. Eggs.\n"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	for _, c := range []struct{ kind, want string }{
		{"", "AF CLINTON, HILLARY GM KNNP PREL UNGA ZZZQ"},
		{"subject", "PREL"}, {"program", "KNNP"}, {"org", "UNGA"}, {"person", "CLINTON, HILLARY"}, {"unknown", "ZZZQ"},
		{"geo", "AF GM"}, // Afghanistan, Germany
	} {
		address := "/tag/?kind=" + c.kind
		if c.kind == "" {
			address = "/tag/"
		}
		r := get(t, s, address)
		var got []string
		for _, node := range r.all(".letter .code") {
			got = append(got, textOf(node))
		}
		if strings.Join(got, " ") != c.want || r.attr("link[rel=canonical]", "href") != address {
			t.Errorf("%s has %q at %s", address, got, r.attr("link[rel=canonical]", "href"))
		}
		if current := r.attr(".kinds [aria-current=page]", "href"); current != address || len(r.all(".kinds li")) != 7 {
			t.Errorf("%s shows %d kinds, of them %s", address, len(r.all(".kinds li")), current)
		}
	}
	if r := get(t, s, "/tag/?kind=loud"); r.Code != 404 {
		t.Errorf("no kind at all answers %d", r.Code)
	}
}
