package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"cables/internal/synth"
)

type synthCommand struct {
	Count int    `help:"How many cables; the published archive has 251,287." default:"1000" placeholder:"N"`
	Seed  uint64 `help:"Another seed makes another archive; the same makes the same bytes." default:"1" placeholder:"S"`
	Out   string `help:"The CSV dump to write; - is standard output." placeholder:"FILE"`
	Pages string `help:"A folder to write the publisher's HTML pages into, a folder for each release date." placeholder:"DIR"`
}

func (synthCommand) Help() string {
	return `For measuring and trying out. The archive has the published one's months, stations, sizes of telegrams, marks, references and oddities, in proportion, and as many words. Nothing in it happened, and every telegram says that it is fiction.

  cables synth --count 10000 --out fiction.csv
  cables import --db fiction.db --released 2011-09-02 fiction.csv

  cables synth --count 251287 --seed 7 --out - | cables import --db whole.db -
  cables synth --count 500 --pages ./fiction
  cables import --db batches.db ./fiction/2010-11-28    the first batch that was released`
}

// Run writes the fictional archive.
func (c *synthCommand) Run(ctx context.Context, p *program) error {
	if c.Out == "" && c.Pages == "" {
		return errors.New("there is nothing to write: give --out FILE for the CSV dump, or --pages DIR for pages")
	}
	a, err := synth.New(c.Count, c.Seed)
	if err != nil {
		return err
	}
	if c.Pages != "" {
		err = a.WritePages(ctx, c.Pages)
	}
	if err == nil && c.Out != "" {
		err = c.writeDump(ctx, p, a)
	}
	if errors.Is(err, context.Canceled) {
		return errors.New("stopped before everything was written")
	}
	if err == nil && c.Out != "-" {
		fmt.Fprintf(p.stdout, "wrote %s\n", count(a.Count(), "fictional cable"))
	}
	return err
}

// writeDump writes the dump, under its name only when it is whole.
func (c *synthCommand) writeDump(ctx context.Context, p *program, a *synth.Archive) error {
	if c.Out == "-" {
		return writeBuffered(ctx, a, p.stdout)
	}
	if info, err := os.Stat(c.Out); err == nil && !info.Mode().IsRegular() {
		return writeTo(ctx, a, c.Out)
	}
	part, err := os.CreateTemp(filepath.Dir(c.Out), filepath.Base(c.Out)+".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	if err := errors.Join(writeBuffered(ctx, a, part), part.Chmod(0o644), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), c.Out)
}

// writeTo writes into what is there already, such as a device or a pipe.
func writeTo(ctx context.Context, a *synth.Archive, name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(writeBuffered(ctx, a, file), file.Close())
}

func writeBuffered(ctx context.Context, a *synth.Archive, to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<20)
	if err := a.WriteDump(ctx, out); err != nil {
		return err
	}
	return out.Flush()
}
