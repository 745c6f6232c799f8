package source

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

// headSize is how much of a file tells its form.
const headSize = 64 << 10

// OpenFile opens a file; stdin is what "-" stands for.
func OpenFile(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(stdin), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, unwrapPath(err))
	}
	return file, nil
}

// An opened is a file that is being read.
type opened struct {
	io.Reader
	name  string
	file  *os.File // nil if it is no regular file, and can be read but once
	start int64    // where in the file reading began
	read  *watched // is what Reader reads from
	close func() error
}

// Close frees the file; standard input stays open.
func (o *opened) Close() error { return o.close() }

// open opens a file for a reading that the context can stop.
func (r Reader) open(ctx context.Context, name string) (*opened, error) {
	o := &opened{name: name, close: func() error { return nil }}
	in := r.Stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, unwrapPath(err)
		}
		in, o.close = file, file.Close
	}
	file, ok := in.(*os.File)
	switch {
	case ok && isRegular(file):
		start, err := file.Seek(0, io.SeekCurrent)
		if err != nil {
			return nil, unwrapPath(err)
		}
		o.file, o.start = file, start
	case in != nil:
		in = stoppable(ctx, in)
	default:
		in = strings.NewReader("")
	}
	o.read = &watched{ctx: ctx, in: in, advanced: r.Advanced}
	o.Reader = o.read
	return o, nil
}

func isRegular(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode().IsRegular()
}

// sum is the SHA-256 of a file that is read again from where reading began,
// "" where that cannot be.
//
// A source is known by the hash of its bytes, and every telegram is stored
// with its source: so the hash has to be there before the first telegram, and a
// file is read twice, once for its hash alone. Through a pipe a dump
// comes only once; to hash its rows one by one would make as many sources of it
// as it has cables, and none that anybody could look up.
func (o *opened) sum(ctx context.Context) (string, error) {
	if o.file == nil {
		return "", nil
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, &watched{ctx: ctx, in: o.whole()}); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// whole is the file from where reading began, beside what reads it.
func (o *opened) whole() io.Reader {
	return io.NewSectionReader(o.file, o.start, math.MaxInt64-o.start)
}

// again opens what is read once more; it is nil where that cannot be.
func (o *opened) again() func() (io.Reader, error) {
	if o.file == nil {
		return nil
	}
	return func() (io.Reader, error) { return bufio.NewReaderSize(o.whole(), 1<<20), nil }
}

// size is how many bytes there are from where reading began; of a pipe, how
// many have come.
func (o *opened) size() int64 {
	if o.file != nil {
		if info, err := o.file.Stat(); err == nil {
			return info.Size() - o.start
		}
	}
	return o.read.bytes
}

// A watched reader stops with its context, and tells how far it is.
type watched struct {
	ctx      context.Context
	in       io.Reader
	bytes    int64 // so far
	advanced func(bytes int64)
}

func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.in.Read(b)
	w.bytes += int64(n)
	if w.advanced != nil {
		w.advanced(int64(n))
	}
	return n, err
}

// stoppable reads from a pipe or terminal, where a read may wait for ever and
// nothing but the end of the program ends it: the context leaves it waiting.
func stoppable(ctx context.Context, in io.Reader) io.Reader {
	out, pipe := io.Pipe()
	context.AfterFunc(ctx, func() { pipe.CloseWithError(ctx.Err()) })
	go func() {
		// A large buffer: each write waits for its reader.
		_, err := io.CopyBuffer(struct{ io.Writer }{pipe}, struct{ io.Reader }{in}, make([]byte, 1<<20))
		pipe.CloseWithError(err)
	}()
	return out
}
