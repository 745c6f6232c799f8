package inverted

import (
	"encoding/binary"
	"errors"
	"slices"
)

// ErrForm says that a block is not as FTS5 writes it.
var ErrForm = errors.New("a block of the full-text index is damaged, or of another form")

// A Segment is a part of an index that has every term of some texts.
type Segment struct {
	Number      int // in the table _idx
	First, Last int // pages of terms

	deletions int // pages of deleted texts
}

// Leaf is the id of a page of terms in the table _data.
func (s Segment) Leaf(page int) int64 { return dataID(s.Number, page) }

// Deletions are the ids of the first page of deleted texts in the table _data,
// and of the one behind the last.
func (s Segment) Deletions() (first, end int64) {
	first = dataID(s.Number+deletionSegments, 0)
	return first, first + int64(s.deletions)
}

// deletionSegments is how far the numbers under which deleted texts stand are
// from those of the segments.
const deletionSegments = 1 << 16

// Segments lists those of an index, by the block with id 10 in the table _data.
func Segments(structure []byte) (all []Segment, err error) {
	if len(structure) < 8 {
		return nil, ErrForm
	}
	if binary.BigEndian.Uint32(structure[4:]) != structureV2 {
		// An index that nothing was put into yet has the older form.
		r := reader{src: structure[4:]}
		if levels, segments := r.number(), r.number(); levels != 0 || segments != 0 {
			r.err = ErrForm
		}
		return nil, r.err
	}
	r := reader{src: structure[8:]}
	levels := r.number()
	r.number() // segments in all
	r.number() // pages ever written
	for level := 0; level < levels && r.err == nil; level++ {
		r.number() // being merged
		segments := r.number()
		for n := 0; n < segments && r.err == nil; n++ {
			s := Segment{Number: r.number(), First: r.number(), Last: r.number()}
			r.number() // first origin
			r.number() // last origin
			s.deletions = r.number()
			r.number() // deleted texts
			r.number() // texts
			all = append(all, s)
		}
	}
	return all, r.err
}

// structureV2 is FTS5_STRUCTURE_V2.
const structureV2 = 0xff000001

// Averages are how many texts an index has, and how many terms they have in
// all, by the block with id 1 in the table _data.
func Averages(block []byte) (texts, terms int, err error) {
	r := reader{src: block}
	texts, terms = r.number(), r.number()
	return texts, terms, r.err
}

// Numbers are those that stand behind each other, as Docsize has one.
func Numbers(src []byte) (all []int, err error) {
	r := reader{src: src}
	for len(r.src) > 0 {
		all = append(all, r.number())
	}
	return all, r.err
}

// DeletedTexts adds the texts that a page of deleted texts names.
func DeletedTexts(all []int64, page []byte) ([]int64, error) {
	if len(page) < deletionHead {
		return all, ErrForm
	}
	size := int(page[0])
	if size != 4 && size != 8 {
		return all, ErrForm
	}
	for key := range slices.Chunk(page[deletionHead:], size) {
		text := int64(0)
		for _, b := range key {
			text = text<<8 | int64(b)
		}
		if text != 0 {
			all = append(all, text)
		}
	}
	return all, nil
}

// deletionHead is what stands before the keys of a page of deleted texts.
const deletionHead = 8

// A reader reads numbers. At the first that is none it goes on with zeros.
type reader struct {
	src []byte
	err error
}

// highest is above every number that is not damaged.
const highest = 1 << 48

func (r *reader) number() int {
	v, n := readVarint(r.src)
	if n == 0 || v > highest {
		r.src, r.err = nil, ErrForm
		return 0
	}
	r.src = r.src[n:]
	return int(v)
}
