package cable_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cables/internal/cable"
)

// seedTelegrams gives the fuzzer the telegrams written for this project.
func seedTelegrams(f *testing.F) {
	files, _ := filepath.Glob("../../testdata/demo/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("REF: A. 08 STATE 81854 B. NOWHERE 12 AND 13 (NOTAL)")
	f.Add("1. (S) END SUMMARY. SUMMARY\n\nA. \n--\n(\n1.(\n¶")
	f.Add("Classified By: Classified By: (")
}

// Nothing of a telegram can be lost: whatever the text, the blocks tile the
// body, ranges lie inside it, anchors are unique, and header and body come
// back as they went in.
func FuzzParse(f *testing.F) {
	seedTelegrams(f)
	f.Fuzz(func(t *testing.T, text string) {
		header, body := cable.Split(text)
		for _, telegram := range []cable.Telegram{{ID: "07LAPUTA12", Header: header, Body: body}, {Body: text}, {Header: text}} {
			c := cable.Parse(telegram)
			if c.Header != telegram.Header || c.Body != telegram.Body {
				t.Fatal("the text was altered")
			}
			if wrong := tiling(c); wrong != "" {
				t.Fatal(wrong)
			}
			checkRanges(t, c)
			if alone := cable.Paragraphs(telegram.Body); !slices.Equal(alone, c.Paragraphs) {
				t.Fatalf("paragraphs read alone are %v, not %v", alone, c.Paragraphs)
			}
		}
	})
}

func checkRanges(t *testing.T, c *cable.Cable) {
	t.Helper()
	inside := func(what string, start, end int) {
		if start < 0 || end < start || end > len(c.Body) {
			t.Fatalf("%s has the range %d to %d in a body of %d bytes", what, start, end, len(c.Body))
		}
	}
	for _, r := range c.References {
		inside("reference "+r.Text, r.Start, r.End)
	}
	for _, m := range c.Mentions {
		inside("mention "+m.Text, m.Start, m.End)
	}
	for _, r := range c.Redactions {
		inside("redaction", r.Start, r.End)
		if c.Body[r.Start:r.End] != r.Raw {
			t.Fatalf("redaction %q is not what stands there", r.Raw)
		}
	}
	for _, p := range c.Passages {
		inside("passage "+p.Kind, p.Start, p.End)
	}
	for _, a := range c.Aliases {
		inside("alias "+a.Anchor, a.Start, a.Start)
	}
	for _, b := range c.Blocks {
		var pieces strings.Builder
		for _, p := range c.Reading(b) {
			inside("piece", p.Start, p.End)
			pieces.WriteString(p.Text)
		}
		if utf8.ValidString(c.Body) && !utf8.ValidString(pieces.String()) {
			t.Fatalf("the reading text of a block is no UTF-8: %q", pieces.String())
		}
	}
	encoded, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(encoded), ":null") {
		t.Fatalf("null in %s", encoded)
	}
}

// An ID that was read once is read as itself ever after.
func FuzzParseID(f *testing.F) {
	for _, s := range []string{"07 STATE 159388", "#07STATE159388", "2007 Rio de Janeiro 012", "http://example.invalid/cable/2007/11/07STATE159388.html#par3", "cable.php?id=07STATE159388", "7575LIBREVILLE1895"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := cable.ParseID(s)
		if err != nil {
			return
		}
		again, err := cable.ParseID(string(id))
		if err != nil || again != id {
			t.Fatalf("%q is read as %q, and that as %q (%v)", s, id, again, err)
		}
		if id != cable.NewID(id.Year(), id.Station(), id.Serial()) {
			t.Fatalf("the parts of %q make another ID", id)
		}
	})
}
