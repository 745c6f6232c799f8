package site_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/site"
)

// spade are the texts of one cable, as three imports bring them.
func spade() []cable.Telegram {
	var lines strings.Builder
	for range 20 {
		lines.WriteString("Nobody else was seen on the beach.\n")
	}
	text := func(who, ending string) cable.Telegram {
		return cable.Telegram{ID: "09LILLIPUT8", Origin: "Embassy Lilliput", Classification: "CONFIDENTIAL",
			Body: "CONFIDENTIAL LILLIPUT 000008\n\nTAGS: ECON\nSUBJECT: THE LOST SPADE\n\n1. (C) The spade is with " + who + " of the Court.\n\n" + lines.String() + "\n2. (C) " + ending + "\nTHUMB\n"}
	}
	return []cable.Telegram{text("Rupert", "It is red."), text("Rupert", "It is blue."), text("XXXXXXXXXX", "It is blue.")}
}

// spadeSite serves an archive of several editions, the last of which has all versions.
func spadeSite(t *testing.T) *site.Server {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cables.db")
	for i, text := range append(spade(), cable.Telegram{ID: "09LILLIPUT9", Body: "UNCLAS LILLIPUT 000009\n\nSUBJECT: NO SPADE\n\n1. None.\n"}) {
		im, err := archive.Begin(t.Context(), path, archive.Options{})
		if err != nil {
			t.Fatal(err)
		}
		source := archive.Source{Name: "dump-" + string('a'+rune(i)) + ".csv", Form: "csv", SHA256: strings.Repeat("ab", 32)}
		if err := im.Add(t.Context(), text, source, "windows-1252"); err != nil {
			t.Fatal(errors.Join(err, im.Abort()))
		}
		if _, err := im.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	a, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return serve(t, site.Always(a), site.Settings{})
}

func short(t cable.Telegram) string { return archive.Sum(t)[:12] }

func TestVersionsPage(t *testing.T) {
	s, texts := spadeSite(t), spade()
	r := get(t, s, "/cable/09LILLIPUT8/versions")
	if r.Code != 200 || r.text("h1") != "The Lost Spade" || r.attr("link[rel=canonical]", "href") != "/cable/09LILLIPUT8/versions" {
		t.Fatalf("answers %d: %s", r.Code, r.text("main"))
	}
	checkMarkup(t, "/cable/09LILLIPUT8/versions", r.Body.String())
	listed := r.texts(".texts .what")
	if len(listed) != 3 || !strings.HasPrefix(listed[0], short(texts[2])+".txt current imported ") || !strings.HasSuffix(listed[0], "edition 3 1 redaction") ||
		!strings.HasPrefix(listed[1], short(texts[1])) || !strings.HasSuffix(listed[1], "edition 2 0 redactions") || !strings.HasPrefix(listed[2], short(texts[0])) {
		t.Errorf("versions: %q", listed)
	}
	if got := r.text(".texts dl"); !strings.Contains(got, archive.Sum(texts[2])) || !strings.Contains(got, "dump-c.csv csv, windows-1252 "+strings.Repeat("ab", 32)) {
		t.Errorf("the first has %q", got)
	}
	for selector, want := range map[string]string{
		".diff del": "[removed: Rupert]", ".diff ins": "[inserted: [redacted: XXXXXXXXXX]]", ".diff ins .redaction": "[redacted: XXXXXXXXXX]",
		".diff summary": "22 lines alike",
	} {
		if got := r.text(selector); got != want {
			t.Errorf("%s: %q, not %q", selector, got, want)
		}
	}
	var got []string
	for _, option := range r.all(".compare option") {
		if slices.ContainsFunc(option.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
			got = append(got, textOf(option))
		}
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], short(texts[1])) || !strings.HasPrefix(got[1], short(texts[2])) {
		t.Errorf("compared by default: %q", got)
	}
}

func TestTwoVersionsAreCompared(t *testing.T) {
	s, texts := spadeSite(t), spade()
	red, blue, covered := archive.Sum(texts[0]), archive.Sum(texts[1]), archive.Sum(texts[2])
	for _, c := range []struct {
		name, query string
		del, ins    []string
	}{
		{"the first with the current", "?from=" + red + "&to=" + covered, []string{"[removed: Rupert]", "[removed: red]"}, []string{"[inserted: [redacted: XXXXXXXXXX]]", "[inserted: blue]"}},
		{"by a few digits, in capitals", "?from=" + strings.ToUpper(red[:8]) + "&to=" + blue[:8], []string{"[removed: red]"}, []string{"[inserted: blue]"}},
		{"backwards", "?from=" + blue[:8] + "&to=" + red[:8], []string{"[removed: blue]"}, []string{"[inserted: red]"}},
		{"one with the current", "?from=" + red[:8], []string{"[removed: Rupert]", "[removed: red]"}, []string{"[inserted: [redacted: XXXXXXXXXX]]", "[inserted: blue]"}},
		{"a version with itself", "?from=" + red[:8] + "&to=" + red[:8], nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, s, "/cable/09LILLIPUT8/versions"+c.query)
			if del, ins := r.texts(".diff del"), r.texts(".diff ins"); !slices.Equal(del, c.del) || !slices.Equal(ins, c.ins) {
				t.Errorf("removed %q, inserted %q", del, ins)
			}
			if got := r.attr("link[rel=canonical]", "href"); got != "/cable/09LILLIPUT8/versions" {
				t.Errorf("canonical is %q", got)
			}
		})
	}
	for _, address := range []string{"?from=0000000000", "?to=zz", "?from=a", "/0000000000.txt", "/zz"} {
		if r := get(t, s, "/cable/09LILLIPUT8/versions"+address); r.Code != 404 {
			t.Errorf("%s answers %d", address, r.Code)
		}
	}
}

func TestTextOfAVersionIsByteForByte(t *testing.T) {
	s := spadeSite(t)
	for _, text := range spade() {
		r := get(t, s, "/cable/09LILLIPUT8/versions/"+short(text)+".txt")
		if r.Body.String() != text.Header+"\n"+text.Body || r.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s answers %d: %q", short(text), r.Code, r.Body)
		}
	}
	if got, want := get(t, s, "/cable/09lilliput8/versions").Header().Get("Location"), "/cable/09LILLIPUT8/versions"; got != want {
		t.Errorf("another spelling leads to %q, not %q", got, want)
	}
	if got, want := get(t, s, "/cable/09LILLIPUT8/versions/"+archive.Sum(spade()[0])).Header().Get("Location"), "/cable/09LILLIPUT8/versions/"+short(spade()[0])+".txt"; got != want {
		t.Errorf("without extension it leads to %q, not %q", got, want)
	}
}

func TestVersionsJSON(t *testing.T) {
	r := get(t, spadeSite(t), "/cable/09LILLIPUT8/versions.json")
	var got struct {
		ID       string
		Edition  int
		Versions []struct {
			SHA256, Address, Imported string
			Current                   bool
			Edition, Redactions       int
			Sources                   []struct{ Name, Form, SHA256, Notes string }
		}
	}
	if err := json.Unmarshal(r.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != "09LILLIPUT8" || got.Edition != 4 || len(got.Versions) != 3 || strings.Contains(r.Body.String(), "null") {
		t.Fatalf("%s", r.Body)
	}
	v, sum := got.Versions[0], archive.Sum(spade()[2])
	if v.SHA256 != sum || !v.Current || v.Edition != 3 || v.Redactions != 1 || v.Imported == "" || v.Address != "/cable/09LILLIPUT8/versions/"+sum[:12]+".txt" ||
		len(v.Sources) != 1 || v.Sources[0].Name != "dump-c.csv" || v.Sources[0].Notes != "windows-1252" {
		t.Errorf("the current version is %+v", v)
	}
}

func TestOnlyACableOfSeveralVersionsLinksThem(t *testing.T) {
	s := spadeSite(t)
	link := ".share a[href=/cable/09LILLIPUT8/versions]"
	r := get(t, s, "/cable/09LILLIPUT8")
	if got := r.text(link); got != "3 versions of this telegram" {
		t.Errorf("the link says %q", got)
	}
	one := get(t, s, "/cable/09LILLIPUT9")
	if strings.Contains(one.Body.String(), "/versions") {
		t.Error("a cable of one version links it")
	}
	alone := get(t, s, "/cable/09LILLIPUT9/versions")
	if alone.Code != 200 || len(alone.all(".diff"))+len(alone.all("form.compare")) > 0 || len(alone.texts(".texts > li"))+len(alone.all(".texts .what")) == 0 {
		t.Errorf("its versions answer %d: %s", alone.Code, alone.text("main"))
	}
	if r := get(t, s, "/cable/09NOWHERE1/versions"); r.Code != 404 {
		t.Errorf("a cable that is not held answers %d", r.Code)
	}
}
