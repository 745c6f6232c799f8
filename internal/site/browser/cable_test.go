package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const top = `document.getElementById('par8').getBoundingClientRect().top`

func TestALinkToAParagraphScrollsThereAndHighlightsIt(t *testing.T) {
	site := serveDemo(t)
	for _, w := range []window{desk, phone} {
		ctx := open(t, w)
		do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#par8"))
		if at := evaluate[float64](t, ctx, top); at < 0 || at > float64(w.height) {
			t.Errorf("at %d px paragraph 8 stands at %.0f px, out of sight", w.width, at)
		}
		background := func(anchor string) string {
			return evaluate[string](t, ctx, `getComputedStyle(document.getElementById('`+anchor+`')).backgroundColor`)
		}
		if background("par8") == background("par7") {
			t.Errorf("at %d px paragraph 8 is not highlighted: %s", w.width, background("par8"))
		}
	}
}

func TestThePilcrowIsTheLink(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx,
		chromedp.Navigate(site+"/cable/07STRELSAU112"),
		chromedp.Click(chromedp.CSS(`a[aria-label="Link to paragraph 8"]`)),
	)
	address := get(t, ctx, chromedp.Location())
	if !strings.HasSuffix(address, "/cable/07STRELSAU112#par8") {
		t.Errorf("the pilcrow of paragraph 8 leads to %s", address)
	}
}

// At 640 px a page is as wide as on a screen of 1280 px that is zoomed to 200 %.
func TestNoPageScrollsSideways(t *testing.T) {
	site := serveDemo(t)
	for _, width := range []int64{320, 640} {
		ctx := open(t, window{width: width, height: 640})
		for _, page := range pageTypes {
			do(t, ctx, chromedp.Navigate(site+page.path))
			if over := evaluate[float64](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%s is %.0f px wider than a window of %d px", page.path, over, width)
			}
		}
	}
}
