package inverted

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// Tables are those that FTS5 keeps an index in.
type Tables interface {
	// Data puts a row into the table _data, in place of one that has the id.
	Data(id int64, block []byte) error
	// Idx puts a row into the table _idx.
	Idx(segment int, term []byte, page int) error
	// Docsize puts a row into the table _docsize.
	Docsize(id int64, size []byte, origin int) error
}

// Rows of the table _data that are not of a segment.
const (
	averagesID  = 1
	structureID = 10
)

// level is that of the segment. FTS5 writes what is added to the index as
// segments of level 0, and merges sixteen of a level into one of the next; the
// higher the level of a large segment, the less often it is copied.
const level = 3

// origin is the number by which FTS5 knows in which segment a text is.
const origin = 1

// Copy puts a finished index into the tables of an empty one. Structure is the
// block that its table _data has with id 10.
func (b *Builder) Copy(structure []byte, into Tables) error {
	if len(b.texts) == 0 {
		return nil
	}
	if err := b.copyPages(into); err != nil {
		return err
	}
	for _, m := range b.marks {
		page := m.page << 1
		if m.index {
			page |= 1
		}
		if err := into.Idx(segmentID, m.begin, page); err != nil {
			return err
		}
	}
	terms := uint64(0)
	for _, l := range b.texts {
		terms += uint64(l.terms)
		if err := into.Docsize(l.text, appendVarint(nil, uint64(l.terms)), origin); err != nil {
			return err
		}
	}
	averages := appendVarint(appendVarint(nil, uint64(len(b.texts))), terms)
	return errors.Join(into.Data(averagesID, averages), into.Data(structureID, b.structure(structure)))
}

// structure says of which segments the index is. Its first four bytes are the
// number of a change of settings, which FTS5 reads anew when it differs.
func (b *Builder) structure(old []byte) []byte {
	s := binary.BigEndian.AppendUint32(old[:4:4], structureV2)
	if b.leafPages == 0 {
		return append(s, 0, 0, 0)
	}
	s = append(s, level+1, 1)                    // levels, segments
	s = appendVarint(s, uint64(b.leafPages))     // pages ever written
	s = append(s, make([]byte, 2*level)...)      // of each lower level: segments being merged, segments
	s = append(s, 0, 1, segmentID, 1)            // of this: being merged, segments; of the segment: its number, first page
	s = appendVarint(s, uint64(b.leafPages))     // last page
	s = append(s, origin, origin, 0, 0)          // first and last origin, pages of deleted texts, deleted texts
	return appendVarint(s, uint64(len(b.texts))) // texts
}

// writePage writes a row of the table _data to wait.
func writePage(w *bufio.Writer, id int64, block []byte) error {
	var head [12]byte
	binary.BigEndian.PutUint64(head[:], uint64(id))
	binary.BigEndian.PutUint32(head[8:], uint32(len(block)))
	_, err := w.Write(head[:])
	if err == nil {
		_, err = w.Write(block)
	}
	return err
}

func (b *Builder) copyPages(into Tables) error {
	if _, err := b.pages.Seek(0, io.SeekStart); err != nil {
		return err
	}
	r := bufio.NewReaderSize(b.pages, bufferSize)
	var head [12]byte
	var block []byte
	for {
		if _, err := io.ReadFull(r, head[:]); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		size := int(binary.BigEndian.Uint32(head[8:]))
		if cap(block) < size {
			block = make([]byte, size)
		}
		if _, err := io.ReadFull(r, block[:size]); err != nil {
			return inside(err)
		}
		if err := into.Data(int64(binary.BigEndian.Uint64(head[:])), block[:size]); err != nil {
			return err
		}
	}
}
