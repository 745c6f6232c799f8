package source

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"cables/internal/cable"
)

// A Reader reads sources. The zero Reader will do for files that have IDs.
type Reader struct {
	Stdin    io.Reader         // what "-" stands for
	Nameless bool              // telegrams without reference ID are wanted too
	Advanced func(bytes int64) // is told how many more bytes of the files were read, packed as they are; may be nil
	Skipped  func()            // is called for each file of an archive that is not called as sources are; may be nil
}

// Each reads files, one after the other, and hands their telegrams to take.
// What cannot be read goes to unread with its reason, and the rest is still
// read. An error of take, unread or the context ends the reading.
func (r Reader) Each(ctx context.Context, files []string, take func(Item) error, unread func(Unread) error) error {
	in := bufio.NewReaderSize(nil, headSize)
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.file(ctx, in, name, take, unread); err != nil {
			return err
		}
	}
	return nil
}

// Read is [Reader.Each] for those who want to see at the end what could not be
// read.
func Read(ctx context.Context, files []string, stdin io.Reader, take func(Item) error) (all []Unread, err error) {
	err = Reader{Stdin: stdin}.Each(ctx, files, take, func(u Unread) error {
		all = append(all, u)
		return nil
	})
	return all, err
}

// file reads one file through in, whatever its form.
func (r Reader) file(ctx context.Context, in *bufio.Reader, name string, take func(Item) error, unread func(Unread) error) error {
	file, err := r.open(ctx, name)
	if err != nil {
		return unread(Unread{Name: name, Err: err})
	}
	defer file.Close()
	in.Reset(file)
	head, err := in.Peek(headSize)
	if err != nil && err != io.EOF {
		return stopped(ctx, unread, Unread{Name: name, Err: unwrapPath(err)})
	}
	if p := packingOf(head); p != nil {
		return r.packed(ctx, p, file, in, take, unread)
	}
	return r.source(ctx, sourceFile{name, file.sum}, in, take, unread)
}

// A sourceFile is a file that is a source itself, wherever its bytes come from.
type sourceFile struct {
	name string
	sum  func(context.Context) (string, error) // its SHA-256, "" where that cannot be known before it is read
}

// source reads a file that is no archive.
func (r Reader) source(ctx context.Context, file sourceFile, in *bufio.Reader, take func(Item) error, unread func(Unread) error) error {
	head, err := in.Peek(headSize)
	switch {
	case err != nil && err != io.EOF:
		return stopped(ctx, unread, Unread{Name: file.name, Err: unwrapPath(err)})
	case isDump(file.name, head):
		return r.dump(ctx, file, in, take, unread)
	}
	item, err := r.telegram(in, file.name)
	if err != nil {
		return stopped(ctx, unread, Unread{Name: file.name, Err: err})
	}
	return take(item)
}

// stopped reports what could not be read, unless the reason is that the
// reading was stopped.
func stopped(ctx context.Context, unread func(Unread) error, u Unread) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return unread(u)
}

// largestFile is the most bytes a file of one telegram has; the largest
// published page has 260 KB.
const largestFile = 16 << 20

// telegram reads a file of one telegram.
func (r Reader) telegram(in io.Reader, name string) (Item, error) {
	data, err := io.ReadAll(io.LimitReader(in, largestFile+1))
	switch {
	case err != nil:
		return Item{}, unwrapPath(err)
	case len(data) > largestFile:
		return Item{}, fmt.Errorf("has more than %d MB: no telegram is so large", largestFile>>20)
	}
	item, err := ReadBytes(name, data)
	if err == nil && item.Telegram.ID == "" && !r.Nameless {
		err = errors.New("has no reference ID: put the published box on top, or name the file after it, as in 07STATE159388.txt")
	}
	return item, err
}

// ReadBytes reads the bytes of a file called name as one telegram, as text or
// as a page. Its ID is empty where neither the text nor the name has one.
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
