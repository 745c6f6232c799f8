package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cables/internal/cable"
)

// Forms of source.
const (
	FormText = "text" // a telegram as plain text
	FormPage = "page" // one of the publisher's HTML pages
)

// An Item is one telegram and where it was found.
type Item struct {
	Telegram cable.Telegram
	Name     string // of the file as it was given; "-" for standard input
	Form     string
	SHA256   string   // of the file's bytes, in hexadecimal
	Notes    []string // what was done to its bytes: "windows-1252", "crlf"
}

// An Unread is a file that could not be read as a telegram, and why.
type Unread struct {
	Name string
	Err  error
}

func (u Unread) Error() string {
	if u.Name == "-" {
		return "standard input " + u.Err.Error()
	}
	return u.Name + " " + u.Err.Error()
}

// largestFile is the most bytes a file of one telegram has; the largest
// published page has 260 KB.
const largestFile = 16 << 20

// Find lists the files that names stand for: a file itself, and of a folder
// every telegram (.txt) and page (.html, .htm) in it and below, in the order
// of their names. Others are counted in skipped. A name that is not there is
// an error.
func Find(names []string) (files []string, skipped int, err error) {
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case name == "-":
			files = append(files, name)
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, 0, fmt.Errorf("%s is not there: give a telegram, a page, or a folder of them", name)
		case err != nil:
			return nil, 0, fmt.Errorf("%s cannot be read: %w", name, err)
		case !info.IsDir():
			files = append(files, name)
			continue
		}
		found, others, err := findIn(name)
		if err != nil {
			return nil, 0, err
		}
		files, skipped = append(files, found...), skipped+others
	}
	return files, skipped, nil
}

// findIn lists the telegrams and pages in a folder.
func findIn(folder string) (files []string, skipped int, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", path, err)
		case entry.IsDir():
			return nil
		case isTelegramFile(path):
			files = append(files, path)
		default:
			skipped++
		}
		return nil
	})
	return files, skipped, err
}

func isTelegramFile(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".html", ".htm":
		return true
	}
	return false
}

// Read reads files, one after the other, and hands each telegram to take. What
// cannot be read is returned with its reason, and the rest is still read. An
// error of take or the context ends the reading.
func Read(ctx context.Context, files []string, stdin io.Reader, take func(Item) error) ([]Unread, error) {
	var unread []Unread
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return unread, err
		}
		item, err := ReadFile(name, stdin)
		if err != nil {
			unread = append(unread, Unread{Name: name, Err: err})
			continue
		}
		if err := take(item); err != nil {
			return unread, err
		}
	}
	return unread, nil
}

// ReadAny reads one file, whether its ID is known or not; stdin is what "-"
// stands for.
func ReadAny(name string, stdin io.Reader) (Item, error) {
	data, err := readBytes(name, stdin)
	if err != nil {
		return Item{}, err
	}
	return ReadBytes(name, data)
}

// ReadFile reads one file whose telegram has an ID.
func ReadFile(name string, stdin io.Reader) (Item, error) {
	item, err := ReadAny(name, stdin)
	if err == nil && item.Telegram.ID == "" {
		err = errors.New("has no reference ID: put the published box on top, or name the file after it, as in 07STATE159388.txt")
	}
	return item, err
}

// OpenFile opens a file; stdin is what "-" stands for.
func OpenFile(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(stdin), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, unwrapPath(err))
	}
	return file, nil
}

func readBytes(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(stdin, largestFile))
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, unwrapPath(err)
	case info.Size() > largestFile:
		return nil, fmt.Errorf("has %d MB: no telegram is larger than %d MB", info.Size()>>20, largestFile>>20)
	}
	data, err := os.ReadFile(name)
	return data, unwrapPath(err)
}

// unwrapPath drops the file's name from an error that will be shown behind it.
func unwrapPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("cannot be read: %w", path.Err)
	}
	return err
}

// ReadBytes reads the bytes of a file called name as one telegram, whose ID is
// empty where neither the text nor the name has one.
func ReadBytes(name string, data []byte) (Item, error) {
	sum := sha256.Sum256(data)
	item := Item{Name: name, Form: FormText, SHA256: hex.EncodeToString(sum[:])}
	text, notes, err := decode(data)
	if err != nil {
		return Item{}, err
	}
	item.Notes = notes
	if isPage(text) {
		item.Form = FormPage
		item.Telegram, err = readPage(text)
		return item, err
	}
	item.Telegram = readText(text)
	if item.Telegram.ID == "" {
		item.Telegram.ID = idOfFile(name)
	}
	if item.Telegram.ID == "" {
		item.Telegram.ID = cable.Parse(item.Telegram).ID
	}
	return item, nil
}
