package archive

import (
	"bufio"
	"cmp"
	"errors"
	"os"
	"slices"
)

// A spool is where readings wait until their days are filed: in a file of the
// import's own, so that an archive of any size needs little memory. It is not
// safe for concurrent use.
type spool struct {
	file    *os.File
	writer  *bufio.Writer
	size    int64
	waiting map[int64]waiting // by row of the text
}

// A waiting reading is where it stands in the file, and what has to be known
// of it before it is filed.
type waiting struct {
	id           int64 // that it is filed under; 0 until it is known
	telegram     int64
	offset       int64
	size         int
	day          int
	created, ref string
	fingerprint  int64
}

// newSpool makes a spool in a file that nobody else knows.
func newSpool(path string) (*spool, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	return &spool{file: file, writer: bufio.NewWriterSize(file, 1<<20), waiting: map[int64]waiting{}}, nil
}

// close removes the file.
func (s *spool) close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }

// put has a reading wait.
func (s *spool) put(f filable) error {
	s.waiting[f.Telegram] = waiting{
		telegram: f.Telegram, offset: s.size, size: len(f.packed), fingerprint: f.fingerprint,
		day: dayNumber(f.Created), created: f.Created, ref: f.Ref,
	}
	s.size += int64(len(f.packed))
	_, err := s.writer.Write(f.packed)
	return err
}

// byDay lists what waits in the order in which it is filed. Nothing can be put
// behind it.
func (s *spool) byDay() ([]waiting, error) {
	all := make([]waiting, 0, len(s.waiting))
	for _, w := range s.waiting {
		all = append(all, w)
	}
	s.waiting = nil // it is large, and of no more use
	slices.SortFunc(all, func(a, b waiting) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.created, b.created), cmp.Compare(a.ref, b.ref))
	})
	return all, s.writer.Flush()
}

// take reads what waits, after byDay.
func (s *spool) take(w waiting) (reading, error) {
	packed := make([]byte, w.size)
	if _, err := s.file.ReadAt(packed, w.offset); err != nil {
		return reading{}, err
	}
	r, err := unpack(packed)
	r.Telegram = w.telegram
	return r, err
}
