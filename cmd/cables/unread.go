package main

import (
	"fmt"
	"io"
	"strings"

	"cables/internal/source"
)

// mostListed is how many reports list of what could not be read: of a file
// that is no dump at all, each row may be among them.
const mostListed = 1000

// unread is what an import could not read.
type unread struct {
	files, rows int
	listed      []source.Unread // the first of them
}

func (l *unread) add(u source.Unread) error {
	if u.Line > 0 {
		l.rows++
	} else {
		l.files++
	}
	if len(l.listed) < mostListed {
		l.listed = append(l.listed, u)
	}
	return nil
}

func (l *unread) any() bool { return l.files+l.rows > 0 }

// print lists them with their reasons.
func (l *unread) print(out io.Writer) {
	if !l.any() {
		return
	}
	var counts []string
	if l.rows > 0 {
		counts = append(counts, count(l.rows, "row"))
	}
	if l.files > 0 {
		counts = append(counts, count(l.files, "file"))
	}
	fmt.Fprintf(out, "could not be read: %s\n", strings.Join(counts, ", "))
	for _, u := range l.listed {
		fmt.Fprintf(out, "  %v\n", u)
	}
	if more := l.files + l.rows - len(l.listed); more > 0 {
		fmt.Fprintf(out, "  and %d more\n", more)
	}
}
