package archive

import (
	"slices"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// A reading is what the archive files of a cable: what lists, indexes and
// citations need.
type reading struct {
	Telegram       int64 // row of the text that was read
	Ref            string
	Created        string // best time
	Day            string // to browse by
	Released       string
	Classification string
	Origin         string
	Sender         string
	Subject        string
	Tags           []string // canonical codes, each once, in printed order
	Spellings      []string // what else it is found by
	Recipients     []string
	Informed       []string
	Markings       []string // of its paragraphs, each once
	Summary        string
	Summarised     bool
	Signer         string
	Partial        bool
	Redactions     int
	Citations      []citation
	Problems       []cable.Problem
}

// A citation is one place where a cable names another.
type citation struct {
	Candidates []cable.ID // what is meant is the first that is held; the ID as written comes first
	Mention    bool       // in running text only
}

// readingOf gives what is filed of a cable.
func readingOf(c *cable.Cable) reading {
	r := reading{
		Ref:            string(c.ID),
		Created:        c.Created.String(),
		Day:            browseDay(c),
		Released:       c.Released.String(),
		Classification: c.Classification,
		Origin:         c.Origin.Name,
		Sender:         c.From,
		Subject:        c.Subject,
		Summary:        firstWords(c),
		Summarised:     c.Summary != "",
		Signer:         c.Signer,
		Partial:        c.Partial,
		Redactions:     len(c.Redactions),
		Recipients:     namesOf(c.To),
		Informed:       namesOf(c.Info),
		Citations:      citationsOf(c),
		Problems:       c.Problems,
	}
	r.Tags, r.Spellings = tagsOf(c)
	for _, p := range c.Paragraphs {
		if p.Marking != "" && !slices.Contains(r.Markings, p.Marking) {
			r.Markings = append(r.Markings, p.Marking)
		}
	}
	return r
}

func namesOf(recipients []cable.Recipient) (names []string) {
	for _, r := range recipients {
		names = append(names, r.Name)
	}
	return names
}

// tagsOf gives the canonical codes of a cable, and what else it is found by.
// A code that is another's misspelling too counts as itself.
func tagsOf(c *cable.Cable) (codes, others []string) {
	for _, t := range c.Tags {
		if !slices.Contains(codes, t.Code) {
			codes = append(codes, t.Code)
		}
	}
	for _, t := range c.Tags {
		for _, spelling := range spellings(t.Code, strings.ToUpper(t.Raw)) {
			if !slices.Contains(codes, spelling) && !slices.Contains(others, spelling) {
				others = append(others, spelling)
			}
		}
	}
	return codes, others
}

// browseDay is the day that date pages file a cable under: the published one,
// else that of the date-time group.
func browseDay(c *cable.Cable) string {
	if day := c.CreatedPublished.Day(); day != "" {
		return day
	}
	return c.Created.Day()
}

// summarySize is the most bytes that a row's summary has.
const summarySize = 240

// tellingSize is the fewest bytes of a text that tells something: "ENTIRE
// TEXT." does not (79TEHRAN8980).
const tellingSize = 24

// firstWords is the beginning of the summary, else of the first paragraph
// that tells something, on one line.
func firstWords(c *cable.Cable) string {
	text := c.Summary
	for i := 0; c.Summary == "" && i < len(c.Paragraphs) && len(text) < tellingSize; i++ {
		if p := c.Paragraphs[i]; text == "" || len(p.Text) >= tellingSize {
			text = p.Text
		}
	}
	// A paragraph can be long, and its end is not wanted.
	text = strings.Join(strings.Fields(text[:min(len(text), 4*summarySize)]), " ")
	return cutAtWord(strings.ToValidUTF8(text, ""), summarySize)
}

// cutAtWord shortens s to at most size bytes, after a word, and shows that it did.
func cutAtWord(s string, size int) string {
	if len(s) <= size {
		return s
	}
	const more = "…"
	s = s[:size-len(more)+1]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return strings.TrimRight(s[:i], " ,;:") + more
	}
	return strings.ToValidUTF8(s[:len(s)-1], "") + more
}

// citationsOf lists each cable that c names once, those of the REF block first.
func citationsOf(c *cable.Cable) []citation {
	var all []citation
	seen := map[cable.ID]bool{"": true, c.ID: true}
	for _, r := range c.References {
		if !seen[r.ID] {
			seen[r.ID] = true
			all = append(all, citation{candidates(r.ID, r.Alternatives), false})
		}
	}
	for _, m := range c.Mentions {
		if !seen[m.ID] {
			seen[m.ID] = true
			all = append(all, citation{candidates(m.ID, nil), true})
		}
	}
	return all
}

// candidates lists the IDs under which a cited cable may be held, the written
// one first: its alternatives, and where it was published under a misprint
// alone, the misprint.
func candidates(written cable.ID, alternatives []cable.ID) []cable.ID {
	all := append([]cable.ID{written}, alternatives...)
	for _, id := range all {
		if published, kind, ok := glossary.MisprintOf(string(id)); ok && kind == "only" {
			all = append(all, cable.ID(published))
		}
	}
	return all
}

// separator parts the values of a list within a column. No tag code has one,
// since it parts them on the TAGS line, and no marking has.
const separator = ";"
