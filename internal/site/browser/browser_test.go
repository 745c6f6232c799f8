package browser

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"cables/internal/archive"
	"cables/internal/site"
	"cables/internal/source"
)

// folder holds the archive that the tests share, and the browser's profile.
var folder string

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if folder, err = os.MkdirTemp("", "cables-browser"); err != nil {
		panic(err)
	}
	status := m.Run()
	if err := stopBrowser(); err != nil {
		panic(err)
	}
	os.RemoveAll(folder)
	os.Exit(status)
}

// serveDemo serves the demo archive for the length of a test.
func serveDemo(t *testing.T) (address string) {
	t.Helper()
	path, err := demo()
	check(t, err)
	return serve(t, path)
}

// serve serves an archive for the length of a test.
func serve(t *testing.T, path string) (address string) {
	t.Helper()
	handler, err := site.New(site.Always(openArchive(t, path)), site.Settings{Pages: os.DirFS("../../../testdata/pages")})
	check(t, err)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

func openArchive(t *testing.T, path string) *archive.Archive {
	t.Helper()
	held, err := archive.Open(t.Context(), path)
	check(t, err)
	t.Cleanup(func() { held.Close() })
	return held
}

// demo is the path of the demo archive, imported once.
var demo = sync.OnceValues(func() (string, error) {
	path := filepath.Join(folder, "demo.db")
	return path, importInto(path, "../../../testdata/demo")
})

// importInto makes an archive of folders of telegrams.
func importInto(path string, folders ...string) error {
	ctx := context.Background()
	im, err := archive.Begin(ctx, path, archive.Options{})
	if err != nil {
		return err
	}
	defer im.Abort()
	files, _, err := source.Find(folders)
	if err != nil {
		return err
	}
	unread, err := source.Read(ctx, files, nil, func(item source.Item) error {
		return im.Add(ctx, item.Telegram, archive.Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256})
	})
	if err == nil && len(unread) > 0 {
		err = fmt.Errorf("%v has files that cannot be read: %v", folders, unread)
	}
	if err == nil {
		_, err = im.Commit(ctx)
	}
	return err
}

// do carries out actions on the open page, in order.
func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	check(t, chromedp.Do(ctx, actions...))
}

// get is what an action finds on the open page.
func get[T any](t *testing.T, ctx context.Context, action chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(ctx, action)
	check(t, err)
	return value
}

// evaluate is the value of an expression on the open page.
func evaluate[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	return get(t, ctx, chromedp.Evaluate[T](expression))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
