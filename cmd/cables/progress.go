package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows how far the reading of sources is, in bytes of the files as
// they lie there, how fast it is and how long it will take: a bar on a terminal,
// a line now and then elsewhere.
type progress struct {
	out   io.Writer
	bar   *progressbar.ProgressBar // nil where out is no terminal
	verb  string
	total int64 // -1 if it is not known
	n     int64
	begun time.Time
	last  time.Time
}

// betweenLines is the time from one line to the next.
const betweenLines = 5 * time.Second

func newProgress(out io.Writer, total int64, verb string) *progress {
	p := &progress{out: out, verb: verb, total: total, begun: time.Now(), last: time.Now()}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(verb),
			progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	return p
}

// advance says that more bytes were read.
func (p *progress) advance(bytes int64) {
	p.n += bytes
	switch {
	case p.bar != nil:
		p.bar.Add64(bytes)
	case time.Since(p.last) >= betweenLines:
		p.last = time.Now()
		fmt.Fprintln(p.out, p.line())
	}
}

// line is how far it is, how fast, and how long it will take: "reading: 340 of
// 1702 MB, 48 MB/s, 28s left".
func (p *progress) line() string {
	rate := float64(p.n) / time.Since(p.begun).Seconds()
	if p.total < 0 {
		return fmt.Sprintf("%s: %d MB, %.0f MB/s", p.verb, p.n>>20, rate/(1<<20))
	}
	line := fmt.Sprintf("%s: %d of %d MB, %.0f MB/s", p.verb, p.n>>20, p.total>>20, rate/(1<<20))
	if left := float64(p.total - p.n); left > 0 && rate > 0 {
		line += fmt.Sprintf(", %v left", time.Duration(left/rate*float64(time.Second)).Round(time.Second))
	}
	return line
}

func (p *progress) done() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
