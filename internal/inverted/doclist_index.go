package inverted

// A doclistIndex notes, for the last term, the first text on each of the pages
// that its postings go on to, so that a reader may skip pages. It is a tree, as
// fts5WriteDlidxAppend has it; most have one page.
type doclistIndex struct {
	size   int         // of a page
	leaf   int         // page of the term; the first page of each level has its number
	levels []indexPage // from the leaves to the root
	data   func(id int64, block []byte) error
}

// An indexPage is the last page of a level: a flag, the number of a page of the
// level below, the first text there, and the steps to those on the pages that
// follow; a zero byte is a page on which no text begins.
type indexPage struct {
	number  int
	content []byte
	last    int64
}

// What the flag of an indexPage says.
const (
	isRoot  = 0
	notRoot = 1
)

// begin forgets the last term.
func (x *doclistIndex) begin(leaf int) {
	x.leaf = leaf
	for i := range x.levels {
		x.levels[i].content = x.levels[i].content[:0]
	}
}

func (x *doclistIndex) empty() bool { return len(x.levels) == 0 || len(x.levels[0].content) == 0 }

// add notes the first text that begins on a leaf page.
func (x *doclistIndex) add(text int64, leaf int) error { return x.addTo(0, text, leaf) }

func (x *doclistIndex) addTo(level int, text int64, below int) error {
	page := x.level(level)
	switch {
	case len(page.content) >= x.size:
		return x.split(level, text, below)
	case len(page.content) == 0:
		page.begin(isRoot, below, text)
	default:
		page.step(text)
	}
	return nil
}

// split writes a full page, and begins the next of its level with a text.
func (x *doclistIndex) split(level int, text int64, below int) error {
	x.level(level + 1)
	page, above := &x.levels[level], &x.levels[level+1]
	page.content[0] = notRoot
	if err := x.data(doclistIndexID(level, page.number), page.content); err != nil {
		return err
	}
	if len(above.content) == 0 {
		above.begin(isRoot, page.number, page.first())
	}
	page.number++
	page.content = page.content[:0]
	page.begin(notRoot, below, text)
	return x.addTo(level+1, text, page.number)
}

// level is the last page of a level. The first of one has the number of the
// term's leaf page.
func (x *doclistIndex) level(level int) *indexPage {
	if level == len(x.levels) {
		x.levels = append(x.levels, indexPage{})
	}
	page := &x.levels[level]
	if len(page.content) == 0 {
		page.number = x.leaf
	}
	return page
}

// skip notes a leaf page on which no text begins.
func (x *doclistIndex) skip() {
	if !x.empty() {
		x.levels[0].content = appendVarint(x.levels[0].content, 0)
	}
}

// end writes the index if it is of use, and tells whether it did.
func (x *doclistIndex) end(useful bool) (written bool, err error) {
	written = useful && !x.empty()
	for level := range x.levels {
		page := &x.levels[level]
		if written && err == nil && len(page.content) > 0 {
			err = x.data(doclistIndexID(level, page.number), page.content)
		}
		page.content = page.content[:0]
	}
	return written, err
}

func (p *indexPage) begin(flag byte, below int, text int64) {
	p.content = appendVarint(append(p.content, flag), uint64(below))
	p.content = appendVarint(p.content, uint64(text))
	p.last = text
}

func (p *indexPage) step(text int64) {
	p.content = appendVarint(p.content, uint64(text)-uint64(p.last))
	p.last = text
}

// first is the first text on the page.
func (p *indexPage) first() int64 {
	_, n := readVarint(p.content[1:])
	text, _ := readVarint(p.content[1+n:])
	return int64(text)
}
