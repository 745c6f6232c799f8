package source

import (
	"archive/tar"
	"errors"
	"io"
)

var (
	errLink   = errors.New("is a link in its archive, and links are not followed: pack the file itself")
	errNoFile = errors.New("is neither a file nor a folder in its archive")
)

// tar reads a tar archive, whose bytes again gives once more; again is nil
// where they come but once.
func (u *unpacking) tar(in io.Reader, again func() (io.Reader, error)) error {
	// What is left out is unpacked as well, so it is the whole that is watched.
	files := tar.NewReader(&unpackingReader{u: u, in: in, unpacked: &u.unpacked})
	for n := 1; ; n++ {
		header, err := files.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return u.fail(broken(err)) // what stood before it is read
		}
		m := member{name: header.Name, watched: true, open: func() (io.Reader, error) { return files, nil }}
		switch header.Typeflag {
		case tar.TypeReg, tar.TypeGNUSparse:
			if again != nil {
				m.again = func() (io.Reader, error) { return tarMember(again, n) }
			}
		case tar.TypeDir, tar.TypeXGlobalHeader:
			continue
		case tar.TypeSymlink, tar.TypeLink:
			m.refused = errLink
		default:
			m.refused = errNoFile
		}
		if goOn, err := u.member(m); err != nil || !goOn {
			return err
		}
	}
}

// tarMember goes to the n-th member of a tar, from 1.
func tarMember(again func() (io.Reader, error), n int) (io.Reader, error) {
	in, err := again()
	if err != nil {
		return nil, err
	}
	files := tar.NewReader(in)
	for range n {
		if _, err := files.Next(); err != nil {
			return nil, err
		}
	}
	return files, nil
}
