package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"cables/internal/synth"
)

type synthCommand struct {
	Count int    `help:"How many cables; the published archive had 251,287." default:"1000" placeholder:"N"`
	Seed  uint64 `help:"Another seed makes another archive, the same one the same." default:"1" placeholder:"S"`
	Out   string `help:"The CSV dump to write; - is standard output." placeholder:"FILE"`
	Pages string `help:"A folder to write the publisher's HTML pages into, in one folder for each release date." placeholder:"DIR"`
}

func (synthCommand) Help() string {
	return `The archive has the shape of the published one: months, stations, sizes, words, tags, references, redactions and oddities are in its proportions. All else is invented, and every telegram says that it is fiction.

  cables synth --count 10000 --out fiction.csv
  cables import --db fiction.db --released 2011-09-02 fiction.csv

  cables synth --count 251287 --seed 7 --out -    the same bytes every time
  cables synth --count 500 --pages ./fiction      pages with release dates, a folder for each`
}

// Run writes the fictional archive.
func (c *synthCommand) Run(ctx context.Context, p *program) error {
	if c.Out == "" && c.Pages == "" {
		return errors.New("nothing to write: say --out FILE for the CSV dump, or --pages DIR for pages")
	}
	a, err := synth.New(c.Count, c.Seed)
	if err != nil {
		return err
	}
	if c.Out != "" {
		return c.writeDump(ctx, p, a)
	}
	return nil
}

func (c *synthCommand) writeDump(ctx context.Context, p *program, a *synth.Archive) error {
	if c.Out == "-" {
		return writeBuffered(ctx, a, p.stdout)
	}
	file, err := os.Create(c.Out)
	if err != nil {
		return err
	}
	if err := errors.Join(writeBuffered(ctx, a, file), file.Close()); err != nil {
		os.Remove(c.Out)
		return err
	}
	fmt.Fprintf(p.stdout, "%s: %s\n", c.Out, count(a.Count(), "cable"))
	return nil
}

func writeBuffered(ctx context.Context, a *synth.Archive, to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<20)
	if err := a.WriteDump(ctx, out, nil); err != nil {
		return err
	}
	return out.Flush()
}
