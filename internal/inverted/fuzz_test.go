package inverted

import (
	"strings"
	"testing"
)

// fuzzed makes texts of bytes: a line is a text, what is neither letter nor
// digit nor beyond ASCII parts terms.
func fuzzed(data string) (texts []text) {
	for i, line := range strings.Split(strings.ToLower(data), "\n") {
		terms := strings.FieldsFunc(line, func(r rune) bool {
			return r < 0x80 && (r < '0' || r > '9') && (r < 'a' || r > 'z')
		})
		for i := range terms {
			terms[i] = terms[i][:min(len(terms[i]), 256)]
		}
		texts = append(texts, text{int64(i + 1), strings.Join(terms, " ")})
	}
	return texts
}

func FuzzBuilder(f *testing.F) {
	f.Add("a b a\nb c\n\na", uint16(32), true)
	f.Add(strings.Repeat("the cat sat on the mat\n", 60), uint16(40), false)
	f.Add(strings.Repeat("é x ", 300), uint16(33), false)
	f.Fuzz(func(t *testing.T, data string, pageSize uint16, runs bool) {
		size := max(32, int(pageSize)) // the least that FTS5 takes
		texts := fuzzed(data)
		memory := 1 << 30
		if runs && len(texts) < 10 {
			memory = 1 // a run for each text
		}
		same(t, build(t, texts, nil, size, memory), buildByFTS5(t, texts, nil, size), texts, 2)
	})
}

func FuzzVarint(f *testing.F) {
	for _, v := range []uint64{0, 1, 127, 128, 1<<14 - 1, 1 << 14, 1<<56 - 1, 1 << 56, 1<<64 - 1} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v uint64) {
		written := appendVarint(nil, v)
		if got, n := readVarint(written); got != v || n != len(written) {
			t.Errorf("%d is written as % x, and read as %d from %d bytes", v, written, got, n)
		}
		if _, n := readVarint(written[:len(written)-1]); n != 0 {
			t.Errorf("%d is read though its last byte is missing", v)
		}
	})
}
