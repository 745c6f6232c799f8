package archive

import (
	"errors"
	"fmt"
)

// ErrNotFound says that the archive holds nothing under a key.
var ErrNotFound = errors.New("not in this archive")

// A FileError says in one sentence why a file cannot be used as an archive,
// and what to do about it. Its text names the file.
type FileError struct {
	Path string
	Kind FileErrorKind
	Err  error // what the system said, nil where nothing did

	text string
}

// A FileErrorKind says what is wrong with a file.
type FileErrorKind int

// What can be wrong with the file of an archive.
const (
	Missing    FileErrorKind = iota + 1 // there is no such file
	NoArchive                           // a folder, or a file that is no archive of ours
	TooNew                              // written by a newer program
	TooOld                              // written by an older program, and an import has to bring it up to date
	Unwritable                          // the folder or disk does not take the next edition
	Replaced                            // another edition took its place while it was being opened
)

// Error is one sentence without final stop.
func (e *FileError) Error() string { return e.text }

// Unwrap gives what the system said.
func (e *FileError) Unwrap() error { return e.Err }

func fileError(kind FileErrorKind, path string, err error, format string, args ...any) error {
	return &FileError{Path: path, Kind: kind, Err: err, text: fmt.Sprintf(format, args...)}
}

// A LockedError says that another import is building the archive's next edition.
type LockedError struct {
	Path   string
	Holder string // "process 4711 on host atlas since 2026-11-24T02:11:00Z"; "" if the lock does not say
}

// Error is one sentence without final stop.
func (e *LockedError) Error() string {
	holder := e.Holder
	if holder == "" {
		holder = "another process"
	}
	return fmt.Sprintf("%s: an import is running already, by %s: wait until it is done", e.Path, holder)
}

// PastEnd says that a list has no such page.
type PastEnd struct {
	Page int // what was asked for
	Last int // the last page there is; the first page of an empty list exists
}

// Error is one sentence without final stop.
func (e *PastEnd) Error() string {
	return fmt.Sprintf("there is no page %d: the last is %d", e.Page, e.Last)
}

// Is makes a page past the end a thing that is not found.
func (e *PastEnd) Is(target error) bool { return target == ErrNotFound }
