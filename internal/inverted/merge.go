package inverted

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
)

// A posting is a text that a term stands in, and where: positions as FTS5 has them.
type posting struct {
	text      int64
	positions []byte
}

var errRun = errors.New("a run of the full-text index was not read as it was written")

// mainPrefix begins every term of an index of whole terms: FTS5_MAIN_PREFIX.
const mainPrefix = '0'

// merge gives the postings of each term in order, by text; no term that has
// none. They are valid until the next.
func merge(runs []*runReader, m *merger, term func(term []byte, postings []posting) error) error {
	for _, r := range runs {
		if err := r.next(); err != nil {
			return err
		}
	}
	for {
		least := leastTerm(runs)
		if least == nil {
			return nil
		}
		m.term = append(append(m.term[:0], mainPrefix), least...)
		if err := m.gather(runs); err != nil {
			return err
		}
		if len(m.postings) > 0 {
			if err := term(m.term, m.postings); err != nil {
				return err
			}
		}
		for _, r := range m.met {
			if err := r.next(); err != nil {
				return err
			}
		}
	}
}

func leastTerm(runs []*runReader) (least []byte) {
	for _, r := range runs {
		if !r.over && (least == nil || bytes.Compare(r.term, least) < 0) {
			least = r.term
		}
	}
	return least
}

// A merger joins what runs have of one term after the other.
type merger struct {
	dropped   map[int64]bool // texts that count no more
	unordered bool           // texts came in another order than that of their numbers

	term     []byte       // as FTS5 has it, behind mainPrefix
	met      []*runReader // those that have it
	postings []posting
}

// gather collects the postings of the term at hand.
func (m *merger) gather(runs []*runReader) error {
	m.met, m.postings = m.met[:0], m.postings[:0]
	for _, r := range runs {
		if r.over || !bytes.Equal(r.term, m.term[1:]) {
			continue
		}
		m.met = append(m.met, r)
		if err := m.unpack(r.postings); err != nil {
			return err
		}
	}
	if m.unordered {
		slices.SortFunc(m.postings, func(a, b posting) int { return cmp.Compare(a.text, b.text) })
	}
	return nil
}

// unpack appends the postings that a gatherer wrote.
func (m *merger) unpack(packed []byte) error {
	for text := int64(0); len(packed) > 0; {
		step, n := readVarint(packed[1:])
		if packed[0] != 0 || n == 0 {
			return errRun
		}
		text += int64(step)
		packed = packed[1+n:]
		end := endOfPositions(packed)
		if m.dropped == nil || !m.dropped[text] {
			m.postings = append(m.postings, posting{text, packed[:end]})
		}
		packed = packed[end:]
	}
	return nil
}

// endOfPositions is where the next posting begins: at a zero byte that is not
// the last of a varint.
func endOfPositions(packed []byte) int {
	before := byte(0)
	for i, b := range packed {
		if b == 0 && before < 0x80 {
			return i
		}
		before = b
	}
	return len(packed)
}
