package archive

import (
	"slices"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// A reading is what the archive files of a cable: what lists, indexes and
// citations need. It waits as JSON in a table of the import's own until its day is filed.
type reading struct {
	Ref            string
	Created        string // best time
	Day            string // to browse by
	Released       string
	Classification string
	Origin         string
	Subject        string
	Tags           []tagging
	Summary        string
	Signer         string
	Partial        bool
	Redactions     int
	Citations      []citation
	Recipients     []recipient
	Problems       []cable.Problem
}

type tagging struct{ Code, Raw string }

// A citation is one place where a cable names another.
type citation struct {
	Candidates []cable.ID // what is meant is the first that is held; the ID as written comes first
	Mention    bool       // in running text only
}

type recipient struct {
	Name string
	Info bool
}

// read gives what is filed of a telegram.
func read(t cable.Telegram) reading {
	c := cable.Parse(t)
	r := reading{
		Ref:            string(t.ID),
		Created:        c.Created.String(),
		Day:            browseDay(c),
		Released:       c.Released.String(),
		Classification: c.Classification,
		Origin:         c.Origin.Name,
		Subject:        c.Subject,
		Summary:        firstWords(c),
		Signer:         c.Signer,
		Partial:        c.Partial,
		Redactions:     len(c.Redactions),
		Citations:      citationsOf(c),
		Problems:       c.Problems,
	}
	for _, tag := range c.Tags {
		r.Tags = append(r.Tags, tagging{tag.Code, strings.ToUpper(tag.Raw)})
	}
	for _, to := range c.To {
		r.Recipients = append(r.Recipients, recipient{to.Name, false})
	}
	for _, info := range c.Info {
		r.Recipients = append(r.Recipients, recipient{info.Name, true})
	}
	return r
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
const summarySize = 300

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

// tagLine is the canonical codes as the table cable has them. No code has a
// semicolon, since it parts them on the TAGS line.
func (r reading) tagLine() string {
	var codes []string
	for _, t := range r.Tags {
		if !slices.Contains(codes, t.Code) {
			codes = append(codes, t.Code)
		}
	}
	return strings.Join(codes, tagSeparator)
}

const tagSeparator = ";"
