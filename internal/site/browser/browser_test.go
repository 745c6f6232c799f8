package browser

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"cables/internal/archive"
	"cables/internal/site"
	"cables/internal/source"
)

// serveDemo imports the demo archive and serves it for the length of a test.
func serveDemo(t *testing.T) (address string) {
	t.Helper()
	ctx := context.Background()
	db := filepath.Join(t.TempDir(), "demo.db")
	im, err := archive.Begin(ctx, db, archive.Options{})
	check(t, err)
	defer im.Abort()
	files, _, err := source.Find([]string{"../../../testdata/demo"})
	check(t, err)
	unread, err := source.Read(ctx, files, nil, func(item source.Item) error {
		return im.Add(ctx, item.Telegram, archive.Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256})
	})
	check(t, err)
	if len(unread) > 0 {
		t.Fatalf("the demo has files that cannot be read: %v", unread)
	}
	_, err = im.Commit(ctx)
	check(t, err)
	held, err := archive.Open(ctx, db)
	check(t, err)
	t.Cleanup(func() { held.Close() })
	handler, err := site.New(site.Always(held), site.Settings{})
	check(t, err)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// A window is how a page is looked at.
type window struct {
	width, height int64
	noScript      bool
}

var (
	desk  = window{width: 1280, height: 900}
	phone = window{width: 360, height: 740}
)

// open starts Chromium with a window, for the length of a test.
func open(t *testing.T, w window) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(t.TempDir()),
	)
	if w.noScript {
		options = append(options, chromedp.Flag("blink-settings", "scriptEnabled=false"))
	}
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(cancel)
	do(t, ctx, chromedp.EmulateViewport(w.width, w.height))
	ctx, expire := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(expire)
	return ctx
}

// chromium is the path of the browser, or the test is skipped.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CABLES_BROWSER") == "required" {
		t.Fatal("there is no Chromium, and CABLES_BROWSER says that there must be")
	}
	t.Skip("there is no Chromium: no page was opened")
	return ""
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
