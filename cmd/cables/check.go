package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"cables/internal/archive"
)

type checkCommand struct {
	DB   string `help:"The archive." default:"cables.db" type:"path" placeholder:"FILE"`
	Code string `arg:"" optional:"" help:"List the cables that have problems of this code, with the place and what it is, in place of the sums."`
}

func (checkCommand) Help() string {
	return `Sound means that SQLite finds the file whole, that what belongs together is there, that the counts are right, and that every telegram is the one that was stored, by its SHA-256. Then the exit status is 0, else 1: what the parser could not read does not count. The archive is only read.

  cables check --db cables.db
  cables check --db cables.db no-subject
  0 4 * * *  cables check --db /srv/cables.db >/dev/null || mail -s "cables.db is damaged" editor@example.org`
}

// Run says whether the archive is sound and what could not be read.
func (c *checkCommand) Run(ctx context.Context, p *program) error {
	held, err := archive.Open(ctx, c.DB)
	if err != nil {
		return err
	}
	defer held.Close()
	if c.Code != "" {
		return printProblems(ctx, p.stdout, held, c.Code)
	}
	flaws, err := archive.Check(ctx, c.DB)
	if err != nil {
		return err
	}
	edition := held.Edition()
	fmt.Fprintf(p.stdout, "%s: edition %d, %s, %s\n", c.DB, edition.Number, count(edition.Cables, "cable"), verdict(flaws))
	for _, flaw := range flaws {
		fmt.Fprintf(p.stdout, "  %s\n", flaw)
	}
	if err := printCodes(ctx, p.stdout, held); err != nil {
		return err
	}
	if len(flaws) > 0 {
		return errReported
	}
	return nil
}

func verdict(flaws []string) string {
	if len(flaws) == 0 {
		return "sound"
	}
	return "not sound"
}

// printCodes sums up what the parser could not read, what most cables have
// first. What a code means is said by a cable that has it.
func printCodes(ctx context.Context, out io.Writer, held *archive.Archive) error {
	codes, err := held.ProblemCodes(ctx)
	if err != nil {
		return err
	}
	if len(codes) == 0 {
		fmt.Fprintln(out, "the parser could read all")
		return nil
	}
	slices.SortStableFunc(codes, func(a, b archive.Count) int { return cmp.Compare(b.Cables, a.Cables) })
	fmt.Fprintln(out, "what the parser could not read; `cables check CODE` lists the cables of one code:")
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, code := range codes {
		examples, err := held.Problems(ctx, code.Value, 1)
		if err != nil {
			return err
		}
		if len(examples) > 0 {
			fmt.Fprintf(table, "%8s\t%s\t%s\t%s\n", count(code.Cables, "cable"), code.Value, examples[0].ID, examples[0].What)
		}
	}
	return table.Flush()
}

// printProblems lists the cables of one code, one problem a line.
func printProblems(ctx context.Context, out io.Writer, held *archive.Archive, code string) error {
	problems, err := held.AllProblems(ctx, code)
	if err != nil {
		return err
	}
	if len(problems) == 0 {
		return fmt.Errorf("no cable has a problem of the code %q: `cables check` lists the codes there are", code)
	}
	for _, problem := range problems {
		fmt.Fprintf(out, "%s\t%s:%d-%d\t%s\n", problem.ID, problem.In, problem.Start, problem.End, problem.What)
	}
	return nil
}
