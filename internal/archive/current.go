package archive

import (
	"context"
	"log/slog"
	"os"
	"sync"
	"time"
)

// A Current is the edition that is at a path, from one edition to the next. It
// opens a new one beside the old one, gives it to whoever asks from then on,
// and closes the old one when the last who asked for that is done. If a new
// one cannot be opened, or the file is gone, it says so once in the log, and
// the old one stays. It is safe for concurrent use.
type Current struct {
	path string
	log  *slog.Logger
	stop context.CancelFunc
	over chan struct{} // closed when nobody looks any more

	seen    os.FileInfo // of the file that was opened, links followed
	trouble string      // what the last look logged; "" if it found all well

	mu   sync.Mutex
	held *pinned // nil after Close
}

// A pinned is an open edition and how many use it.
type pinned struct {
	*Archive
	unpin   func()
	users   int
	retired bool // it is current no longer, and its last user closes it
}

// Follow opens the archive at path, and from then on looks every so often
// whether another file has taken its place. The error is Open's.
func Follow(ctx context.Context, path string, every time.Duration, log *slog.Logger) (*Current, error) {
	c := &Current{path: path, log: log, over: make(chan struct{})}
	if err := c.look(ctx); err != nil {
		return nil, err
	}
	ctx, c.stop = context.WithCancel(ctx)
	go c.watch(ctx, every)
	return c, nil
}

// Pin gives the edition that is current, and a function to call once, when it
// is no longer used. It never waits for a file to be opened, and makes nothing
// for the garbage collector: every request calls it. After Close it gives nil.
func (c *Current) Pin() (a *Archive, done func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.held
	if p == nil {
		return nil, func() {}
	}
	p.users++
	return p.Archive, p.unpin
}

func (c *Current) unpin(p *pinned) {
	c.mu.Lock()
	p.users--
	last := p.retired && p.users == 0
	c.mu.Unlock()
	if last {
		c.close(p)
	}
}

// Close ends the looking, and closes the edition once nobody uses it.
func (c *Current) Close() {
	c.stop()
	<-c.over
	c.hold(nil)
}

// hold makes another edition current, none if it is nil.
func (c *Current) hold(next *pinned) {
	c.mu.Lock()
	old := c.held
	c.held = next
	unused := false
	if old != nil {
		old.retired, unused = true, old.users == 0
	}
	c.mu.Unlock()
	if unused {
		c.close(old)
	}
}

func (c *Current) close(p *pinned) {
	if err := p.Close(); err != nil {
		c.log.Warn("an old edition could not be closed", "edition", p.edition.Number, "error", err)
	}
}

// watch looks until the context ends, and logs what it finds.
func (c *Current) watch(ctx context.Context, every time.Duration) {
	defer close(c.over)
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := c.look(ctx); ctx.Err() == nil {
			c.tell(err)
		}
	}
}

// tell logs what is wrong with the file, once until something else is.
func (c *Current) tell(err error) {
	trouble := ""
	if err != nil {
		trouble = err.Error()
	}
	if trouble != "" && trouble != c.trouble {
		c.log.Warn("the archive cannot be opened anew, and the edition that is open stays", "error", err)
	}
	c.trouble = trouble
}

// look opens the file at the path unless it is the one that is open. One that
// cannot be opened is tried at every look: it may be the system that lacks something.
func (c *Current) look(ctx context.Context) error {
	// What is opened may be newer than what is seen here. It is then opened once
	// more at the next look, which does no harm.
	found, err := os.Stat(c.path)
	if err == nil && c.seen != nil && sameFile(found, c.seen) {
		return nil
	}
	a, err := Open(ctx, c.path)
	if err != nil {
		return err
	}
	if c.seen != nil {
		c.log.Info("another edition is served", "edition", a.edition.Number, "cables", a.edition.Cables)
	}
	c.seen = found
	next := &pinned{Archive: a}
	next.unpin = func() { c.unpin(next) }
	c.hold(next)
	return nil
}

// sameFile reports whether a file is still the one it was and nobody wrote to
// it. Its number is not given to another file as long as it is open.
func sameFile(a, b os.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
