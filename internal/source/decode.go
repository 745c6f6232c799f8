package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// byteOrderMark may stand before UTF-8, and is no text.
var byteOrderMark = []byte("\ufeff")

// errNoText is the reason why bytes with NUL among them are not read.
var errNoText = errors.New("is no text (it holds NUL bytes): give a telegram as text, one of the publisher's HTML pages, or the CSV dump")

// decode makes text of a file's bytes: UTF-8, else Windows-1252, with LF ends.
func decode(data []byte) (text string, notes []string, err error) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return "", nil, errors.New("is empty: there is no telegram in it")
	case bytes.IndexByte(data, 0) >= 0:
		return "", nil, errNoText
	}
	if !utf8.Valid(data) {
		data = fromWindows1252(data)
		notes = append(notes, "windows-1252")
	}
	text, crlf := withLF(string(data))
	if crlf {
		notes = append(notes, "crlf")
	}
	return text, notes, nil
}

// fromWindows1252 makes UTF-8 of Windows-1252, in which every byte is a character.
func fromWindows1252(data []byte) []byte {
	data, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		panic(err) // the decoder knows no error
	}
	return data
}

// withLF makes LF of CRLF, and tells whether there was any.
func withLF(text string) (string, bool) {
	if !strings.Contains(text, "\r\n") {
		return text, false
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), true
}
