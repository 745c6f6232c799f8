// Command cables reads diplomatic telegrams into an archive and serves it as
// a web site.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"cables/internal/archive"
)

// Exit statuses, as README says them.
const (
	exitDone    = 0
	exitNotDone = 1
	exitUsage   = 2
)

// A program is one run of the command: its streams and its commands. Kong
// fills the flags in.
type program struct {
	Import importCommand `cmd:"" help:"Read telegrams into an archive."`
	Serve  serveCommand  `cmd:"" help:"Serve an archive as a web site."`
	Parse  parseCommand  `cmd:"" help:"Read telegrams and print them as JSON, one object a line."`
	Check  checkCommand  `cmd:"" help:"Say whether an archive is sound, and what could not be read."`
	Synth  synthCommand  `cmd:"" help:"Write a fictional archive of any size."`

	Config settingsFile `help:"A file of settings: TOML, its keys are called as flags are." default:"cables.toml" placeholder:"FILE"`

	stdin          io.Reader
	stdout, stderr io.Writer
}

const description = `Cables reads diplomatic telegrams into one SQLite file, the archive, and serves it as a web site.

  cables import --db cables.db ./telegrams     read a folder of telegrams
  cables serve --db cables.db                  read them in a browser

Every flag can also be set in the environment, --db is CABLES_DB, and in a file of settings, db = "cables.db". A flag wins over the environment, and that over the file.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	status := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// run carries out one command line and gives its exit status.
func (p *program) run(ctx context.Context, args []string) int {
	helped := false
	parser, err := kong.New(p,
		kong.Name("cables"), kong.Description(description), kong.UsageOnError(),
		kong.Writers(p.stdout, p.stderr), kong.DefaultEnvars("CABLES"), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Exit(func(int) { helped = true }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(p),
	)
	if err != nil {
		panic(err) // the flags above are wrong
	}
	command, err := parser.Parse(args)
	if helped {
		return exitDone
	}
	if err != nil {
		fmt.Fprintf(p.stderr, "cables: %v; `cables --help` lists what there is\n", err)
		return exitUsage
	}
	if name := command.Selected().Name; (name == "import" || name == "serve") && !archive.FullText() {
		fmt.Fprintln(p.stderr, "cables: built without full-text search, so that no words can be sought: make build, or go build -tags sqlite_fts5 ./cmd/cables, builds it with")
	}
	return p.report(command.Run())
}

// report says what went wrong in one line, and gives the exit status.
func (p *program) report(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		err = errors.New("stopped; the archive is what it was")
	case errors.Is(err, errReported):
		return exitNotDone
	}
	fmt.Fprintf(p.stderr, "cables: %v\n", err)
	return exitNotDone
}

// errReported is the error of a command that has said already what was not done.
var errReported = errors.New("not done")
