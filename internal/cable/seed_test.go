package cable_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/cable"
)

// corpus is the folder of real input, or the test is skipped.
func corpus(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("CABLES_CORPUS")
	if dir == "" {
		t.Skip("CABLES_CORPUS is not set: no real cables to read")
	}
	return dir
}

func readFile(t testing.TB, elements ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(elements...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The cable that this project began with, 07STATE159388, in the middle of
// whose page its telegram stands.
func TestTheSeedIsReadRight(t *testing.T) {
	page := readFile(t, corpus(t), "seed-07STATE159388.txt")
	_, text, found := strings.Cut(page, "SECRET Secretary of State\n")
	if !found {
		t.Fatal("the seed has no box")
	}
	header, body := cable.Split(text)
	c := cable.Parse(cable.Telegram{ID: "07STATE159388", Header: header, Body: body})

	var labels, markings, cited, tags []string
	for _, p := range c.Paragraphs {
		if p.Kind == cable.KindParagraph {
			labels, markings = append(labels, p.Anchor), append(markings, p.Marking)
		}
	}
	for _, r := range c.References {
		cited = append(cited, r.Label+" "+string(r.ID))
	}
	for _, tag := range c.Tags {
		tags = append(tags, tag.Code)
	}
	want(t, "anchors", labels, []string{"par1", "par2", "par3", "par4", "par5", "par6", "par7", "par8"})
	want(t, "markings", markings, []string{"S", "S/REL CHINA", "S/NF", "S/NF", "S/NF", "S/REL CHINA", "U", "U"})
	want(t, "references", cited, []string{"A 07STATE109649", "B 07BEIJING5237", "C 07STATE71143", "D 07STATE73601", "E 07STATE72896", "F 07BEIJING6361", "G 07STATE148514", "H 07BEIJING6848"})
	want(t, "tags", tags, []string{"PARM", "PREL", "UNGA"})
	want(t, "classified by", c.ClassifiedBy, "Richard Stratford")
	want(t, "reasons", c.Reasons, []string{"1.4(b)", "1.4(d)"})
	want(t, "declassify on", c.DeclassifyOn, "2032-12-31")
	want(t, "signer", c.Signer, "RICE")
	want(t, "created", c.Created.String(), "2007-11-22T00:00:00Z")
	want(t, "captions", c.Captions, []string{"SIPDIS"})
	want(t, "end of the subject", c.Subject[len(c.Subject)-len("PROLIFERATION CONCERN"):], "PROLIFERATION CONCERN")
	if first := c.Paragraphs[0].Text; !strings.Contains(first, "in Para 6. NOTE THAT") {
		t.Errorf(`"6. NOTE THAT" does not go on the first paragraph: %q`, first[len(first)-120:])
	}
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
