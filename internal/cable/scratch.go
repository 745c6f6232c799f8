package cable

import "sync"

// A scratch is the memory that reading a telegram needs and a cable does not
// keep. It serves one telegram after another.
type scratch struct {
	lines      []line
	candidates []candidate
	paragraphs []candidate // judged, in order
	fields     []field
	texts      blockTexts
	places     places
	blocks     []Block     // the cable's while they grow
	found      []Paragraph // likewise
}

var dividers = sync.Pool{New: func() any { return new(divider) }}

// linesOf divides text into lines, which hold until the next text.
func (s *scratch) linesOf(text string) []line {
	s.lines = appendLines(s.lines[:0], text)
	return s.lines
}

// read reads the body of c: its blocks, its fields and its paragraphs.
func (d *divider) read(c *Cable) {
	d.begin(c)
	d.judge()
	d.divide()
	d.splitGluedSigner()
	c.addAnchors()
	c.extendParagraphs(d.readBlocks())
}

// begin makes d ready for the body of c.
func (d *divider) begin(c *Cable) {
	*d = divider{cable: c, body: c.Body, signerLine: -1, scratch: d.scratch}
	d.linesOf(c.Body)
	d.scan()
	d.fields = d.fields[:0]
	c.Blocks, c.Paragraphs = d.blocks[:0], d.found[:0]
}

// end gives the cable blocks and paragraphs of its own.
func (d *divider) end() {
	c := d.cable
	d.blocks, d.found = c.Blocks, c.Paragraphs
	c.Blocks = make([]Block, len(d.blocks))
	copy(c.Blocks, d.blocks)
	c.Paragraphs = make([]Paragraph, len(d.found))
	copy(c.Paragraphs, d.found)
	*d = divider{scratch: d.scratch}
}
