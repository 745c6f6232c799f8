package archive

import (
	"encoding/binary"
	"errors"

	"cables/internal/cable"
)

// pack writes a reading in few bytes, as it waits to be filed: its fields in
// order, numbers as varints, texts and lists behind their length. The row of
// its text is left out, so that equal bytes are an equal reading.
func (r *reading) pack() []byte {
	p := make(packing, 0, 1024)
	for _, s := range r.texts() {
		p.text(*s)
	}
	for _, l := range r.lists() {
		p.number(len(*l))
		for _, s := range *l {
			p.text(s)
		}
	}
	for _, n := range []int{r.Redactions, number(r.Summarised), number(r.Partial)} {
		p.number(n)
	}
	p.number(len(r.Citations))
	for _, c := range r.Citations {
		p.number(number(c.Mention))
		p.number(len(c.Candidates))
		for _, id := range c.Candidates {
			p.text(string(id))
		}
	}
	p.number(len(r.Problems))
	for _, q := range r.Problems {
		p.text(q.Code)
		p.text(q.In)
		p.number(q.Start)
		p.number(q.End)
		p.text(q.What)
	}
	return p
}

var errPacked = errors.New("a reading that waited cannot be read: the file it waited in was damaged")

// unpack is the inverse of pack.
func unpack(packed []byte) (r reading, err error) {
	u := unpacking{packed: packed}
	for _, s := range r.texts() {
		*s = u.text()
	}
	for _, l := range r.lists() {
		for range u.count() {
			*l = append(*l, u.text())
		}
	}
	r.Redactions, r.Summarised, r.Partial = u.number(), u.number() > 0, u.number() > 0
	for range u.count() {
		c := citation{Mention: u.number() > 0}
		for range u.count() {
			c.Candidates = append(c.Candidates, cable.ID(u.text()))
		}
		r.Citations = append(r.Citations, c)
	}
	for range u.count() {
		r.Problems = append(r.Problems, cable.Problem{Code: u.text(), In: u.text(), Start: u.number(), End: u.number(), What: u.text()})
	}
	if u.broken || len(u.packed) > 0 {
		return r, errPacked
	}
	return r, nil
}

func (r *reading) texts() []*string {
	return []*string{&r.Ref, &r.Created, &r.Day, &r.Released, &r.Classification, &r.Origin, &r.Sender, &r.Subject, &r.Summary, &r.Signer}
}

func (r *reading) lists() []*[]string {
	return []*[]string{&r.Tags, &r.Spellings, &r.Recipients, &r.Informed, &r.Markings}
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

type packing []byte

func (p *packing) number(n int) { *p = binary.AppendUvarint(*p, uint64(n)) }

func (p *packing) text(s string) {
	p.number(len(s))
	*p = append(*p, s...)
}

// An unpacking reads what a packing wrote. Once something does not fit, it is
// broken, and all that it gives is empty.
type unpacking struct {
	packed []byte
	broken bool
}

func (u *unpacking) number() int {
	n, size := binary.Uvarint(u.packed)
	if size <= 0 {
		u.broken, u.packed = true, nil
		return 0
	}
	u.packed = u.packed[size:]
	return int(n)
}

// count is a number of things to come, each of a byte or more.
func (u *unpacking) count() int {
	n := u.number()
	if n < 0 || n > len(u.packed) {
		u.broken, u.packed = true, nil
		return 0
	}
	return n
}

func (u *unpacking) text() string {
	n := u.count()
	s := string(u.packed[:n])
	u.packed = u.packed[n:]
	return s
}
