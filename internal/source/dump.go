package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"cables/internal/cable"
)

// dumpRow matches how a row begins of which all is right: number, date, ID. No
// telegram has such a line, though its tables may have lines like "1,200,10MT,".
var dumpRow = regexp.MustCompile(`^"?\d{1,9}"?,"?\d{1,2}/\d{1,2}/\d{4}(?: \d{1,2}:\d{2})?"?,"?\d{2,4}[A-Z]{2,}[A-Z0-9]{0,60}"?,`)

// isDump reports whether a file is the publisher's CSV dump, or calls itself a
// CSV. Its first bytes tell: headings, and rows that were damaged, may come first.
func isDump(name string, head []byte) bool {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return len(bytes.TrimSpace(head)) > 0
	}
	return anyLine(head, dumpRow.Match)
}

// anyLine reports whether what begins at some line of a file's first bytes is
// of a kind.
func anyLine(head []byte, is func([]byte) bool) bool {
	for head = bytes.TrimPrefix(head, byteOrderMark); len(head) > 0; _, head, _ = bytes.Cut(head, []byte("\n")) {
		if (head[0] == '"' || isDigit(head[0])) && is(head[:min(len(head), beginningSize)]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// dump reads a CSV row by row.
func (r Reader) dump(ctx context.Context, file sourceFile, in *bufio.Reader, take func(Item) error, unread func(Unread) error) error {
	head, _ := in.Peek(headSize)
	if !anyLine(head, beginsRow) {
		return unread(Unread{Name: file.name, Err: errors.New("is a CSV, but not of cables: none of its first rows begins with a number, a date and a reference ID")})
	}
	sum, err := file.sum(ctx)
	if err != nil {
		return stopped(ctx, unread, Unread{Name: file.name, Err: unwrapPath(err)})
	}
	rows := newSplitter(in, windowSize, largestRow)
	for first := true; ; first = false {
		row, err := rows.next()
		if err == io.EOF {
			return nil
		}
		if first && err == nil && row.isHeadings() {
			continue
		}
		var bad *badRow
		switch {
		case errors.As(err, &bad):
			err = unread(Unread{Name: file.name, Line: bad.line, Err: bad})
		case err != nil:
			return stopped(ctx, unread, Unread{Name: file.name, Line: rows.line, Err: fmt.Errorf("from here on it cannot be read: %w", err)})
		default:
			err = takeRow(row, Item{Name: file.name, Form: FormCSV, SHA256: sum}, take, unread)
		}
		if err != nil {
			return err
		}
	}
}

// takeRow hands the telegram of a row on.
func takeRow(r row, item Item, take func(Item) error, unread func(Unread) error) error {
	telegram, notes, err := r.telegram()
	if err != nil {
		return unread(Unread{Name: item.Name, Line: r.line, Err: err})
	}
	item.Line, item.Telegram, item.Notes = r.line, telegram, notes
	return take(item)
}

// isHeadings reports whether a row names the columns.
func (r row) isHeadings() bool {
	number, id := r.columns[0].raw, r.columns[2].raw
	return len(bytes.TrimLeft(number, "0123456789")) > 0 && !idName.Match(id)
}

// telegram is what a row says. Its first column, a running number, and its
// sixth, the references, which the telegram has as well, are not kept.
func (r row) telegram() (t cable.Telegram, notes []string, err error) {
	if bytes.IndexByte(r.raw, 0) >= 0 {
		return t, nil, errors.New(nameOfRow(r.raw) + " is no text: it holds NUL bytes")
	}
	text, notes := r.text()
	id := strings.TrimSpace(text[2])
	if !idName.MatchString(id) {
		return t, nil, fmt.Errorf("%s has %q where its reference ID should be", nameOfRow(r.raw), shorten(id))
	}
	created, ok := readDate(text[1])
	if !ok {
		notes = append(notes, "date-unread")
	}
	return cable.Telegram{
		ID: cable.ID(id), Created: created,
		Origin: strings.TrimSpace(text[3]), Classification: strings.TrimSpace(text[4]),
		Header: text[6], Body: text[7],
	}, notes, nil
}

// text gives the columns as text, and says what was done to their bytes.
func (r row) text() (text [columnsOfCable]string, notes []string) {
	valid := utf8.Valid(r.raw)
	if !valid {
		notes = append(notes, "windows-1252")
	}
	anyCRLF := false
	for i, c := range r.columns {
		value := r.style.value(c)
		if !valid {
			value = string(fromWindows1252([]byte(value)))
		}
		var crlf bool
		text[i], crlf = withLF(value)
		anyCRLF = anyCRLF || crlf
	}
	if anyCRLF {
		notes = append(notes, "crlf")
	}
	return text, notes
}

// readDate reads the dump's date, "3/24/2009 15:12", or one as the pages have it.
func readDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{"1/2/2006 15:04", "1/2/2006", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.Parse(layout, s); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// shorten keeps a message to one line of readable length.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}
