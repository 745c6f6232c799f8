package source

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// errEncrypted is the reason why a member, or all of an archive, is not read.
var errEncrypted = errors.New("is encrypted: unpack it with its password first")

// zip reads a zip archive, in the order of its directory.
func (u *unpacking) zip(file *opened) error {
	files, err := zip.NewReader(io.NewSectionReader(file.file, file.start, file.size()), file.size())
	if err != nil {
		return u.fail(broken(err))
	}
	for _, f := range files.File {
		if f.Mode().IsDir() {
			continue
		}
		m := member{name: f.Name, advance: u.share(f.CompressedSize64, f.UncompressedSize64)}
		m.open = func() (io.Reader, error) { return f.Open() }
		m.again = m.open
		switch {
		case f.Mode()&fs.ModeSymlink != 0:
			m.refused = errLink
		case !f.Mode().IsRegular():
			m.refused = errNoFile
		case f.Flags&1 != 0:
			m.refused = errEncrypted
		case f.Method != zip.Store && f.Method != zip.Deflate:
			m.refused = fmt.Errorf("is packed by zip's method %d, which is not known here: unpack it, and give what was in it", f.Method)
		}
		if goOn, err := u.member(m); err != nil || !goOn {
			return err
		}
	}
	return nil
}

// share makes of bytes that were unpacked the bytes of the file that they came
// from, and tells of those: so many bytes of the file have so many inside.
func (u *unpacking) share(packed, inside uint64) func(bytes int64) {
	if u.r.Advanced == nil || inside == 0 {
		return nil
	}
	var unpacked, told int64
	return func(bytes int64) {
		unpacked += bytes
		now := int64(float64(unpacked) * float64(packed) / float64(inside))
		u.r.Advanced(now - told)
		told = now
	}
}
