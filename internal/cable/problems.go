package cable

import "fmt"

// problem reports what could not be read, or contradicts itself, at a range
// of the header or body.
func (c *Cable) problem(in string, start, end int, code, what string) {
	c.Problems = append(c.Problems, Problem{In: in, Start: start, End: end, Code: code, What: what})
}

// findProblems compares what was read with itself.
func (c *Cable) findProblems(d *divider) {
	if c.Body == "" {
		c.problem("body", 0, 0, "no-body", "The telegram has no body.")
		return
	}
	c.openingProblems(d)
	c.numberProblems(d)
	c.sequenceProblems(d)
}

// openingProblems reports what a body should begin with and does not.
func (c *Cable) openingProblems(d *divider) {
	if d.class.word == "" {
		c.problem("body", 0, 0, "no-classification-line", "The body has no classification line.")
	}
	if c.Subject == "" {
		c.problem("body", 0, 0, "no-subject", "The body has no subject.")
	}
	if len(c.Tags) == 0 {
		c.problem("body", 0, 0, "no-tags", "The body has no TAGS.")
	}
	if c.Header != "" && c.Transmission.DTG == "" && !c.Partial {
		c.problem("header", 0, 0, "no-dtg", "The header has no date-time group.")
	}
}

// numberProblems reports a classification line that belongs to another cable
// (88BAGHDAD28 has the body of 09STATE68250).
func (c *Cable) numberProblems(d *divider) {
	start, end := c.firstOf(KindClassification)
	if serial := c.ID.Serial(); c.Number > 0 && serial > 0 && c.Number != serial {
		c.problem("body", start, end, "number-differs", fmt.Sprintf("The classification line has the number %d, the reference ID has %d.", c.Number, serial))
	}
	if word := d.class.word; word != "" && c.Classification != "" && !sameLevel(word, c.Classification) {
		c.problem("body", start, end, "classification-differs", fmt.Sprintf("The classification line says %s, the source says %s.", word, c.Classification))
	}
	if !c.Created.IsZero() && !c.CreatedPublished.IsZero() && c.Created.Day() != c.CreatedPublished.Day() {
		c.problem("header", 0, 0, "date-differs", fmt.Sprintf("The date-time group is of %s, the source says %s.", c.Created.Time.Format("2006-01-02"), c.CreatedPublished.Time.Format("2006-01-02")))
	}
}

func sameLevel(word, classification string) bool {
	return len(classification) >= len(word) && classification[:len(word)] == word
}

// firstOf is the range of the first block of a kind.
func (c *Cable) firstOf(kind BlockKind) (start, end int) {
	for _, b := range c.Blocks {
		if b.Kind == kind {
			return b.Start, b.End
		}
	}
	return 0, 0
}

// sequenceProblems reports numbers that are missing, repeated or step back.
func (c *Cable) sequenceProblems(d *divider) {
	last := 0
	for _, p := range d.paragraphs {
		l := d.lines[p.line]
		switch {
		case p.number == last:
			c.problem("body", l.text, l.end, "paragraph-repeated", fmt.Sprintf("Paragraph %d stands twice.", p.number))
		case p.number < last:
			c.problem("body", l.text, l.end, "paragraph-steps-back", fmt.Sprintf("Paragraph %d stands behind paragraph %d.", p.number, last))
		case p.number > last+1:
			c.problem("body", l.text, l.end, "paragraph-missing", fmt.Sprintf("Paragraph %d stands behind %s.", p.number, orStart(last)))
		}
		last = p.number
	}
}

func orStart(last int) string {
	if last == 0 {
		return "the opening"
	}
	return fmt.Sprintf("paragraph %d", last)
}
