package source

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// write writes a row in a style.
func (s style) write(columns [columnsOfCable][]byte, end string) []byte {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	if s == doubled {
		escape = strings.NewReplacer(`"`, `""`)
	}
	var out bytes.Buffer
	for i, c := range columns {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(`"` + escape.Replace(string(c)) + `"`)
	}
	out.WriteString(end)
	return out.Bytes()
}

// A row holds whatever bytes were written, in either style, wherever the window ends.
func FuzzRowsReadBackAsTheyWereWritten(f *testing.F) {
	f.Add([]byte("07STRELSAU112"), []byte("a \"crown\""), []byte("C:\\\n,\""), uint8(7), false)
	f.Add([]byte(`\`), []byte(`","`), []byte("\r\n"), uint8(1), true)
	f.Fuzz(func(t *testing.T, a, b, c []byte, window uint8, double bool) {
		style, end := escaped, "\n"
		if double {
			style, end = doubled, "\r\n"
		}
		want := [columnsOfCable][]byte{a, b, c, nil, c, b, a, append(a[:len(a):len(a)], b...)}
		text := bytes.Repeat(style.write(want, end), 3)
		s := newSplitter(bytes.NewReader(text), 1+int(window), largestRow)
		// Of what is escaped the splitter finds the style itself. Of what is
		// doubled it may not, since a backslash before a quote is then text.
		if double {
			s.style = style
		}
		for range 3 {
			r, err := s.next()
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			for i, c := range r.columns {
				if got := r.style.value(c); got != string(want[i]) {
					t.Fatalf("column %d is %q, want %q, in %q", i+1, got, want[i], text)
				}
			}
		}
		if _, err := s.next(); err != io.EOF {
			t.Fatalf("behind the last row stands %v", err)
		}
	})
}

// Any bytes end, in rows that stand in the file in order, and in no more
// memory than the longest row may have.
func FuzzSplitter(f *testing.F) {
	row := string(escaped.write([columnsOfCable][]byte{0: []byte("1"), 1: []byte("3/4/2008 15:12"), 2: []byte("08LAPUTA1")}, "\n"))
	f.Add([]byte(row+row[:20]+row), uint8(3))
	f.Add([]byte("\ufeff"+row+`"2","3/4/2008","`+row), uint8(200))
	f.Add([]byte(strings.Repeat(`"1","3/4/2008",`+"\n", 4)+`\"\"`), uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, window uint8) {
		const largest = 300
		s := newSplitter(bytes.NewReader(data), 1+int(window), largest)
		line, size := 0, 0
		for {
			r, err := s.next()
			var bad *badRow
			switch {
			case err == io.EOF:
				if lines := bytes.Count(data, []byte("\n")) + 1; s.line != lines {
					t.Fatalf("it ends on line %d of %d", s.line, lines)
				}
				return
			case errors.As(err, &bad):
				r.line = bad.line
			case err != nil:
				t.Fatal(err)
			}
			size += len(r.raw)
			if r.line <= line || size > len(data) || len(s.window) > largest {
				t.Fatalf("line %d behind %d, %d bytes of %d, window %d", r.line, line, size, len(data), len(s.window))
			}
			line = r.line
		}
	})
}

// A failing disk costs what it holds back, and no row before it.
func TestWhatWasReadBeforeAFailureIsGivenOut(t *testing.T) {
	row := escaped.write([columnsOfCable][]byte{0: []byte("1"), 7: []byte("Ropes")}, "\n")
	failure := errors.New("the disk is on fire")
	s := newSplitter(io.MultiReader(bytes.NewReader(row), bytes.NewReader(row[:9]), failing{failure}), windowSize, largestRow)
	if _, err := s.next(); err != nil {
		t.Errorf("the first row gives %v", err)
	}
	if _, err := s.next(); err != failure {
		t.Errorf("the second row gives %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestAQuoteIsNotLeftOpenForEver(t *testing.T) {
	row := string(escaped.write([columnsOfCable][]byte{0: []byte("2"), 1: []byte("3/4/2008 15:12"), 2: []byte("08LAPUTA2")}, "\n"))
	text := `"1","3/4/2008 15:12","` + strings.Repeat("goat\n", 1000) + row
	s := newSplitter(strings.NewReader(text), 64, 1024)
	if _, err := s.next(); err == nil || !strings.Contains(err.Error(), "row 1 has a quote in column 3 that is not closed within") {
		t.Errorf("got error %v", err)
	}
	if r, err := s.next(); err != nil || r.line != 1001 {
		t.Errorf("the next row is on line %d, error %v", r.line, err)
	}
	if len(s.window) > 1024 {
		t.Errorf("the window has %d bytes", len(s.window))
	}
}

// BenchmarkSplitter cuts 64 MB of the dump into rows of 8 KB, and reads
// nothing of them.
func BenchmarkSplitter(b *testing.B) {
	body := strings.Repeat("2. (C) The king's \"gardener\" walked the goats along the ropes, and nobody asked him why.\n", 90)
	row := escaped.write([columnsOfCable][]byte{[]byte("1"), []byte("3/4/2008 15:12"), []byte("08LAPUTA1"), 7: []byte(body)}, "\n")
	text := bytes.Repeat(row, 64<<20/len(row))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s := newSplitter(bytes.NewReader(text), windowSize, largestRow)
		for {
			if _, err := s.next(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
