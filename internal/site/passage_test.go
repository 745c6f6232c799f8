package site

import (
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/cable"
)

func TestPassagesAreSetApart(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string // block by block: "passage" or "", and the words that stand out
	}{
		{"a summary of one paragraph", "1. (C) SUMMARY: Eggs are scarce. END SUMMARY.\n\n2. (C) The price rose.\n",
			[]string{"passage SUMMARY:", ""}},
		{"a summary that a full stop ends", "1. (C) Summary. Eggs are scarce.\n\n2. (C) The price rose.\n",
			[]string{"passage Summary.", ""}},
		{"a request to act of several paragraphs", "1. (U) ACTION REQUEST: Posts are asked to count eggs.\n\n2. (U) They should count twice. END ACTION REQUEST.\n\n3. (U) Thanks.\n",
			[]string{"passage ACTION REQUEST:", "passage", ""}},
		{"a comment in parentheses", "1. (C) Eggs are scarce.\n\n2. (C) (Comment: They always are. End comment.)\n",
			[]string{"", "passage (Comment:"}},
		{"words that only look like it", "1. (C) Summary executions of hens go on.\n\n2. (C) More.\n", []string{"", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := &archive.Entry{Cable: cable.Parse(cable.Telegram{ID: "07ZENDA7", Body: c.body})}
			var got []string
			for _, b := range newReader(e, span{}).blocks(wholeBody(e.Cable)) {
				if b.Kind != "paragraph" {
					continue
				}
				said := ""
				if b.Passage {
					said = "passage"
				}
				if b.Pieces[0].Kind == "lead" {
					said += " " + b.Pieces[0].Text
				}
				got = append(got, said)
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("set as %q, not %q", got, c.want)
			}
		})
	}
}
