package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// An answer is a whole answer, ready to be written any number of times. Nothing
// of it may be changed.
type answer struct {
	status int
	header []field
	body   []byte // in its content coding
	tag    string // its entity tag; "" of what cannot be revalidated
}

// A field is a line of the header. Its name is in canonical form, so that it
// can be put into an http.Header as it is.
type field struct {
	name   string
	values []string
}

// Lines of the header that many answers share.
var (
	revalidated = []string{"no-cache"}
	varied      = []string{"Accept-Encoding"}
)

// answer completes what was recorded: the body in a coding, and the lines of
// the header that are for caches.
func (rec *recorder) answer(c coding) *answer {
	if rec.header["Cache-Control"] == nil && !isRedirect(rec.status) {
		rec.header["Cache-Control"] = revalidated
	}
	a := &answer{status: rec.status}
	c = rec.encode(a, c)
	if a.status == http.StatusOK && a.mayBeKept(rec.header) {
		a.tag = tagOf(c, a.body)
		rec.header["Etag"] = []string{a.tag}
	}
	rec.header["Content-Length"] = []string{strconv.Itoa(len(a.body))}
	for name, values := range rec.header {
		a.header = append(a.header, field{name, slices.Clip(values)})
	}
	slices.SortFunc(a.header, func(a, b field) int { return strings.Compare(a.name, b.name) })
	return a
}

// encode gives the answer its body, and tells in which coding that is.
func (rec *recorder) encode(a *answer, c coding) coding {
	if isRedirect(rec.status) || !compresses(rec.header.Get("Content-Type")) {
		c = identity
	} else {
		rec.header["Vary"] = varied
	}
	if a.body = c.encoded(rec.body.Bytes()); a.body == nil {
		a.body, c = bytes.Clone(rec.body.Bytes()), identity
	}
	if c != identity {
		rec.header["Content-Encoding"] = []string{c.String()}
	}
	return c
}

func isRedirect(status int) bool {
	return status > http.StatusMultipleChoices && status < http.StatusBadRequest
}

// tagOf is a strong entity tag: of the bytes that are sent, and the coding that
// they are in.
func tagOf(c coding, body []byte) string {
	hash := sha256.New()
	hash.Write([]byte{byte(c)})
	hash.Write(body)
	return `"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:15]) + `"`
}

// mayBeKept is whether the answer is a page, and not made by chance or for a
// moment.
func (a *answer) mayBeKept(h http.Header) bool {
	return a.status == http.StatusOK && !strings.Contains(h.Get("Cache-Control"), "no-store")
}

// write sends the answer as the request wants it: whole, its header alone, or
// the word that the reader has it already. Without an answer, whose reader has
// gone, nothing is sent.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	if a == nil {
		return
	}
	h := w.Header()
	for i := range a.header {
		h[a.header[i].name] = a.header[i].values
	}
	if status := a.judge(r.Header); status != a.status {
		// What describes a body stays with the body.
		for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length"} {
			delete(h, name)
		}
		w.WriteHeader(status)
		return
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		// Who went away meanwhile gets no other answer.
		_, _ = w.Write(a.body)
	}
}
