package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A window is how a page is looked at.
type window struct {
	width, height int64
	noScript      bool
}

var (
	desk  = window{width: 1280, height: 900}
	phone = window{width: 360, height: 740}
)

// open opens a page with a window, for the length of a test. Pages share one
// Chromium, and nothing that is stored.
func open(t *testing.T, w window) context.Context {
	t.Helper()
	requireChromium(t)
	browser, err := startBrowser()
	check(t, err)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	do(t, ctx, chromedp.EmulateViewport(w.width, w.height), runScripts(!w.noScript))
	ctx, expire := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(expire)
	return ctx
}

// startBrowser starts Chromium when the first page is opened.
var startBrowser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(findChromium()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(filepath.Join(folder, "profile")),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	browser, _ := chromedp.NewContext(allocated)
	if err := chromedp.Do(browser); err != nil {
		stop()
		return nil, err
	}
	stopBrowser = func() error { return chromedp.Cancel(browser) }
	return browser, nil
})

var stopBrowser = func() error { return nil }

// patience is how long a page may take to do what it should.
const patience = 10 * time.Second

// requireChromium skips a test where there is no browser to run it in.
func requireChromium(t *testing.T) {
	t.Helper()
	if findChromium() != "" {
		return
	}
	missing(t, "there is no Chromium: no page was opened")
}

func findChromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// missing skips a test, or fails it where CABLES_BROWSER says that nothing may be missing.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CABLES_BROWSER") == "required" {
		t.Fatalf("%s, and CABLES_BROWSER says that nothing may be missing", what)
	}
	t.Skip(what)
}
