package source

import (
	"fmt"

	"cables/internal/cable"
)

// Forms of source.
const (
	FormText = "text" // a telegram as plain text
	FormPage = "page" // one of the publisher's HTML pages
	FormCSV  = "csv"  // the publisher's dump, a telegram a row
)

// An Item is one telegram and where it was found.
type Item struct {
	Telegram cable.Telegram
	Name     string // of the file as it was given; "-" for standard input
	Line     int    // of the file where the telegram begins, from 1; 0 if the file is one telegram
	Form     string
	SHA256   string   // of the whole file's bytes, in hexadecimal; "" for a dump that comes through a pipe
	Notes    []string // what was done to its bytes: "windows-1252", "crlf"; "date-unread": its row has no date of the form 3/24/2009 15:12
}

// An Unread is a file, or a row of one, that could not be read as a telegram,
// and why.
type Unread struct {
	Name string
	Line int // of the row, from 1; 0 if it is the file
	Err  error
}

// Error is one sentence without final stop: "x.txt is empty: …" of a file,
// "cables.csv:17: row 3 has …" of a row.
func (u Unread) Error() string {
	switch {
	case u.Name == "-" && u.Line > 0:
		return fmt.Sprintf("standard input:%d: %v", u.Line, u.Err)
	case u.Name == "-":
		return "standard input " + u.Err.Error()
	case u.Line > 0:
		return fmt.Sprintf("%s:%d: %v", u.Name, u.Line, u.Err)
	}
	return u.Name + " " + u.Err.Error()
}

// Unwrap gives the reason alone.
func (u Unread) Unwrap() error { return u.Err }
