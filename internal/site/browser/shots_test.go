package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write a picture of every page type into this folder")

// pageTypes are an address of every type of page of the demo.
var pageTypes = []struct{ name, path string }{
	{"home", "/"}, {"cable", "/cable/07STRELSAU112"}, {"cable-target", "/cable/07STRELSAU112#par3"}, {"telegram", "/cable/07STRELSAU112?view=telegram"},
	{"paragraph", "/cable/07STRELSAU112/par3"}, {"not-held", "/cable/99LORBRULGRUD12"}, {"dates", "/date/"}, {"year", "/date/2007"}, {"month", "/date/2007-03"},
	{"releases", "/released/"}, {"origins", "/origin/"}, {"origin", "/origin/embassy-strelsau"}, {"tags", "/tag/"}, {"tag", "/tag/PREL"},
	{"filtered", "/tag/PREL?origin=embassy-strelsau&year=2007"}, {"classifications", "/classification/"}, {"classification", "/classification/secret"},
	{"help", "/help/understanding-cables"}, {"about", "/about"}, {"not-found", "/nowhere"},
}

// TestShots writes pictures for the eye of a designer; without -shots it does
// nothing. `make shots` calls it.
func TestShots(t *testing.T) {
	if *shots == "" {
		return
	}
	check(t, os.MkdirAll(*shots, 0o777))
	site := serveDemo(t)
	for _, width := range []int64{360, 768, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			ctx := open(t, window{width: width, height: 900})
			do(t, ctx, emulateScheme(scheme))
			for _, page := range pageTypes {
				do(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(site+page.path))
				picture := get(t, ctx, chromedp.CaptureScreenshot())
				name := fmt.Sprintf("%s-%d-%s.png", page.name, width, scheme)
				check(t, os.WriteFile(filepath.Join(*shots, name), picture, 0o666))
			}
		}
	}
}

// emulateScheme makes the browser prefer a colour scheme, light or dark.
func emulateScheme(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	})
}
