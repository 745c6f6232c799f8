package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
)

// A member is a file inside a packed source.
type member struct {
	name    string // as the archive has it
	refused error  // why it is not read, whatever it is called: a link, a password
	open    func() (io.Reader, error)
	again   func() (io.Reader, error) // opens it once more; nil where it comes but once
	watched bool                      // its bytes are counted where they come from
	// advance is told of bytes read, where those of the file are not watched.
	advance func(bytes int64)
}

// counted is where the bytes of a member are counted.
func (m member) counted(u *unpacking) *int64 {
	if m.watched {
		return new(int64)
	}
	return &u.unpacked
}

// member reads a member, if it is called as sources are. It gives false where
// the packed source is to be left.
func (u *unpacking) member(m member) (goOn bool, err error) {
	if u.members++; u.members > u.limits.members {
		return false, u.fail(fmt.Errorf("holds more than %d files: what follows is left out", u.limits.members))
	}
	name, refused := memberName(m.name)
	switch {
	case isPackedName(name):
		refused = errNested
	case !isSource(name):
		u.skip()
		return true, nil
	case refused == nil:
		refused = m.refused
	}
	whole := u.name + "/" + name
	if refused != nil {
		return true, u.unread(Unread{Name: whole, Err: refused})
	}
	return u.read(whole, m)
}

// read reads a member, under a name that its archive is part of.
func (u *unpacking) read(whole string, m member) (goOn bool, err error) {
	opened, err := m.open()
	if err != nil {
		return true, stopped(u.ctx, u.unread, Unread{Name: whole, Err: broken(err)})
	}
	defer closeIfCloser(opened)
	u.in.Reset(&unpackingReader{u: u, in: opened, unpacked: m.counted(u), advance: m.advance})
	err = u.r.source(u.ctx, sourceFile{name: whole, sum: u.sum(m)}, u.in, u.take, u.unread)
	if err == nil && u.over != nil {
		return false, nil // which was said of the member
	}
	return true, err
}

func (u *unpacking) skip() {
	if u.r.Skipped != nil {
		u.r.Skipped()
	}
}

// sum hashes a member by unpacking it once more, as opened.sum does a file.
func (u *unpacking) sum(m member) func(context.Context) (string, error) {
	return func(context.Context) (string, error) {
		if m.again == nil {
			return "", nil
		}
		in, err := m.again()
		if err != nil {
			return "", broken(err)
		}
		defer closeIfCloser(in)
		var unpacked int64
		hash := sha256.New()
		if _, err := io.Copy(hash, &unpackingReader{u: u, in: in, unpacked: &unpacked}); err != nil {
			return "", err
		}
		return hex.EncodeToString(hash.Sum(nil)), nil
	}
}

// longestName is the most bytes of a member's name.
const longestName = 1024

// memberName is a member's name with slashes, and why it is not read if it is
// none of a file in a folder. What is refused is quoted, so that it can be shown.
func memberName(raw string) (name string, refused error) {
	name = strings.ReplaceAll(strings.ToValidUTF8(raw, "\ufffd"), `\`, "/")
	switch {
	case len(name) > longestName:
		return strings.ToValidUTF8(name[:60], "") + "…" + path.Ext(name), fmt.Errorf("has a name of %d bytes: no file of cables has", len(name))
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		return strings.Trim(fmt.Sprintf("%+q", name), `"`), errors.New("has control characters in its name: rename it")
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		return name, errors.New("has an absolute path in its archive: pack it as a folder")
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return name, errors.New(`has ".." in its path: pack it as a folder`)
		}
	}
	return path.Clean(name), nil
}

// An overLimit says what a packed source has too much of.
type overLimit struct{ what string }

func (o *overLimit) Error() string { return o.what }

// An unpackingReader watches what comes out of a packed source.
type unpackingReader struct {
	u        *unpacking
	in       io.Reader
	unpacked *int64
	advance  func(bytes int64)
}

func (r *unpackingReader) Read(b []byte) (int, error) {
	if err := r.u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.in.Read(b)
	*r.unpacked += int64(n)
	if r.advance != nil {
		r.advance(int64(n))
	}
	if over := r.u.passed(*r.unpacked); over != nil {
		r.u.over = over
		return 0, over
	}
	if err != nil && err != io.EOF {
		err = broken(err)
	}
	return n, err
}

// passed is the limit that so many bytes are above, nil if they are within all.
func (u *unpacking) passed(unpacked int64) error {
	switch {
	case unpacked > u.limits.size:
		return &overLimit{fmt.Sprintf("unpacks to more than %d GB with what stood before it: it is left out, and what follows", u.limits.size>>30)}
	case unpacked > u.limits.free && unpacked > u.limits.ratio*u.size():
		return &overLimit{fmt.Sprintf("unpacks to more than %d times the size of its archive, as no archive of cables does: it is left out, and what follows", u.limits.ratio)}
	}
	return nil
}
