package cable_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"cables/internal/cable"
)

// A truth is what the publisher's markup says of one page.
type truth struct {
	Ref, Title, Created, Released, Classification, Origin string
	Tags, Paragraphs                                      []string
	Page, Telegram                                        string
}

// A real cable of the corpus: what the page says, and what was read.
type real struct {
	truth
	*cable.Cable
}

// readTruth reads a row a page.
func readTruth(t testing.TB) []truth {
	t.Helper()
	var rows []truth
	for line := range strings.Lines(readFile(t, corpus(t), "truth.jsonl")) {
		var row truth
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func readCorpus(t testing.TB) []real {
	t.Helper()
	dir := corpus(t)
	var cables []real
	for _, tr := range readTruth(t) {
		header, body := cable.Split(readFile(t, dir, filepath.FromSlash(tr.Telegram)))
		cables = append(cables, real{tr, cable.Parse(cable.Telegram{ID: cable.ID(tr.Ref), Origin: tr.Origin, Classification: tr.Classification, Header: header, Body: body})})
	}
	return cables
}

func TestEveryAnchorOfThePublisherLands(t *testing.T) {
	landed, judged := 0, 0
	cables := readCorpus(t)
	for _, c := range cables {
		ours := anchorsOf(c.Cable)
		for _, anchor := range c.truth.Paragraphs {
			if !ours[anchor] {
				t.Errorf("%s: #%s lands nowhere", c.Ref, anchor)
			}
			landed++
		}
		if strings.Join(numbered(c.Cable), " ") == strings.Join(numericOf(c.truth.Paragraphs), " ") {
			judged++
		}
	}
	t.Logf("%d anchors on %d pages; the judged sequence is the publisher's numeric one on %d", landed, len(cables), judged)
}

func TestTheBlocksOfRealCablesTileTheirBodies(t *testing.T) {
	for _, c := range readCorpus(t) {
		if err := tiling(c.Cable); err != "" {
			t.Errorf("%s: %s", c.Ref, err)
		}
	}
}

// The publisher linked each word of a person's tag for itself.
func TestEveryTagThatThePublisherLinkedIsRead(t *testing.T) {
	for _, c := range readCorpus(t) {
		read := map[string]bool{}
		for _, tag := range c.Cable.Tags {
			read[tag.Code] = true
			for _, word := range strings.Fields(strings.ToUpper(tag.Raw)) {
				read[word] = true
			}
		}
		for _, tag := range c.truth.Tags {
			if !read[tag] {
				t.Errorf("%s: linked tag %s is not among %v", c.Ref, tag, c.Cable.Tags)
			}
		}
	}
}

// The publisher's title is the first line of the subject, often without the
// parenthesis that its mark begins with. 10MOSCOW228 has the references in it.
func TestTheTitleStandsInTheSubject(t *testing.T) {
	titled, within, from := 0, 0, 0
	cables := readCorpus(t)
	for _, c := range cables {
		title := strings.ToUpper(strings.Join(strings.Fields(c.Title), " "))
		if c.From != "" || c.Partial {
			from++
		}
		if title == "" {
			continue
		}
		titled++
		if subject := strings.ToUpper("(" + c.SubjectMarking + ") " + c.Subject); strings.Contains(subject, title) {
			within++
		} else {
			t.Logf("%s: the title is %d bytes, the subject %d", c.Ref, len(title), len(subject))
		}
	}
	t.Logf("title within subject: %d of %d (%.1f %%); FM read or partial: %d of %d", within, titled, percent(within, titled), from, len(cables))
	if percent(within, titled) < 99.5 || from < len(cables)-1 {
		t.Error("less than 99.5 %")
	}
}

// anchorsOf are all anchors of a cable, aliases included.
func anchorsOf(c *cable.Cable) map[string]bool {
	anchors := map[string]bool{}
	for _, p := range c.Paragraphs {
		anchors[p.Anchor] = true
	}
	for _, a := range c.Aliases {
		anchors[a.Anchor] = true
	}
	return anchors
}

// numbered are the anchors of the numbered paragraphs as the publisher would write them.
func numbered(c *cable.Cable) []string {
	var anchors []string
	for _, p := range c.Paragraphs {
		if p.Kind == cable.KindParagraph {
			anchors = append(anchors, "par"+p.Label)
		}
	}
	return anchors
}

func numericOf(anchors []string) []string {
	var numeric []string
	for _, a := range anchors {
		if c := a[len(a)-1]; c >= '0' && c <= '9' {
			numeric = append(numeric, a)
		}
	}
	return numeric
}

// tiling says what is wrong with the blocks and ranges of a cable, or "".
func tiling(c *cable.Cable) string {
	at := 0
	for _, b := range c.Blocks {
		if b.Start != at || b.End <= b.Start {
			return "a block begins where the last did not end"
		}
		at = b.End
	}
	if at != len(c.Body) {
		return "the blocks do not reach the end of the body"
	}
	seen := map[string]bool{}
	for _, p := range c.Paragraphs {
		if p.Start < 0 || p.End > len(c.Body) || p.Start > p.End {
			return "paragraph " + p.Anchor + " is out of range"
		}
		if seen[p.Anchor] {
			return "anchor " + p.Anchor + " stands twice"
		}
		seen[p.Anchor] = true
	}
	if !sort.SliceIsSorted(c.Paragraphs, func(i, j int) bool { return c.Paragraphs[i].Start < c.Paragraphs[j].Start }) {
		return "paragraphs are out of order"
	}
	return ""
}

func TestParagraphsOfRealCablesReadAloneAreTheSame(t *testing.T) {
	for _, c := range readCorpus(t) {
		if alone := cable.Paragraphs(c.Body); !slices.Equal(alone, c.Cable.Paragraphs) {
			t.Errorf("%s: %d paragraphs read alone, or others than the %d", c.Ref, len(alone), len(c.Cable.Paragraphs))
		}
	}
}
