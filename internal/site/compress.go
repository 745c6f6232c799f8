package site

import (
	"bytes"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// fewestCompressed is the size below which compressing saves no packet.
const fewestCompressed = 512

// encoded gives a body in the coding, or nil where it is better sent as it is.
func (c coding) encoded(body []byte) []byte {
	if c == identity || len(body) < fewestCompressed {
		return nil
	}
	out := compressed.Get().(*bytes.Buffer)
	defer compressed.Put(out)
	out.Reset()
	switch c {
	case zstandard:
		out.Grow(len(body))
		out.Write(zstdEncoder.EncodeAll(body, out.AvailableBuffer()))
	case brotlied:
		pack(&brotliWriters, out, body)
	case gzipped:
		pack(&gzipWriters, out, body)
	}
	if out.Len() >= len(body) {
		return nil
	}
	return bytes.Clone(out.Bytes())
}

// A packer compresses what is written to it.
type packer interface {
	io.WriteCloser
	Reset(io.Writer)
}

// pack compresses a body with a writer of a pool. Into memory, nothing can fail.
func pack(pool *sync.Pool, out *bytes.Buffer, body []byte) {
	w := pool.Get().(packer)
	defer pool.Put(w)
	w.Reset(out)
	_, _ = w.Write(body)
	_ = w.Close()
}

// A page is compressed while a reader waits, so the levels are those beyond
// which time grows faster than pages shrink. The window is what nearly every
// page fits into, and bounds what an encoder holds.
const (
	gzipLevel   = 1
	brotliLevel = 1
	zstdLevel   = zstd.SpeedFastest
	zstdWindow  = 1 << 18
)

var (
	compressed    = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	gzipWriters   = sync.Pool{New: func() any { return must(gzip.NewWriterLevel(io.Discard, gzipLevel)) }}
	brotliWriters = sync.Pool{New: func() any { return brotli.NewWriterV2(io.Discard, brotliLevel) }}
	zstdEncoder   = must(zstd.NewWriter(nil, zstd.WithEncoderLevel(zstdLevel), zstd.WithWindowSize(zstdWindow), zstd.WithEncoderCRC(false), zstd.WithLowerEncoderMem(true)))
)

// must is for options that are constant.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
