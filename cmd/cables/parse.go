package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"cables/internal/cable"
	"cables/internal/source"
)

type parseCommand struct {
	ID             string   `help:"The reference ID, where the text has none."`
	Created        string   `help:"When the cable was created: 2007-11-22, \"2007-11-22 00:12\" or RFC 3339."`
	Released       string   `help:"When it was released, likewise."`
	Origin         string   `help:"The origin, as the publisher names it: \"Embassy Beijing\"."`
	Classification string   `help:"The classification, as the publisher names it: SECRET//NOFORN."`
	NDJSON         bool     `name:"ndjson" help:"The input is one JSON object a line: id, created, released, origin, classification, header, body; or text in place of the last two."`
	Files          []string `arg:"" name:"file" help:"Telegrams as text, HTML pages, or the CSV dump; - is standard input."`
}

func (parseCommand) Help() string {
	return `Whatever the text, a cable comes out; what could not be read is among its problems.

  cables parse 07STATE159388.txt
  cables parse --id 07STATE159388 - < telegram
  cables parse cables.csv > cables.ndjson
  cables parse --ndjson - < telegrams.ndjson > cables.ndjson`
}

// Run prints a JSON object for every telegram.
func (c *parseCommand) Run(ctx context.Context, p *program) error {
	given, problems := c.telegram()
	if len(problems) > 0 {
		return fmt.Errorf("%s", problems[0].What)
	}
	out := bufio.NewWriter(p.stdout)
	defer out.Flush()
	failed := false
	for _, name := range c.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.parseFile(ctx, p, name, given, out, &failed); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// parseFile prints what one file holds; failed tells that some of it could
// not be read, which has been said.
func (c *parseCommand) parseFile(ctx context.Context, p *program, name string, given cable.Telegram, out io.Writer, failed *bool) error {
	if c.NDJSON {
		in, err := source.OpenFile(name, p.stdin)
		if err != nil {
			return err
		}
		defer in.Close()
		return parseLines(in, out, failed)
	}
	reader := source.Reader{Stdin: p.stdin, Nameless: true}
	return reader.Each(ctx, []string{name}, func(item source.Item) error {
		if item.Form == source.FormCSV {
			given.ID = "" // it can name one telegram only
		}
		return printCable(out, cable.Parse(merge(item.Telegram, given)))
	}, func(u source.Unread) error {
		fmt.Fprintf(p.stderr, "cables: %v\n", u)
		*failed = true
		return nil
	})
}

// telegram is what the flags say of a telegram.
func (c *parseCommand) telegram() (cable.Telegram, []cable.Problem) {
	in := input{ID: c.ID, Created: c.Created, Released: c.Released, Origin: c.Origin, Classification: c.Classification}
	return in.telegram()
}

// merge fills what a telegram lacks from what the flags say.
func merge(t, given cable.Telegram) cable.Telegram {
	if given.ID != "" {
		t.ID = given.ID
	}
	if !given.Created.IsZero() {
		t.Created = given.Created
	}
	if !given.Released.IsZero() {
		t.Released = given.Released
	}
	if given.Origin != "" {
		t.Origin = given.Origin
	}
	if given.Classification != "" {
		t.Classification = given.Classification
	}
	return t
}

// parseLines prints one line for every line read.
func parseLines(in io.Reader, out io.Writer, failed *bool) error {
	lines := bufio.NewReaderSize(in, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := parseLine(line, out, failed); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func parseLine(line []byte, out io.Writer, failed *bool) error {
	var in input
	if err := json.Unmarshal(line, &in); err != nil {
		*failed = true
		return printCable(out, map[string][]cable.Problem{"problems": {{
			In: "line", End: len(line), Code: "bad-json", What: "The line is no JSON object with the fields of a telegram: " + err.Error() + ".",
		}}})
	}
	t, problems := in.telegram()
	c := cable.Parse(t)
	c.Problems = append(c.Problems, problems...)
	return printCable(out, c)
}

// printCable prints one object as a line, with "<" and "&" as they are.
func printCable(out io.Writer, object any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(object)
}

// An input is a telegram as a line of NDJSON gives it.
type input struct {
	ID             string  `json:"id"`
	Created        string  `json:"created"`
	Released       string  `json:"released"`
	Origin         string  `json:"origin"`
	Classification string  `json:"classification"`
	Header         string  `json:"header"`
	Body           string  `json:"body"`
	Text           *string `json:"text"`
}

func (in input) telegram() (cable.Telegram, []cable.Problem) {
	t := cable.Telegram{ID: cable.ID(in.ID), Origin: in.Origin, Classification: in.Classification, Header: in.Header, Body: in.Body}
	if in.Text != nil && in.Header == "" && in.Body == "" {
		t.Header, t.Body = cable.Split(*in.Text)
	}
	var problems []cable.Problem
	for _, given := range []struct {
		name, value string
		at          *time.Time
	}{{"created", in.Created, &t.Created}, {"released", in.Released, &t.Released}} {
		at, ok := readTime(given.value)
		if !ok {
			problems = append(problems, cable.Problem{In: "box", Code: "unread-time",
				What: fmt.Sprintf("%s is %q: write 2007-11-22, 2007-11-22 00:12 or RFC 3339.", given.name, given.value)})
		}
		*given.at = at
	}
	return t, problems
}

// readTime reads a date, a date with hours and minutes, or RFC 3339.
func readTime(s string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", time.RFC3339} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.UTC(), true
		}
	}
	return time.Time{}, s == ""
}
