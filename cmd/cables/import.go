package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cables/internal/archive"
	"cables/internal/source"
)

type importCommand struct {
	DB               string   `help:"The archive; it is made if it is not there." default:"cables.db" type:"path" placeholder:"FILE"`
	Released         moment   `help:"When those cables were released whose source does not say it, as the CSV dump does not: 2011-09-02, or \"2011-09-02 12:00\"." placeholder:"DATE"`
	AcceptUnredacted bool     `help:"Let a text with fewer redactions replace one with more."`
	NoSearch         bool     `help:"Keep no full-text index: the import takes two thirds of the time and the archive a quarter less room, and its search finds IDs and what cables are filed under, but no words."`
	Strict           bool     `help:"Exit with status 1 if any source, or a row of one, could not be read."`
	Sources          []string `arg:"" optional:"" name:"source" help:"Telegrams as text, the publisher's HTML pages, the CSV dump, or folders or archives of them (.zip, .7z, .tar.gz); - is standard input. Without any, the telegrams that the archive holds are read anew."`
}

func (importCommand) Help() string {
	return `The next edition of the archive is built beside it and put in its place when it is whole: until then, and if the import is stopped, the archive is what it was. To go on after a stop, run the same command again: it reads its sources from the beginning, and what is held already changes nothing.

Archives are read as the folders that they hold, without unpacking them to disk; a member that is encrypted, damaged, a link or an archive itself is reported, and the rest is read.

  cables import --db cables.db 07STATE159388.txt
  cables import --db cables.db ./cable ./telegrams
  cables import --db cables.db --released 2011-09-02 cables.csv
  cables import --db cables.db cables.csv.7z pages.tar.gz
  7z x -so cables.csv.7z | cables import --db cables.db -    unpacks once, where the line above does twice
  cables import --db cables.db                    read the held telegrams anew`
}

// Run imports the sources and says what was done.
func (c *importCommand) Run(ctx context.Context, p *program) error {
	if len(c.Sources) == 0 {
		report, err := archive.Reread(ctx, c.DB, c.options())
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%s: edition %d; read %s anew, of which %d changed\n", c.DB, report.Edition, count(report.Read, "telegram"), report.Changed)
		return nil
	}
	files, skipped, err := source.Find(c.Sources)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no telegram (.txt), no page (.html), no dump (.csv) and no archive of them (.zip, .7z, .tar.gz) in %s", strings.Join(c.Sources, ", "))
	}
	report, left, err := c.importFiles(ctx, p, files, &skipped)
	if errors.Is(err, context.Canceled) {
		return errors.New("stopped; the archive is what it was, and the same command reads its sources from the beginning")
	}
	if err != nil {
		return err
	}
	c.print(p, report, left, skipped)
	if report.Read == 0 || c.Strict && left.any() {
		return errReported
	}
	return nil
}

func (c *importCommand) options() archive.Options {
	return archive.Options{AcceptUnredacted: c.AcceptUnredacted, NoSearch: c.NoSearch}
}

// importFiles builds the next edition from files. What they hold that is no
// source is added to skipped.
func (c *importCommand) importFiles(ctx context.Context, p *program, files []string, skipped *int) (report archive.Report, left unread, err error) {
	im, err := archive.Begin(ctx, c.DB, c.options())
	if err != nil {
		return report, left, err
	}
	defer im.Abort()
	bar := newProgress(p.stderr, source.Size(files), "reading")
	reader := source.Reader{Stdin: p.stdin, Advanced: bar.advance, Skipped: func() { *skipped++ }}
	err = reader.Each(ctx, files, func(item source.Item) error {
		if item.Telegram.Released.IsZero() {
			item.Telegram.Released = c.Released.Time
		}
		return im.Add(ctx, item.Telegram, archive.Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256}, item.Notes...)
	}, left.add)
	bar.done()
	if err != nil {
		return report, left, err
	}
	report, err = im.Commit(ctx)
	return report, left, err
}

// print says what an import did.
func (c *importCommand) print(p *program, r archive.Report, left unread, skipped int) {
	fmt.Fprintf(p.stdout, "read %s: %d new, %d changed, %d unchanged\n", count(r.Read, "telegram"), r.New, r.Changed, r.Unchanged)
	printWithheld(p.stdout, r.Withheld)
	left.print(p.stdout)
	if skipped > 0 {
		fmt.Fprintf(p.stdout, "left out, since they are neither .txt nor .html nor .csv nor archives: %s\n", count(skipped, "file"))
	}
	switch {
	case r.Read == 0:
		fmt.Fprintln(p.stderr, "cables: nothing could be read; the archive is what it was")
	case r.New+r.Changed == 0:
		fmt.Fprintf(p.stdout, "%s: nothing changed, edition %d\n", c.DB, r.Edition)
	default:
		fmt.Fprintf(p.stdout, "%s: edition %d\n", c.DB, r.Edition)
	}
}

func printWithheld(out io.Writer, withheld []archive.Withheld) {
	if len(withheld) == 0 {
		return
	}
	fmt.Fprintf(out, "not stored, since the archive holds more redactions (--accept-unredacted takes them): %d\n", len(withheld))
	for _, w := range withheld {
		fmt.Fprintf(out, "  %s from %s: %s, held %d\n", w.ID, w.Source, count(w.Redactions, "redaction"), w.Held)
	}
}

// count writes a number with its noun: "1 file", "2 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
