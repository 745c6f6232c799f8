package cable_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"cables/internal/cable"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each file of testdata/oddities is one telegram, named by its reference ID,
// with an oddity that real cables have, and under it what was read.
func TestEveryOddityIsRead(t *testing.T) {
	files, err := filepath.Glob("../../testdata/oddities/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no oddities: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			telegram := archive.Files[0]
			header, body := cable.Split(string(telegram.Data))
			got := describe(cable.Parse(cable.Telegram{ID: cable.ID(telegram.Name), Header: header, Body: body}))
			if *update {
				archive.Files = []txtar.File{telegram, {Name: "cable", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 {
				t.Fatal("no golden: run the test with -update and read what it wrote")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// describe writes what was read of a cable, a line each, absent values left
// out, and then the body block by block.
func describe(c *cable.Cable) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" && value != "0" && value != "[]" && value != "{0 0}" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("created", c.Created.String())
	line("classification", c.Classification)
	line("captions", strings.Join(c.Captions, ", "))
	if c.Partial {
		line("partial", "true")
	}
	line("declassified", c.Declassified)
	tr := c.Transmission
	line("transmission", strings.Join(strings.Fields(strings.Join([]string{tr.ID, tr.Precedence, strings.Join(tr.Routing, " "), tr.Station, tr.Security, tr.DTG}, " ")), " "))
	line("from", c.From)
	for _, r := range c.To {
		line("to", fmt.Sprintf("%q %q %q %q %q", r.Routing, r.Name, r.Precedence, r.Number, r.Excluded))
	}
	for _, r := range c.Info {
		line("info", fmt.Sprintf("%q %q %q %q %q", r.Routing, r.Name, r.Precedence, r.Number, r.Excluded))
	}
	line("number", fmt.Sprint(c.Number))
	line("section", fmt.Sprint(c.Section))
	line("pass", strings.Join(c.PassLines, " | "))
	line("order", c.ExecutiveOrder)
	line("declassify", strings.TrimSpace(c.DeclassifyOn+" "+c.DeclassifyEvent))
	for _, t := range c.Tags {
		line("tag", fmt.Sprintf("%s (%s)", t.Code, t.Kind))
	}
	line("subject", strings.TrimSpace(c.Subject+" "+bracket(c.SubjectMarking)))
	for _, r := range c.References {
		line("reference", strings.TrimSpace(fmt.Sprintf("%s %s %s %q %v", r.Label, r.ID, r.Kind, r.Text, r.YearExplicit)))
	}
	for _, m := range c.Mentions {
		line("mention", fmt.Sprintf("%s %q", m.ID, m.Text))
	}
	line("classified by", c.ClassifiedBy)
	line("reasons", strings.Join(c.Reasons, ", "))
	line("signer", c.Signer)
	line("summary", strings.ReplaceAll(c.Summary, "\n", " / "))
	for _, p := range c.Passages {
		line("passage", fmt.Sprintf("%s %q", p.Kind, c.Body[p.Start:p.End]))
	}
	for _, r := range c.Redactions {
		line("redaction", r.Raw)
	}
	for _, a := range c.Aliases {
		line("alias", fmt.Sprintf("%s at %q", a.Anchor, strings.SplitN(c.Body[a.Start:], "\n", 2)[0]))
	}
	for _, p := range c.Problems {
		line("problem", p.Code+": "+p.What)
	}
	describeBody(&b, c)
	return b.String()
}

func describeBody(b *strings.Builder, c *cable.Cable) {
	paragraphs := map[string]cable.Paragraph{}
	for _, p := range c.Paragraphs {
		paragraphs[p.Anchor] = p
	}
	b.WriteString("\n")
	for _, block := range c.Blocks {
		name := string(block.Kind)
		if block.Field != "" {
			name += " " + block.Field
		}
		if block.Continues {
			name += " (goes on)"
		}
		p, ok := paragraphs[block.Anchor]
		if !ok || block.Anchor == "" {
			fmt.Fprintf(b, "%s %q\n", name, c.Body[block.Start:block.End])
			continue
		}
		fmt.Fprintf(b, "%s #%s %s%s", name, p.Anchor, p.Label, bracket(p.Marking))
		if p.Heading != "" {
			fmt.Fprintf(b, " under %q", p.Heading)
		}
		fmt.Fprintf(b, " %q\n", p.Text)
	}
}

func bracket(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
