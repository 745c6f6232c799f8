package source

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"

	"github.com/bodgit/sevenzip"
)

// sevenZip reads a 7z archive, in its order: most are packed as one stream, of
// which each member is a piece.
func (u *unpacking) sevenZip(file *opened) error {
	files, err := openSevenZip(io.NewSectionReader(file.file, file.start, file.size()), file.size())
	if err != nil {
		return u.fail(broken7z(err))
	}
	var inside uint64
	for _, f := range files {
		inside += f.UncompressedSize
	}
	advance := u.share(uint64(file.size()), inside)
	for _, f := range files {
		mode := f.FileInfo().Mode()
		if mode.IsDir() {
			continue
		}
		m := member{name: f.Name, advance: advance, open: func() (io.Reader, error) { return openMember7z(f) }}
		m.again = m.open
		switch {
		case mode&fs.ModeSymlink != 0:
			m.refused = errLink
		case !mode.IsRegular():
			m.refused = errNoFile
		}
		if goOn, err := u.member(m); err != nil || !goOn {
			return err
		}
	}
	return nil
}

// openSevenZip reads the directory at the end of a 7z archive. What it holds
// may be anything: where the library that reads it gives up, so does this.
func openSevenZip(in io.ReaderAt, size int64) (files []*sevenzip.File, err error) {
	defer recovered(&err)
	r, err := sevenzip.NewReader(in, size)
	if err != nil {
		return nil, err
	}
	return r.File, nil
}

// recovered makes an error of a panic.
func recovered(err *error) {
	if what := recover(); what != nil {
		*err = fmt.Errorf("its directory makes no sense: %v", what)
	}
}

// broken7z is broken, for what is encrypted as well.
func broken7z(err error) error {
	var read *sevenzip.ReadError
	if errors.As(err, &read) && read.Encrypted {
		return errEncrypted
	}
	return broken(err)
}

// A member7z reads a member, and compares it with its checksum at its end.
type member7z struct {
	file *sevenzip.File
	in   io.ReadCloser
	sum  uint32
}

func openMember7z(f *sevenzip.File) (m *member7z, err error) {
	defer recovered(&err)
	in, err := f.Open()
	if err != nil {
		return nil, broken7z(err)
	}
	return &member7z{file: f, in: in}, nil
}

func (m *member7z) Read(b []byte) (n int, err error) {
	defer recovered(&err)
	n, err = m.in.Read(b)
	m.sum = crc32.Update(m.sum, crc32.IEEETable, b[:n])
	switch {
	case err == io.EOF && m.file.CRC32 != 0 && m.file.CRC32 != m.sum:
		return n, errors.New("its checksum is another")
	case err != nil && err != io.EOF:
		return n, broken7z(err)
	}
	return n, err
}

func (m *member7z) Close() (err error) {
	defer recovered(&err)
	return m.in.Close()
}
