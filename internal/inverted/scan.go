package inverted

import "encoding/binary"

// A Scan reads the terms of a segment from one up to another, which is not
// among them. It is given the pages of terms in order, from the one on which
// the first may stand.
type Scan struct {
	from, to string
	wanted   func(term []byte) bool
	take     func(text int64) (count bool)
	counted  func(text int64, positions int)

	term      []byte // the last one read
	inside    bool   // its postings are wanted
	begins    bool   // the next text is written whole, not as a step
	text      int64
	left      int  // bytes of the text's positions that are to come
	counts    bool // its positions are counted
	positions int  // so far
}

// NewScan is a scan that has each text taken that has a term that is wanted. Of
// those for which take says so, counted is told how often they have it. All
// terms are wanted if wanted is nil.
func NewScan(from, to string, wanted func(term []byte) bool, take func(text int64) (count bool), counted func(text int64, positions int)) *Scan {
	return &Scan{from: string(mainPrefix) + from, to: string(mainPrefix) + to, wanted: wanted, take: take, counted: counted}
}

// Begin is what the table _idx is asked with for the page to begin at.
func (s *Scan) Begin() []byte { return []byte(s.from) }

// Page reads the next page, and tells whether no more are needed.
func (s *Scan) Page(block []byte) (done bool, err error) {
	if len(block) < headSize {
		return false, ErrForm
	}
	end := int(binary.BigEndian.Uint16(block[2:]))
	if end < headSize || end > len(block) {
		return false, ErrForm
	}
	footer := reader{src: block[end:]}
	at, stop := headSize, end
	if len(footer.src) > 0 {
		stop = footer.number()
	}
	s.begins = true
	for first := true; ; first = false {
		if stop < at || stop > end {
			return false, ErrForm
		}
		if err := s.postings(block[at:stop]); err != nil || stop == end {
			return false, err
		}
		at, stop = stop, end
		if len(footer.src) > 0 {
			stop = at + footer.number()
		}
		if stop < at || stop > end {
			return false, ErrForm
		}
		n, err := s.readTerm(block[at:stop], first)
		if err != nil || string(s.term) >= s.to {
			return true, err
		}
		at += n
		s.inside = string(s.term) >= s.from && (s.wanted == nil || s.wanted(s.term[1:]))
		s.begins, s.left, s.counts = true, 0, false
	}
}

// readTerm reads the term that src begins with, and gives how long that is. The
// first on a page is written whole, of others what differs from the last.
func (s *Scan) readTerm(src []byte, first bool) (int, error) {
	r, shared := reader{src: src}, 0
	if !first {
		shared = r.number()
	}
	n := r.number()
	if r.err != nil || shared > len(s.term) || n > len(r.src) {
		return 0, ErrForm
	}
	s.term = append(s.term[:shared], r.src[:n]...)
	return len(src) - len(r.src) + n, nil
}

// postings reads what a page has of a term's texts.
func (s *Scan) postings(src []byte) error {
	if !s.inside {
		return nil
	}
	for {
		n := min(s.left, len(src))
		if s.counts {
			s.count(src[:n], n == s.left)
		}
		src, s.left = src[n:], s.left-n
		if len(src) == 0 {
			return nil
		}
		text, n := readVarint(src)
		size, m := readVarint(src[n:])
		if n == 0 || m == 0 {
			return ErrForm
		}
		src = src[n+m:]
		if !s.begins {
			text += uint64(s.text)
		}
		// The lowest bit marks a deletion in another form of index.
		s.text, s.begins, s.left, s.positions = int64(text), false, int(size>>1), 0
		s.counts = s.left > 0 && s.take(s.text)
	}
}

// count counts positions, and tells how many they are when it has the last.
func (s *Scan) count(src []byte, last bool) {
	for _, b := range src {
		s.positions += int(^b >> 7)
	}
	if last {
		s.counted(s.text, s.positions)
		s.counts = false
	}
}
