package cable_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/cable"
)

// A vector is an input of another parser's tests and what that parser
// expects. The input is a part of a cable's body, or of its header.
type vector struct {
	Input string
	Args  struct {
		Year        int
		ReferenceID string `json:"reference_id"`
		Normalize   bool
	}
	Expected         json.RawMessage
	ExpectedWSFolded string `json:"expected_ws_folded"`
}

// vectorSets are the fields that vectors exist for: how to read the field, and
// which vectors we hold to be wrong, by their number, and why.
var vectorSets = []struct {
	name   string
	header bool
	read   func(*cable.Cable) any
	differ map[int]string
}{
	{name: "references", read: citedIDs, differ: map[int]string{
		19: "PARIS FR is a published station: the ID stays as written, and 08UNESCOPARISFR2144 is its alternative",
	}},
	{name: "subject", read: func(c *cable.Cable) any { return c.Subject }, differ: map[int]string{
		4: "the foot of a page, CONFIDENTIAL, is no part of the subject",
	}},
	{name: "tags", read: tagCodes, differ: map[int]string{
		22: "VTPREL glues two tags, Vatican and external relations: both are read",
		25: "asks for the glued code as printed, which is raw here",
	}},
	{name: "classified_by", read: func(c *cable.Cable) any { return listOf(c.ClassifiedBy) }, differ: map[int]string{
		6: "asks for the name in title case; it is kept as printed",
	}},
	{name: "signers", read: func(c *cable.Cable) any { return listOf(c.Signer) }},
	{name: "nondisclosure_deadline", read: func(c *cable.Cable) any { return c.DeclassifyOn }},
	{name: "summary", read: func(c *cable.Cable) any { return strings.Join(strings.Fields(c.Summary), " ") }},
	{name: "references_ng", read: citedIDs, differ: map[int]string{
		5: "a bare number behind a comma is one more cable of the same station: 05STATE259032",
	}},
	{name: "recipients", header: true, read: func(c *cable.Cable) any { return recipientsOf(c.To) }},
	{name: "info_recipients", header: true, read: func(c *cable.Cable) any { return recipientsOf(c.Info) }},
}

func TestTheVectorsOfAnotherParserAreReadAsItExpects(t *testing.T) {
	for _, set := range vectorSets {
		t.Run(set.name, func(t *testing.T) {
			vectors := readVectors(t, set.name)
			right := 0
			for n, v := range vectors {
				got := set.read(cable.Parse(v.telegram(set.header)))
				diff := cmp.Diff(v.want(t, set.name), plain(t, got))
				why, differs := set.differ[n]
				switch {
				case diff == "" && differs:
					t.Errorf("vector %d is read as expected after all: take it off the list (%s)", n, why)
				case diff == "":
					right++
				case !differs:
					t.Errorf("vector %d, %.200q (-want +got):\n%s", n, v.Input, diff)
				}
			}
			t.Logf("%-24s %3d of %3d as expected; %d are held to be wrong", set.name, right, len(vectors), len(set.differ))
		})
	}
}

func readVectors(t *testing.T, name string) []vector {
	t.Helper()
	var vectors []vector
	for line := range strings.Lines(readFile(t, corpus(t), "vectors", name+".jsonl")) {
		var v vector
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		vectors = append(vectors, v)
	}
	return vectors
}

// telegram is the input as part of a telegram of the citing cable's year.
func (v vector) telegram(header bool) cable.Telegram {
	t := cable.Telegram{Body: v.Input, ID: cable.ID(v.Args.ReferenceID)}
	if header {
		t = cable.Telegram{Header: v.Input}
	}
	if t.ID == "" && v.Args.Year > 0 {
		t.ID = cable.ID(fmt.Sprintf("%02d", v.Args.Year%100))
	}
	return t
}

// want is what the vector expects, in the form that read gives it.
func (v vector) want(t *testing.T, set string) any {
	t.Helper()
	var want any
	if err := json.Unmarshal(v.Expected, &want); err != nil {
		t.Fatal(err)
	}
	switch set {
	case "summary":
		return v.ExpectedWSFolded
	case "references_ng":
		return citedOnly(want.([]any))
	case "recipients", "info_recipients":
		return recipientsWanted(want.([]any))
	}
	return want
}

// citedOnly are the cables among references of any kind, each once.
func citedOnly(references []any) any {
	ids := []any{}
	for _, r := range references {
		r := r.(map[string]any)
		if r["kind"] == "cable" && !slices.Contains(ids, r["value"]) {
			ids = append(ids, r["value"])
		}
	}
	return ids
}

func recipientsWanted(recipients []any) any {
	var rows []any
	for _, r := range recipients {
		r := r.(map[string]any)
		row := []any{}
		for _, key := range []string{"route", "name", "precedence", "mcn"} {
			if r[key] == nil {
				r[key] = ""
			}
			row = append(row, r[key])
		}
		rows = append(rows, append(row, r["excluded"]))
	}
	return rows
}

func recipientsOf(recipients []cable.Recipient) any {
	var rows []any
	for _, r := range recipients {
		rows = append(rows, []any{r.Routing, r.Name, r.Precedence, r.Number, r.Excluded})
	}
	return rows
}

func citedIDs(c *cable.Cable) any {
	ids := []cable.ID{}
	for _, r := range c.References {
		if r.Kind == "cable" {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func tagCodes(c *cable.Cable) any {
	codes := []string{}
	for _, t := range c.Tags {
		codes = append(codes, t.Code)
	}
	return codes
}

func listOf(s string) any {
	if s == "" {
		return []string{}
	}
	return []string{s}
}

// plain is a value as JSON gives it.
func plain(t *testing.T, value any) any {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var back any
	if err := json.Unmarshal(encoded, &back); err != nil {
		t.Fatal(err)
	}
	return back
}
