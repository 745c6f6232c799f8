package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestTheTelegramViewKeepsAnchorsAndTheirPlace(t *testing.T) {
	site := serveDemo(t)
	for _, w := range []window{desk, phone} {
		ctx := open(t, w)
		do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"))
		anchors := evaluate[[]string](t, ctx, `[...document.querySelectorAll('.body [id^=par]')].map(e => e.id)`)
		for _, anchor := range anchors {
			do(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(site+"/cable/07STRELSAU112?view=telegram#"+anchor))
			at := evaluate[float64](t, ctx, fmt.Sprintf(`document.getElementById(%q)?.getBoundingClientRect().top ?? -1e9`, anchor))
			if at < 0 || at > float64(w.height) {
				t.Errorf("at %d px the telegram view has %s at %.0f px, out of sight", w.width, anchor, at)
			}
		}
	}
}

func TestTheViewsLeadToEachOther(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, window{width: 1280, height: 900, noScript: true})
	do(t, ctx,
		chromedp.Navigate(site+"/cable/07STRELSAU112"),
		chromedp.Click(chromedp.CSS(`.views a[href$="?view=telegram"]`)),
		chromedp.WaitVisible(chromedp.CSS(`.telegram pre`)),
		chromedp.Click(chromedp.CSS(`.views a[href$="/07STRELSAU112"]`)),
		chromedp.WaitVisible(chromedp.CSS(`.body .para`)),
	)
}

func TestFiltersAreAddedAndRemovedWithoutScript(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, window{width: 1280, height: 900, noScript: true})
	do(t, ctx,
		chromedp.Navigate(site+"/tag/PREL"),
		chromedp.Click(chromedp.CSS(`.narrow summary`)),
		chromedp.SendKeys(chromedp.CSS(`#narrow-tag`), "-PGOV"),
		chromedp.Click(chromedp.CSS(`.narrow button`)),
		chromedp.WaitVisible(chromedp.CSS(`.chips a`)),
	)
	narrowed := get(t, ctx, chromedp.Text(chromedp.CSS(`.count b`)))
	do(t, ctx, chromedp.Click(chromedp.CSS(`.chips a`)), chromedp.WaitNotPresent(chromedp.CSS(`.chips`)))
	if all := get(t, ctx, chromedp.Text(chromedp.CSS(`.count b`))); all == narrowed {
		t.Errorf("%s with a filter and without", all)
	}
	if address := get(t, ctx, chromedp.Location()); address != site+"/tag/PREL" {
		t.Errorf("without the filter the address is %s", address)
	}
}
