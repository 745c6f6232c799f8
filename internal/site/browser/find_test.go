package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheReferenceBoxTakesAnySpellingOfAnID(t *testing.T) {
	site := serveDemo(t)
	for _, w := range []window{desk, {width: 360, height: 740, noScript: true}} {
		ctx := open(t, w)
		for _, written := range []string{"07 Strelsau 112", "#07STRELSAU112", "07strelsau0112", "http://cablegate.example.invalid/cable/2007/03/07STRELSAU112.html#par3"} {
			do(t, ctx,
				chromedp.Navigate(site+"/"),
				chromedp.SendKeys(chromedp.CSS(`input[name=q]`), written+kb.Enter),
				chromedp.WaitVisible(chromedp.CSS(`article.cable`)),
			)
			address := get(t, ctx, chromedp.Location())
			if !strings.HasPrefix(address, site+"/cable/07STRELSAU112") {
				t.Errorf("%q leads to %s", written, address)
			}
		}
	}
}

func TestEveryPageWorksWithoutJavaScript(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, window{width: 1280, height: 900, noScript: true})
	do(t, ctx,
		chromedp.Navigate(site+"/"),
		chromedp.Click(chromedp.CSS(`nav.site a[href="/tag/"]`)),
		chromedp.WaitVisible(chromedp.CSS(`a[href="/tag/PREL"]`)),
		chromedp.Click(chromedp.CSS(`a[href="/tag/PREL"]`)),
		chromedp.WaitVisible(chromedp.CSS(`a[href^="/cable/"]`)),
		chromedp.Click(chromedp.CSS(`a[href^="/cable/"]`)),
		chromedp.WaitVisible(chromedp.CSS(`article.cable`)),
	)
	title := get(t, ctx, chromedp.Title())
	text := get(t, ctx, chromedp.Text(chromedp.CSS(`article.cable .body`)))
	if title == "" || len(text) < 200 {
		t.Errorf("the cable %q has %d characters of text", title, len(text))
	}
}
