package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

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
	{"articles", "/articles/"}, {"article", "/articles/thirty-eight-years-of-eggs"}, {"translation", "/articles/achtunddreissig-jahre-um-ein-ei"},
	{"problems", "/problems"}, {"problem", "/problems/paragraph-missing"}, {"near", "/cable/07STRELSAU113"}, {"origin-number", "/origin/89_0.html"},
	{"marked", "/cable/07STRELSAU112?mark=par3..par5#par3"}, {"range", "/cable/07STRELSAU112/par3..par5"}, {"versions", "/cable/07STRELSAU112/versions"},
	{"day", "/date/2007-03-14"}, {"released", "/released/2011-02-02"}, {"chosen", "/list?ids=07STRELSAU112,07STRELSAU140"}, {"find", "/search"}, {"not-found-id", "/search?q=99NOWHERE1"},
	{"recipients", "/recipient/"}, {"signers", "/signer/"}, {"help-index", "/help/"},
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
