package archive

import (
	"cables/internal/cable"
	"cables/internal/query"
)

// Terms are what search finds a text by, as query makes terms of it.
type terms struct{ text, subject string }

// A reading's end is a term too, which nobody can ask for: so no phrase is found
// that begins in one paragraph and ends in the next.
const readingEnd = " ¶"

func termsOf(c *cable.Cable) terms {
	var text []byte
	readings(c, func(reading string) {
		before := len(text)
		if before > 0 {
			text = append(text, readingEnd...)
		}
		begin := len(text)
		if text = query.AppendTerms(text, reading); len(text) == begin {
			text = text[:before]
		}
	})
	return terms{string(text), string(query.AppendTerms(nil, c.Subject))}
}

// readings gives what search looks through, in order: the reading text of each
// paragraph, and between them every block that somebody wrote to be read, as
// it is. What is filed has fields of its own to be sought in.
func readings(c *cable.Cable, add func(string)) {
	paragraphs := c.Paragraphs
	read := 0
	for _, block := range c.Blocks {
		if block.Start < read {
			continue
		}
		// Paragraphs within the last one were read with it.
		for len(paragraphs) > 0 && paragraphs[0].Start < block.Start {
			paragraphs = paragraphs[1:]
		}
		switch {
		case len(paragraphs) > 0 && paragraphs[0].Start < block.End:
			add(paragraphs[0].Text)
			read = paragraphs[0].End
		case isRead(block):
			add(c.Body[block.Start:block.End])
		}
	}
}

// isRead is whether a block is neither transport nor filed. Who classified a
// cable is read: nothing else says it.
func isRead(block cable.Block) bool {
	switch block.Kind {
	case cable.KindPagebreak, cable.KindRule, cable.KindBlank, cable.KindClassification, cable.KindCaption:
		return false
	case cable.KindField:
		return block.Field == "subject" || block.Field == "classified-by"
	}
	return true
}
