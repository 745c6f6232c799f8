package source_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cables/internal/source"
)

// laputa is the row of a cable whose text has whatever a CSV has to escape.
func laputa(number int) []string {
	return []string{
		fmt.Sprint(number), "3/4/2008 15:12", fmt.Sprintf("08LAPUTA%d", number), "Embassy Laputa", "CONFIDENTIAL", "07LAPUTA3|08STATE12",
		"P 041512Z MAR 08\nFM AMEMBASSY LAPUTA\nTO SECSTATE WASHDC",
		fmt.Sprintf("C O N F I D E N T I A L LAPUTA %06d\n\nSUBJECT: \"ROPES\"\n\n1. (C) \"They hold\", said the king, \"if C:\\ROPES does.\"", number),
	}
}

// readDump reads text as standard input: what it gives, a line each, and what
// it could not read.
func readDump(t *testing.T, text string) (items []source.Item, unread []string) {
	t.Helper()
	all, err := source.Read(t.Context(), []string{"-"}, strings.NewReader(text), func(i source.Item) error {
		items = append(items, i)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range all {
		unread = append(unread, u.Error())
	}
	return items, unread
}

func TestARowOfTheDumpIsATelegram(t *testing.T) {
	row := laputa(12)
	for _, test := range []struct{ name, text, note string }{
		{name: "with escaped quotes, as published", text: asPublished(row...)},
		{name: "with doubled quotes", text: asSpreadsheet(row...)},
		{name: "without a line end behind it", text: strings.TrimSuffix(asPublished(row...), "\n")},
		{name: "behind a row of headings", text: asPublished("id", "date", "refid", "origin", "classification", "references", "header", "data") + asPublished(row...)},
		{name: "behind headings without quotes", text: "number,created,id,origin,classification,references,header,body\n" + asPublished(row...)},
		{name: "behind a byte order mark and blank lines", text: "\ufeff\n\r\n" + asPublished(row...)},
		{name: "with quotes only where they are needed", text: strings.Join(row[:6], ",") + "," + asSpreadsheet(row[6:]...)},
		{name: "with CRLF everywhere", text: strings.ReplaceAll(asPublished(row...), "\n", "\r\n"), note: "crlf"},
	} {
		t.Run(test.name, func(t *testing.T) {
			items, unread := readDump(t, test.text)
			if len(items) != 1 || len(unread) != 0 {
				t.Fatalf("got %v, unread %v", items, unread)
			}
			got := items[0].Telegram
			if string(got.ID) != row[2] || got.Origin != row[3] || got.Classification != row[4] || got.Created.Format("1/2/2006 15:04") != row[1] || !got.Released.IsZero() {
				t.Errorf("got %s %q %q %v %v", got.ID, got.Origin, got.Classification, got.Created, got.Released)
			}
			if got.Header != row[6] || got.Body != row[7] {
				t.Errorf("got header %q, body %q", got.Header, got.Body)
			}
			if notes := strings.Join(items[0].Notes, " "); notes != test.note || items[0].Form != source.FormCSV {
				t.Errorf("got form %q, notes %q", items[0].Form, notes)
			}
		})
	}
}

func TestBytesOfARowBecomeText(t *testing.T) {
	body := func(text string) []string { return append(laputa(12)[:7:7], text) }
	for _, test := range []struct{ name, in, out, note string }{
		{name: "what is no UTF-8 is Windows-1252", in: "Fran\xe7ois \x93said\x94", out: "François “said”", note: "windows-1252"},
		{name: "and UTF-8 is not", in: "François “said”", out: "François “said”"},
		{name: "a backslash before a letter is text", in: `\N \n \`, out: `\N \n \`},
		{name: "an empty body is empty", in: "", out: ""},
		{name: "a body of commas and line ends is one", in: ",\n,\n", out: ",\n,\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			items, unread := readDump(t, asPublished(body(test.in)...)+asPublished(laputa(13)...))
			if len(items) != 2 || len(unread) != 0 {
				t.Fatalf("got %v, unread %v", items, unread)
			}
			if got := items[0].Telegram.Body; got != test.out || strings.Join(items[0].Notes, " ") != test.note {
				t.Errorf("got %q, notes %v", got, items[0].Notes)
			}
			if len(items[1].Notes) != 0 {
				t.Errorf("the next row has notes %v", items[1].Notes)
			}
		})
	}
}

func TestABackslashBeforeTheClosingQuoteIsTextWhereTheRowSaysSo(t *testing.T) {
	row := laputa(12)
	row[3] = `C:\LAPUTA\`
	items, unread := readDump(t, asSpreadsheet(row...)+asPublished(laputa(13)...))
	if len(items) != 2 || len(unread) != 0 || items[0].Telegram.Origin != row[3] {
		t.Errorf("got %v, unread %v", items, unread)
	}
}

func TestOneBadRowCostsNoOther(t *testing.T) {
	good := func(n int) string { return asPublished(laputa(n)...) }
	without := func(n int, part string) string {
		row := good(n)
		i := strings.LastIndex(row, part)
		return row[:i] + strings.Replace(row[i:], `"`, "", 1)
	}
	with := func(n, column int, value string) string {
		row := laputa(n)
		row[column] = value
		return asPublished(row...)
	}
	for _, test := range []struct{ name, bad, says string }{
		{"seven columns", asPublished(laputa(2)[:7]...), "row 2 (08LAPUTA2) has 7 columns, where a cable has 8"},
		{"nine columns", asPublished(append(laputa(2), "more")...), "row 2 (08LAPUTA2) has 9 columns, where a cable has 8"},
		{"no closing quote at the end of the body", without(2, "\"\n"), "row 2 (08LAPUTA2) has a quote in column 8 that is not closed"},
		{"no closing quote at the end of the header", without(2, `","C O N F`), "row 2 (08LAPUTA2) has a quote in column 7 that is not closed"},
		{"no closing quote behind the date", without(2, `","08LAPUTA2"`), "row 2 has a quote in column 2 that is not closed"},
		{"no opening quote of the body", strings.Replace(good(2), `"C O N F`, "C O N F", 1), "row 2 (08LAPUTA2) has no quotes round column 8"},
		{"a quote that is not escaped", strings.Replace(good(2), `\"They`, `"They`, 1), "row 2 (08LAPUTA2) has a quote in column 8 that is not closed, or one inside it that is not escaped"},
		{"lines of no CSV at all", "Here the copy\nwas cut. He said \"no\n", "the row has "},
		{"no reference ID", with(2, 2, "Embassy Laputa"), `row 2 has "Embassy Laputa" where its reference ID should be`},
		{"NUL bytes", with(2, 7, "a\x00b"), "row 2 (08LAPUTA2) is no text: it holds NUL bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := good(1) + test.bad + good(3) + good(4)
			items, unread := readDump(t, text)
			ids := ""
			for _, i := range items {
				ids += " " + string(i.Telegram.ID)
			}
			if ids != " 08LAPUTA1 08LAPUTA3 08LAPUTA4" {
				t.Errorf("read%s", ids)
			}
			at := fmt.Sprintf("standard input:%d: ", strings.Count(good(1), "\n")+1)
			if len(unread) != 1 || !strings.HasPrefix(unread[0], at+test.says) || strings.Contains(unread[0], "\n") {
				t.Errorf("unread %q, want one that begins %q", unread, at+test.says)
			}
			if want := strings.Count(text[:strings.Index(text, `"4","`)], "\n") + 1; len(items) == 3 && items[2].Line != want {
				t.Errorf("the last row is on line %d, want %d", items[2].Line, want)
			}
		})
	}
}

func TestADumpIsKnownByItsRows(t *testing.T) {
	for _, test := range []struct {
		name, text string
		form       string
	}{
		{"by the first", asPublished(laputa(1)...), source.FormCSV},
		{"by the second, where the first is damaged", "1\",\"3/4\n" + asPublished(laputa(2)...), source.FormCSV},
		{"and a telegram with a table of commas is none", telegram + "1,200,10MT,Goats\n2,300,12MT,Ropes\n", source.FormText},
	} {
		t.Run(test.name, func(t *testing.T) {
			items, unread := readDump(t, test.text)
			if len(items) != 1 || items[0].Form != test.form {
				t.Errorf("got %+v, unread %v", items, unread)
			}
		})
	}
}

func TestAnOpenQuoteInTheLastRowIsSaid(t *testing.T) {
	items, unread := readDump(t, asPublished(laputa(1)...)+strings.TrimSuffix(asPublished(laputa(2)...), "\"\n"))
	if len(items) != 1 || len(unread) != 1 || !strings.HasSuffix(unread[0], "row 2 (08LAPUTA2) has a quote in column 8 that is never closed") {
		t.Errorf("read %d, unread %q", len(items), unread)
	}
}

func TestARowKeepsItsTextWithoutADate(t *testing.T) {
	row := laputa(1)
	row[1] = "in March"
	items, unread := readDump(t, asPublished(laputa(2)...)+asPublished(row...))
	if len(items) != 2 || len(unread) != 0 || !items[1].Telegram.Created.IsZero() || !slices.Contains(items[1].Notes, "date-unread") {
		t.Errorf("got %+v, unread %v", items, unread)
	}
}

func TestACSVOfSomethingElseSaysSo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "songs.csv")
	if err := os.WriteFile(file, []byte("title,singer\nRopes,Gulliver\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	unread, err := source.Read(t.Context(), []string{file}, nil, func(source.Item) error { return nil })
	if err != nil || len(unread) != 1 || !strings.Contains(unread[0].Error(), "songs.csv is a CSV, but not of cables") {
		t.Errorf("got %v, error %v", unread, err)
	}
}

// A dump that can be read twice is known by the hash of its bytes; through a
// pipe it cannot.
func TestADumpIsHashedWhereItCanBeReadTwice(t *testing.T) {
	text := asPublished(laputa(1)...) + asPublished(laputa(2)...)
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
	path := filepath.Join(t.TempDir(), "cables.csv")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		name, file string
		stdin      io.Reader
		hashed     bool
	}{
		{"a file", path, nil, true},
		{"a file as standard input", "-", file, true},
		{"a pipe", "-", strings.NewReader(text), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := 0
			_, err := source.Read(t.Context(), []string{test.file}, test.stdin, func(i source.Item) error {
				n++
				if hashed := i.SHA256 == sum; hashed != test.hashed || !hashed && i.SHA256 != "" || i.Name != test.file {
					t.Errorf("%s has the hash %q", i.Name, i.SHA256)
				}
				return nil
			})
			if err != nil || n != 2 {
				t.Errorf("read %d, error %v", n, err)
			}
		})
	}
}

// endless is a pipe whose writer says nothing and stays.
type endless struct{ from chan struct{} }

func (e endless) Read([]byte) (int, error) { <-e.from; return 0, io.EOF }

func TestReadingFromASilentPipeCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	pipe := endless{make(chan struct{})}
	defer close(pipe.from)
	stop()
	if _, err := source.Read(ctx, []string{"-"}, pipe, func(source.Item) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
}

func TestEveryByteReadIsReported(t *testing.T) {
	text := bytes.Repeat([]byte(asPublished(laputa(1)...)), 1000)
	var advanced int64
	r := source.Reader{Stdin: bytes.NewReader(text), Advanced: func(n int64) { advanced += n }}
	err := r.Each(t.Context(), []string{"-"}, func(source.Item) error { return nil }, func(u source.Unread) error { return u })
	if err != nil || advanced != int64(len(text)) {
		t.Errorf("told of %d bytes of %d, error %v", advanced, len(text), err)
	}
}
