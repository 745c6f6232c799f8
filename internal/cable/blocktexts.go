package cable

// The blockTexts are the reading texts of the running blocks, each read once,
// one under the other in one string: the text of a paragraph with bullets in
// it is a part of that string, and so are the texts of its bullets.
type blockTexts struct {
	text   string
	ranges []textRange // of each block of the cable
}

// A textRange is where the reading text of a block stands; a block without
// one has absent.
type textRange struct{ start, end int }

var absent = textRange{-1, -1}

// readBlocks reads the running blocks. A block that goes on a cut sentence is
// joined to it.
func (d *divider) readBlocks() *blockTexts {
	c, ranges := d.cable, d.texts.ranges[:0]
	f := flow{body: c.Body, lines: d.lines}
	f.out.Grow(len(c.Body))
	for _, b := range c.Blocks {
		from, to := 0, 0
		if b.isRunning() {
			from, to = c.textRange(b)
		}
		if from >= to {
			ranges = append(ranges, absent)
			continue
		}
		f.begin(b)
		f.add(from, to)
		ranges = append(ranges, textRange{f.start, f.out.Len()})
	}
	d.texts = blockTexts{f.out.String(), ranges}
	return &d.texts
}

// of is the reading text of blocks first to last.
func (t *blockTexts) of(first, last int) string {
	for first < last && t.ranges[first].start == t.ranges[first].end {
		first++
	}
	for last > first && t.ranges[last] == absent {
		last--
	}
	if t.ranges[first] == absent {
		return ""
	}
	return t.text[t.ranges[first].start:t.ranges[last].end]
}
