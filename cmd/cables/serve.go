package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"cables/internal/archive"
	"cables/internal/site"
)

type serveCommand struct {
	DB            string `help:"The archive." default:"cables.db" type:"path" placeholder:"FILE"`
	Addr          string `help:"Where to listen." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	URL           string `help:"The public address of the site, for links that leave it." placeholder:"https://…"`
	Title         string `help:"The name of the collection." default:"Cables"`
	Hashtag       string `help:"The hashtag of the collection, without #." default:"cablegate"`
	ExpectedTotal int    `help:"How many cables there are in all, held or not; 0 leaves it out." default:"251287"`
	Contact       string `help:"Where readers report a misreading: an e-mail address or a web address."`
	Pages         string `help:"A folder of your own pages in markdown: about.md, help/*.md, articles/*.md." type:"path" placeholder:"DIR"`
	OriginIDs     string `name:"origin-ids" help:"The build whose origin numbers old links follow: december-2010 or august-2011." enum:",december-2010,august-2011" default:"" placeholder:"BUILD"`
	TrustedHeader string `help:"A header in which the proxy in front tells the reader's address, by which searches are limited for each: X-Real-IP, X-Forwarded-For. Leave it out if there is none, or behind an onion service." placeholder:"NAME"`
	SearchRate    int    `help:"How many searches a minute one reader may ask for; all those who cannot be told apart have ten times as many between them. 0 is no limit." default:"300" placeholder:"N"`

	Cache byteCount `help:"How much memory to keep pages ready in; 0 makes each anew for whoever asks." default:"64MB" placeholder:"SIZE"`
}

func (serveCommand) Help() string {
	return `The archive is only read. When an import makes its next edition, the server goes over to that without a restart. No reader's address and no query is logged, and no cookie is set.

  cables serve --db cables.db
  cables serve --db cables.db --addr 127.0.0.1:9000 --url https://cables.example.org`
}

// Limits of the server: a reader over Tor is slow, an idle one is cut off. The
// longest address is that of a list of 500 chosen cables.
const (
	readTimeout  = 30 * time.Second
	writeTimeout = 2 * time.Minute
	idleTimeout  = 2 * time.Minute
	graceTimeout = 10 * time.Second

	maxHeaderBytes = 32 << 10
)

// lookEvery is how often the server looks whether an import has made the next
// edition, which is to be served within two seconds.
const lookEvery = 500 * time.Millisecond

// Run serves the archive until the context ends.
func (c *serveCommand) Run(ctx context.Context, p *program) error {
	logger := slog.New(slog.NewTextHandler(p.stderr, nil))
	current, err := archive.Follow(ctx, c.DB, lookEvery, logger)
	if err != nil {
		return err
	}
	defer current.Close()
	settings := site.Settings{
		Title: c.Title, URL: c.URL, Hashtag: c.Hashtag, ExpectedTotal: c.ExpectedTotal, Contact: c.Contact, OriginIDs: c.OriginIDs,
		TrustedHeader: c.TrustedHeader, SearchRate: c.SearchRate, Cache: int64(c.Cache), Log: logger,
	}
	if settings.Pages, err = pagesIn(c.Pages); err != nil {
		return err
	}
	handler, err := site.New(current.Pin, settings)
	if err != nil {
		return err
	}
	listener, err := listen(c.Addr)
	if err != nil {
		return err
	}
	held, done := current.Pin()
	// Who sets GOGC decides for themselves.
	if os.Getenv("GOGC") == "" {
		go paceCollector(ctx, uint64(c.Cache))
	}
	fmt.Fprintf(p.stdout, "%s of edition %d at http://%s\n", count(held.Edition().Cables, "cable"), held.Edition().Number, listener.Addr())
	done()
	return serve(ctx, listener, handler, logger)
}

// pagesIn is the folder of the operator's own pages, nil if there is none.
func pagesIn(folder string) (fs.FS, error) {
	if folder == "" {
		return nil, nil
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder: --pages names one with about.md, help/*.md or articles/*.md", folder)
	}
	return os.DirFS(folder), nil
}

// listen opens the address, or says what stands in the way.
func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program: stop that one, or choose another port with --addr", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s needs more rights than this program has: choose a port above 1023 with --addr", addr)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	return listener, nil
}

// serve answers requests until the context ends, and then lets those under
// way finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, logger *slog.Logger) error {
	server := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTimeout)
	defer cancel()
	return server.Shutdown(grace)
}
