package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode makes text of a file's bytes: UTF-8, else Windows-1252, with LF ends.
func decode(data []byte) (text string, notes []string, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return "", nil, errors.New("is empty: there is no telegram in it")
	case bytes.IndexByte(data, 0) >= 0:
		return "", nil, errors.New("is no text (it holds NUL bytes): give a telegram as text, or one of the publisher's HTML pages")
	}
	if !utf8.Valid(data) {
		if data, err = charmap.Windows1252.NewDecoder().Bytes(data); err != nil {
			return "", nil, err
		}
		notes = append(notes, "windows-1252")
	}
	text = string(data)
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		notes = append(notes, "crlf")
	}
	return text, notes, nil
}
