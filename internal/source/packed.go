package source

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// A packing is a form that holds sources inside: an archive of files, or one
// compressed file.
type packing struct {
	name string
	is   func(head []byte) bool
	// unpack gives what is inside a compressed file; it is nil for archives.
	unpack func(io.Reader) (io.Reader, error)
}

// packings are known by their first bytes, whatever the file is called.
var packings = []packing{
	{name: "zip", is: beginsWith("PK\x03\x04", "PK\x05\x06")},
	{name: "7z", is: beginsWith("7z\xbc\xaf\x27\x1c")},
	{name: "tar", is: isTar},
	{"gzip", beginsWith("\x1f\x8b\x08"), func(in io.Reader) (io.Reader, error) { return gzip.NewReader(in) }},
	{"bzip2", isBzip2, func(in io.Reader) (io.Reader, error) { return bzip2.NewReader(in), nil }},
	{"xz", beginsWith("\xfd7zXZ\x00"), func(in io.Reader) (io.Reader, error) { return xz.NewReader(in) }},
	{"zstd", beginsWith("\x28\xb5\x2f\xfd"), unpackZstd},
}

// packedNames are how packed sources are called.
var packedNames = []string{".zip", ".7z", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".zst"}

// isPackedName reports whether a file is called as packed sources are.
func isPackedName(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	for _, packed := range packedNames {
		if ext == packed {
			return true
		}
	}
	return false
}

func beginsWith(beginnings ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, b := range beginnings {
			if bytes.HasPrefix(head, []byte(b)) {
				return true
			}
		}
		return false
	}
}

// isTar finds the mark of a tar's first header, which has NUL behind its name.
func isTar(head []byte) bool {
	return len(head) >= 512 && string(head[257:262]) == "ustar" && bytes.IndexByte(head[:257], 0) >= 0
}

// isBzip2 finds the mark of the file and that of its first block.
func isBzip2(head []byte) bool {
	return len(head) >= 10 && string(head[:3]) == "BZh" && string(head[4:10]) == "1AY&SY"
}

// unpackZstd unpacks with one goroutine, and windows as large as zstd makes
// them unless it is told otherwise.
func unpackZstd(in io.Reader) (io.Reader, error) {
	return zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
}

// packingOf is the packing that a file's first bytes are of, nil if of none.
func packingOf(head []byte) *packing {
	for i := range packings {
		if packings[i].is(head) {
			return &packings[i]
		}
	}
	return nil
}

// Limits of what a packed source may hold. The published cables compress to a
// fifth, pages that have much in common to a fortieth; the archive that is made
// to fill a disk, to a thousandth and less.
type limits struct {
	ratio   int64 // bytes inside for each byte of the file
	free    int64 // bytes inside that are never too many
	size    int64 // the most bytes inside
	members int
}

var defaultLimits = limits{ratio: 250, free: 16 << 20, size: 64 << 30, members: 2_000_000}

// An unpacking is a packed source that is being read. Nothing of it is written
// to disk.
type unpacking struct {
	r      Reader
	ctx    context.Context
	name   string       // of the packed file
	size   func() int64 // how many bytes of it there are, or were read so far
	limits limits
	in     *bufio.Reader // what members are read through
	take   func(Item) error
	unread func(Unread) error

	members  int
	unpacked int64 // bytes of the members so far
	over     error // the limit that was passed
}

// packed reads a packed source, of which in has read nothing but its first bytes.
func (r Reader) packed(ctx context.Context, p *packing, file *opened, in *bufio.Reader, take func(Item) error, unread func(Unread) error) error {
	u := &unpacking{
		r: r, ctx: ctx, name: file.name, limits: defaultLimits, size: file.size,
		in: bufio.NewReaderSize(nil, headSize), take: take, unread: unread,
	}
	switch {
	case p.name == "tar":
		return u.tar(in, file.again())
	case p.unpack != nil:
		return u.compressed(p, file, in)
	case file.file == nil:
		return u.fail(fmt.Errorf("is a %s archive, which cannot be read through a pipe: give its file", p.name))
	case p.name == "zip":
		return u.zip(file)
	}
	return u.sevenZip(file)
}

// fail reports that the packed source cannot be read, or not from here on.
func (u *unpacking) fail(err error) error {
	return stopped(u.ctx, u.unread, Unread{Name: u.name, Err: err})
}

// compressed reads a compressed file: a tar, or a single source.
func (u *unpacking) compressed(p *packing, file *opened, in io.Reader) error {
	again := file.again()
	if raw := again; raw != nil {
		again = func() (io.Reader, error) {
			in, err := raw()
			if err != nil {
				return nil, err
			}
			return p.unpack(in)
		}
	}
	inside, err := p.unpack(in)
	if err != nil {
		return u.fail(broken(err))
	}
	defer closeIfCloser(inside)
	buffered := bufio.NewReaderSize(inside, headSize)
	head, err := buffered.Peek(headSize)
	switch nested := packingOf(head); {
	case err != nil && err != io.EOF:
		return u.fail(broken(err))
	case nested != nil && nested.name == "tar":
		return u.tar(buffered, again)
	case nested != nil:
		return u.fail(errNested)
	}
	m := member{open: func() (io.Reader, error) { return buffered, nil }, again: again}
	if u.name == "-" {
		_, err = u.read("-", m)
		return err
	}
	_, err = u.read(u.name+"/"+strings.TrimSuffix(filepath.Base(u.name), filepath.Ext(u.name)), m)
	return err
}

func closeIfCloser(r io.Reader) {
	switch c := r.(type) {
	case io.Closer:
		c.Close()
	case interface{ Close() }:
		c.Close()
	}
}

var errNested = errors.New("is an archive inside an archive: unpack the outer one and give what was in it")

// broken says that a packed source could not be unpacked.
func broken(err error) error {
	var over *overLimit
	var said *unpackError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, errEncrypted):
		return err
	case errors.As(err, &over):
		return over
	case errors.As(err, &said):
		return said
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &unpackError{"breaks off before its end: fetch it anew"}
	}
	return &unpackError{fmt.Sprintf("is damaged (%v): fetch it anew", err)}
}

// An unpackError says what is wrong with what could not be unpacked.
type unpackError struct{ what string }

func (e *unpackError) Error() string { return e.what }
