package site_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cables/internal/cable"
	"cables/internal/site"
)

func TestMisprintedIDsLeadToEachOther(t *testing.T) {
	body := func(cites string) string {
		return "CONFIDENTIAL\n\nTAGS: PREL\nSUBJECT: X\nREF: " + cites + "\n\n1. (C) Text.\n"
	}
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), []cable.Telegram{
		{ID: "07KAPALA518", Body: body("08 NOWHERE 1")},  // its right ID was never published
		{ID: "06ANOI582", Body: body("08 NOWHERE 1")},    // its right ID was published too
		{ID: "06HANOI582", Body: body("07 KAMPALA 518")}, // so it is
		{ID: "06MANAMA2067", Body: body("06 HANOI 582")}, // its misprint is not in this archive
		{ID: "06LINSK1234", Body: body("06 MINSK 1234")}, // its right ID is not in this archive
	})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	for address, want := range map[string]string{
		"/cable/07KAPALA518": "", "/cable/06ANOI582": "", "/cable/06HANOI582": "", "/cable/06LINSK1234": "",
		"/cable/07KAMPALA518":              "/cable/07KAPALA518",
		"/cable/07 kampala 518":            "/cable/07KAPALA518",
		"/cable/07KAMPALA518.json":         "/cable/07KAPALA518.json",
		"/cable/07KAMPALA518/par1":         "/cable/07KAPALA518/par1",
		"/cable/2007/04/07KAMPALA518.html": "/cable/07KAPALA518",
		"/search?q=07KAMPALA518":           "/cable/07KAPALA518",
		"/search?q=06anoi582":              "/cable/06ANOI582",
		"/cable/06MAAMA2067":               "/cable/06MANAMA2067",
		"/cable/2006/12/06MAAMA2067.html":  "/cable/06MANAMA2067",
		"/cable/06MINSK1234":               "/cable/06LINSK1234",
	} {
		r := get(t, s, strings.ReplaceAll(address, " ", "%20"))
		if got := r.Header().Get("Location"); got != want || r.Code != map[bool]int{true: 200, false: 302}[want == ""] {
			t.Errorf("%s answers %d to %q, not to %q", address, r.Code, got, want)
		}
	}
	for address, twin := range map[string]string{"/cable/06ANOI582": "/cable/06HANOI582", "/cable/06HANOI582": "/cable/06ANOI582", "/cable/07KAPALA518": ""} {
		r := get(t, s, address)
		if got := r.attr(".notice a", "href"); got != twin {
			t.Errorf("%s names the twin %q, not %q", address, got, twin)
		}
	}
	citing := get(t, s, "/cable/06HANOI582")
	if !slices.Contains(citing.hrefs(), "/cable/07KAPALA518") || slices.Contains(citing.hrefs(), "/cable/07KAMPALA518") {
		t.Errorf("a reference to the right ID does not lead to its misprint: %q", citing.hrefs())
	}
}
