package inverted

import "encoding/binary"

// A segment writes the terms of an index, in order, as the pages of one FTS5
// segment. It takes the way of fts5IndexMergeLevel: fts5WriteAppendTerm,
// fts5WriteAppendRowid, fts5WriteAppendPoslistData.
type segment struct {
	size int // of a page: FTS5's pgsz
	data func(id int64, block []byte) error
	mark func(m mark)

	leaf   leaf
	number int    // of the leaf page being filled, from 1
	term   []byte // the last one written

	text         int64 // the last one written
	firstPosting bool  // the next is the first of its term
	bare         int   // leaf pages since the last one that has a term

	doclist doclistIndex // of the last term
	begin   []byte       // of the first term on the page beginAt, enough to find it by
	beginAt int          // 0 once that page's mark is written
}

// A mark says with which term a page of terms begins: a row of the table _idx.
type mark struct {
	begin []byte
	page  int
	index bool // the last term on the page has a doclist index
}

// segmentID is that of the only segment.
const segmentID = 1

// The form of ids in the table _data: fts5_dri.
const (
	pageBits   = 31
	heightBits = 5
	indexBits  = 1
)

func leafID(page int) int64 { return dataID(segmentID, page) }

func dataID(segment, page int) int64 {
	return int64(segment)<<(pageBits+heightBits+indexBits) | int64(page)
}

func doclistIndexID(height, page int) int64 {
	return leafID(page) | 1<<(pageBits+heightBits) | int64(height)<<pageBits
}

// A leaf is a page of terms and postings: where its first text stands if that
// comes before any term, where its footer begins, the content, and the footer.
type leaf struct {
	content []byte // with a head of headSize bytes
	footer  []byte // where terms stand, in steps
	last    int    // where the last term stands
	texts   bool   // it has a text, or a term that one follows
}

const headSize = 4

func (l *leaf) len() int     { return len(l.content) + len(l.footer) }
func (l *leaf) terms() bool  { return len(l.footer) > 0 }
func (l *leaf) empty() bool  { return len(l.content) == headSize }
func (l *leaf) add(v uint64) { l.content = appendVarint(l.content, v) }

func (l *leaf) clear() {
	l.content = append(l.content[:0], 0, 0, 0, 0)
	l.footer, l.last, l.texts = l.footer[:0], 0, false
}

func newSegment(size int, data func(id int64, block []byte) error, put func(mark)) *segment {
	s := &segment{size: size, data: data, mark: put, number: 1, beginAt: 1, doclist: doclistIndex{size: size, data: data}}
	s.leaf.clear()
	return s
}

// write writes a term, which is greater than the last, and its postings.
func (s *segment) write(term []byte, postings []posting) error {
	if err := s.writeTerm(term); err != nil {
		return err
	}
	for _, p := range postings {
		if err := s.writePosting(p); err != nil {
			return err
		}
	}
	return nil
}

// writeTerm begins a term.
func (s *segment) writeTerm(term []byte) error {
	if s.leaf.len()+len(term)+2 >= s.size && !s.leaf.empty() {
		if err := s.flushLeaf(); err != nil {
			return err
		}
	}
	at, shared := len(s.leaf.content), 0
	if s.leaf.terms() {
		shared = sharedPrefix(s.term, term)
		s.leaf.add(uint64(shared))
	} else if s.number > 1 {
		if err := s.beginPage(term); err != nil {
			return err
		}
	}
	s.leaf.footer = appendVarint(s.leaf.footer, uint64(at-s.leaf.last))
	s.leaf.last = at
	s.leaf.add(uint64(len(term) - shared))
	s.leaf.content = append(s.leaf.content, term[shared:]...)
	s.term = append(s.term[:0], term...)
	s.leaf.texts, s.firstPosting = true, true
	s.doclist.begin(s.number)
	return nil
}

// beginPage notes the first term of a page: enough of it to tell it from the
// one before.
func (s *segment) beginPage(term []byte) error {
	err := s.markPage()
	n := min(sharedPrefix(s.term, term)+1, len(term))
	s.begin, s.beginAt = append(s.begin[:0], term[:n]...), s.number
	return err
}

// writePosting writes a text that has the term, in the order of texts.
func (s *segment) writePosting(p posting) error {
	if s.leaf.len() >= s.size {
		if err := s.flushLeaf(); err != nil {
			return err
		}
	}
	number := uint64(p.text)
	switch {
	case !s.leaf.texts:
		binary.BigEndian.PutUint16(s.leaf.content, uint16(len(s.leaf.content)))
		if err := s.doclist.add(p.text, s.number); err != nil {
			return err
		}
	case !s.firstPosting:
		number -= uint64(s.text)
	}
	s.leaf.add(number)
	s.leaf.add(2 * uint64(len(p.positions)))
	s.text, s.firstPosting, s.leaf.texts = p.text, false, true
	return s.writePositions(p.positions)
}

// writePositions goes on to the next page between two positions only.
func (s *segment) writePositions(positions []byte) error {
	for s.leaf.len()+len(positions) >= s.size {
		n := 0
		for n < s.size-s.leaf.len() {
			_, size := readVarint(positions[n:])
			if size == 0 {
				return errRun
			}
			n += size
		}
		s.leaf.content = append(s.leaf.content, positions[:n]...)
		positions = positions[n:]
		if err := s.flushLeaf(); err != nil {
			return err
		}
	}
	s.leaf.content = append(s.leaf.content, positions...)
	return nil
}

func (s *segment) flushLeaf() error {
	binary.BigEndian.PutUint16(s.leaf.content[2:], uint16(len(s.leaf.content)))
	if !s.leaf.terms() {
		if !s.leaf.texts {
			s.doclist.skip()
		}
		s.bare++
	}
	if err := s.data(leafID(s.number), append(s.leaf.content, s.leaf.footer...)); err != nil {
		return err
	}
	s.number++
	s.leaf.clear()
	return nil
}

// leastIndexed is for how many pages without a term a doclist index is written:
// FTS5_MIN_DLIDX_SIZE.
const leastIndexed = 4

// markPage says how the last page with terms begins, when all is known of the
// postings of its last term.
func (s *segment) markPage() error {
	if s.beginAt == 0 {
		return nil
	}
	indexed, err := s.doclist.end(s.bare >= leastIndexed)
	s.mark(mark{append([]byte{}, s.begin...), s.beginAt, indexed})
	s.bare, s.beginAt = 0, 0
	return err
}

// finish writes what is left, and gives the number of leaf pages.
func (s *segment) finish() (pages int, err error) {
	if !s.leaf.empty() {
		err = s.flushLeaf()
	}
	if err == nil && s.number > 1 {
		err = s.markPage()
	}
	return s.number - 1, err
}

func sharedPrefix(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
