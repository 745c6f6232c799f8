package cable

import (
	"slices"
	"time"

	"cables/internal/glossary"
)

// Version is the version of the grammar. An archive records the one that read
// it, so that a better one can read its telegrams anew.
const Version = 2

// Parse reads a telegram, in this order: the header; the numbered paragraphs;
// the blocks of the body with the fields of its opening; anchors and reading
// texts; what the fields say; and what stands in the running text.
func Parse(t Telegram) *Cable {
	c := &Cable{
		ID: t.ID, CreatedPublished: Time{t.Created}, Released: Time{t.Released},
		Classification: t.Classification, Header: t.Header, Body: t.Body,
	}
	d := dividers.Get().(*divider)
	readHeader(c, d.linesOf(t.Header))
	d.read(c)
	c.takeClassLine(d.class)
	c.takeTime()
	c.takeOrigin(t.Origin)
	c.readFields(d.fields)
	c.addAliases(d.lines)
	c.Redactions = findRedactions(c.Body)
	c.findMentions(&d.places)
	c.findPassages(d)
	c.collectSpans()
	c.findProblems(d)
	d.end()
	dividers.Put(d)
	c.fillEmpty()
	return c
}

// Paragraphs reads a body for its paragraphs alone, which are those that Parse
// gives, and takes less time.
func Paragraphs(body string) []Paragraph {
	c := &Cable{Body: body}
	d := dividers.Get().(*divider)
	d.read(c)
	d.end()
	dividers.Put(d)
	return c.Paragraphs
}

// takeTime takes the best time: the DTG, else the published time without its
// misprinted minutes.
func (c *Cable) takeTime() {
	if c.Created.IsZero() && !c.CreatedPublished.IsZero() {
		c.Created = Time{withoutMisprintedMinutes(c.CreatedPublished.UTC())}
	}
}

// citingYear is the year that a reference without one belongs to, 0 if it is not known.
func (c *Cable) citingYear() int {
	switch {
	case c.ID.Year() != 0:
		return c.ID.Year()
	case !c.Created.IsZero():
		return c.Created.Year()
	}
	return 0
}

// takeClassLine takes what the classification line says where the source
// says nothing.
func (c *Cable) takeClassLine(line classLine) {
	c.Number, c.Section = line.number, line.section
	if c.Classification == "" {
		c.Classification = line.word
		switch {
		case line.word == "":
		case slices.Contains(c.Captions, "NOFORN"):
			c.Classification += "//NOFORN"
		case line.word == "UNCLASSIFIED" && (slices.Contains(c.Captions, "FOUO") || slices.Contains(c.Captions, "FOR OFFICIAL USE ONLY")):
			c.Classification += "//FOR OFFICIAL USE ONLY"
		}
	}
	if c.ID == "" && line.number > 0 && c.citingYear() > 0 {
		c.ID = NewID(c.citingYear(), glossary.CanonicalStation(line.post), line.number)
	}
}

// takeOrigin names who sent the cable.
func (c *Cable) takeOrigin(published string) {
	c.Origin = Origin{Station: c.ID.Station(), Name: published}
	if published == "" {
		station, _ := glossary.LookupStation(c.Origin.Station)
		c.Origin.Name = station.Name
	}
}

// readFields reads the values of the fields. A repeated field adds to
// references and tags; of the others the first that says something counts.
func (c *Cable) readFields(fields []field) {
	for _, f := range fields {
		text := c.Body[f.value:max(f.value, f.end)]
		switch f.name {
		case fieldOrder:
			readOrder(c, text)
		case fieldTags:
			readTags(c, withoutTransport(text), f.value)
		case fieldSubject:
			readSubject(c, withoutTransport(text))
		case fieldReferences:
			readReferences(c, withoutTransport(text), f.value, c.citingYear())
		case fieldClassifiedBy:
			readClassifiedBy(c, withoutTransport(text))
		}
	}
}

// fillEmpty makes every list a list: JSON has no null here.
func (c *Cable) fillEmpty() {
	fill(&c.Captions)
	fill(&c.PassLines)
	fill(&c.Tags)
	fill(&c.To)
	fill(&c.Info)
	fill(&c.References)
	fill(&c.Mentions)
	fill(&c.Reasons)
	fill(&c.Blocks)
	fill(&c.Paragraphs)
	fill(&c.Aliases)
	fill(&c.Passages)
	fill(&c.Redactions)
	fill(&c.Problems)
	fill(&c.Transmission.Routing)
	for _, list := range [][]Recipient{c.To, c.Info} {
		for i := range list {
			fill(&list[i].Excluded)
		}
	}
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}

// Day is the day to browse by: the published one, else the DTG's; zero if
// neither is known.
func (c *Cable) Day() time.Time {
	at := c.CreatedPublished.Time
	if at.IsZero() {
		at = c.Created.Time
	}
	if at.IsZero() {
		return at
	}
	return at.UTC().Truncate(24 * time.Hour)
}
