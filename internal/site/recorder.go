package site

import (
	"bytes"
	"net/http"
	"sync"
)

// A recorder keeps what a handler answers until it is whole.
type recorder struct {
	header http.Header
	status int // 0 as long as there is no answer
	body   bytes.Buffer
}

var recorders = sync.Pool{New: func() any { return new(recorder) }}

func newRecorder() *recorder {
	rec := recorders.Get().(*recorder)
	rec.header = make(http.Header)
	return rec
}

// mostPooled is the size from which a buffer is left to the garbage collector:
// one large table is not to be held for ever.
const mostPooled = 1 << 20

func (rec *recorder) release() {
	if rec.body.Cap() > mostPooled {
		return
	}
	rec.header, rec.status = nil, 0
	rec.body.Reset()
	recorders.Put(rec)
}

// Header implements http.ResponseWriter.
func (rec *recorder) Header() http.Header { return rec.header }

// WriteHeader implements http.ResponseWriter.
func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 {
		rec.status = status
	}
}

// Write implements http.ResponseWriter.
func (rec *recorder) Write(p []byte) (int, error) {
	rec.WriteHeader(http.StatusOK)
	return rec.body.Write(p)
}
