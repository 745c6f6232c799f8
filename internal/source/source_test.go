package source_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cables/internal/source"
)

const box = "Reference ID Created Released Classification Origin\n"

const telegram = `P 141512Z MAR 07
FM AMEMBASSY STRELSAU
TO SECSTATE WASHDC
C O N F I D E N T I A L STRELSAU 000112
SUBJECT: THE CROWN IS MISSING

1. (C) It was on its cushion on Tuesday.
`

func TestTextIsReadWhateverStandsAroundIt(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		id, origin       string
		classification   string
		created          string
	}{
		{name: "the box gives ID, times, classification and origin", file: "x.txt",
			text: box + "07STRELSAU112 2007-03-14 15:03 2011-02-02 21:09 CONFIDENTIAL//NOFORN Embassy Strelsau\n" + telegram,
			id:   "07STRELSAU112", origin: "Embassy Strelsau", classification: "CONFIDENTIAL//NOFORN", created: "2007-03-14 15:03"},
		{name: "a classification of several words ends where the origin begins", file: "x.txt",
			text: box + "07STRELSAU112 2007-03-14 15:03 2011-02-02 21:09 UNCLASSIFIED//FOR OFFICIAL USE ONLY Consulate Zenda\n" + telegram,
			id:   "07STRELSAU112", origin: "Consulate Zenda", classification: "UNCLASSIFIED//FOR OFFICIAL USE ONLY", created: "2007-03-14 15:03"},
		{name: "page chrome above the box is skipped", file: "x.txt",
			text: "Browse by tag\n\nReference ID\n" + box + "07STRELSAU112 2007-03-14 15:03 2011-02-02 21:09 SECRET Embassy Strelsau\n" + telegram,
			id:   "07STRELSAU112", origin: "Embassy Strelsau", classification: "SECRET", created: "2007-03-14 15:03"},
		{name: "without a box the file's name gives the ID", file: "dir/07STRELSAU112.txt", text: telegram, id: "07STRELSAU112"},
		{name: "a name may say which build the file is from", file: "07STRELSAU112@august-2011.txt", text: telegram, id: "07STRELSAU112"},
		{name: "a published misprint is an ID", file: "7575LIBREVILLE1895.txt", text: telegram, id: "7575LIBREVILLE1895"},
		{name: "without either the classification line and the DTG give the ID", file: "crown.txt", text: telegram, id: "07STRELSAU112"},
	} {
		t.Run(test.name, func(t *testing.T) {
			item, err := source.ReadBytes(test.file, []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			got := item.Telegram
			created := ""
			if !got.Created.IsZero() {
				created = got.Created.Format("2006-01-02 15:04")
			}
			if string(got.ID) != test.id || got.Origin != test.origin || got.Classification != test.classification || created != test.created {
				t.Errorf("got %s %q %q %q", got.ID, got.Origin, got.Classification, created)
			}
			if got.Header+"\n"+got.Body != telegram {
				t.Errorf("the text was altered: %q", got.Header+"\n"+got.Body)
			}
		})
	}
}

func TestBytesBecomeText(t *testing.T) {
	for _, test := range []struct{ name, in, body, note, err string }{
		{name: "CRLF becomes LF", in: "1. (U) One.\r\n2. (U) Two.\r\n", body: "1. (U) One.\n2. (U) Two.\n", note: "crlf"},
		{name: "what is no UTF-8 is Windows-1252", in: "1. (U) Fran\xe7ois \x93said\x94.\n", body: "1. (U) François “said”.\n", note: "windows-1252"},
		{name: "a byte order mark is no text", in: "\ufeff1. (U) One.\n", body: "1. (U) One.\n"},
		{name: "an empty file says so", in: " \n", err: "is empty"},
		{name: "a binary says so", in: "\x7fELF\x00\x01", err: "is no text"},
		{name: "a page that is not of a cable says so", in: "<!DOCTYPE html><html><title>Browse</title></html>", err: "is a page, but not of a cable"},
	} {
		t.Run(test.name, func(t *testing.T) {
			item, err := source.ReadBytes("07STRELSAU112.txt", []byte(test.in))
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("got error %v", err)
				}
				return
			}
			if err != nil || item.Telegram.Body != test.body || strings.Join(item.Notes, " ") != test.note {
				t.Errorf("got %q, notes %v, error %v", item.Telegram.Body, item.Notes, err)
			}
		})
	}
}

const page = `<?xml version='1.0' encoding='utf-8' ?>
<html><body><h3>Viewing cable 07STRELSAU112, R&D; IN RURITANIA</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/cable/2007/03/07STRELSAU112.html'>07STRELSAU112</a></td><td><a href='/date/2007-03_0.html'>2007-03-14 15:03</a></td>
<td>2011-02-02 21:09</td><td><a href='/classification/3_0.html' title='confidential'>SECRET</a></td><td>Embassy Strelsau</td></tr>
</table>
<code><pre>P 141512Z MAR 07&#x000A;FM AMEMBASSY STRELSAU</pre></code>
<code><pre>S E C R E T STRELSAU 000112 &#x000A;TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='/tag/TRGY_0.html'>TRGY</a>&#x000A;<a id='par1' href='#par1'>¶</a>1. (S) R&D; costs <<112>> &amp; a < b &#8217;</strong><br>.</pre></code>
</body></html>`

func TestOfAPageOnlyThePublishersMarkupIsTakenOff(t *testing.T) {
	item, err := source.ReadBytes("x.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := "S E C R E T STRELSAU 000112 \nTAGS: PREL TRGY\n1. (S) R&D; costs <<112>> &amp; a < b &#8217;."
	if item.Telegram.Body != want || item.Telegram.Header != "P 141512Z MAR 07\nFM AMEMBASSY STRELSAU" {
		t.Errorf("got header %q, body %q", item.Telegram.Header, item.Telegram.Body)
	}
	if got := item.Telegram.Released; !got.Equal(time.Date(2011, 2, 2, 21, 9, 0, 0, time.UTC)) || item.Telegram.Classification != "SECRET" || item.Form != source.FormPage {
		t.Errorf("got %+v", item)
	}
}

func TestAFolderIsReadWithWhatStandsBelowIt(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("07STRELSAU112.txt", telegram)
	write("2007/03/07STRELSAU113.html", page)
	write("README.md", "no telegram")
	write("empty.txt", "")
	files, skipped, err := source.Find([]string{dir})
	if err != nil || len(files) != 3 || skipped != 1 {
		t.Fatalf("got %v, skipped %d, error %v", files, skipped, err)
	}
	read := 0
	unread, err := source.Read(t.Context(), files, nil, func(source.Item) error { read++; return nil })
	if err != nil || read != 2 || len(unread) != 1 || !strings.Contains(unread[0].Error(), "empty.txt is empty") {
		t.Errorf("read %d, unread %v, error %v", read, unread, err)
	}
	if _, _, err := source.Find([]string{filepath.Join(dir, "nowhere")}); err == nil || !strings.Contains(err.Error(), "is not there") {
		t.Errorf("a missing folder gives %v", err)
	}
}

// Every published page of the corpus holds the telegram that was taken off it
// by other means, byte for byte, and the box that the publisher's markup says.
func TestEveryPublishedPageIsReadToTheByte(t *testing.T) {
	dir := os.Getenv("CABLES_CORPUS")
	if dir == "" {
		t.Skip("CABLES_CORPUS is not set: no real pages to read")
	}
	rows, err := os.ReadFile(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(rows)), "\n") {
		var want struct{ Ref, Created, Released, Classification, Origin, Page, Telegram string }
		if err := json.Unmarshal([]byte(row), &want); err != nil {
			t.Fatal(err)
		}
		var item source.Item
		unread, err := source.Read(t.Context(), []string{filepath.Join(dir, want.Page)}, nil, func(i source.Item) error { item = i; return nil })
		if err != nil || len(unread) > 0 {
			t.Errorf("%s: %v %v", want.Page, unread, err)
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, want.Telegram))
		if err != nil {
			t.Fatal(err)
		}
		got := item.Telegram
		if got.Header+"\n"+got.Body != string(text) {
			t.Errorf("%s: the text differs", want.Page)
		}
		box := []string{string(got.ID), got.Created.Format("2006-01-02 15:04"), got.Released.Format("2006-01-02 15:04"), got.Classification, got.Origin}
		if strings.Join(box, "|") != strings.Join([]string{want.Ref, want.Created, want.Released, want.Classification, want.Origin}, "|") {
			t.Errorf("%s: the box is %q", want.Page, box)
		}
	}
}

func FuzzReadBytes(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte(box + "07STRELSAU112 2007-03-14\n" + telegram))
	f.Add([]byte("<table class='cable'><td></pre></code>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		item, err := source.ReadBytes("x.txt", data)
		if err == nil && item.Form == source.FormText && len(item.Telegram.Header)+len(item.Telegram.Body) > 4*len(data) {
			t.Fatal("text was added")
		}
	})
}
