package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A fragment is never sent to the site: that it survives a redirect is the
// browser's doing, and the old links depend on it.
func TestAFragmentSurvivesTheRedirectOfAnOldAddress(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	for _, old := range []string{"/cable/2007/03/07STRELSAU112.html", "/cable/2007/03/07STRELSAU112", "/07STRELSAU112", "/cables/07STRELSAU112", "/plusd/cables/07STRELSAU112_a.html", "/cable.php?id=07STRELSAU112", "/cable/07%20strelsau%20112"} {
		do(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(site+old+"#par8"))
		if address := get(t, ctx, chromedp.Location()); !strings.HasSuffix(address, "/cable/07STRELSAU112#par8") {
			t.Errorf("%s#par8 lands at %s", old, address)
		}
		if target := evaluate[string](t, ctx, `document.querySelector(':target')?.id ?? ''`); target != "par8" {
			t.Errorf("%s#par8 lands on %q", old, target)
		}
		if at := evaluate[float64](t, ctx, top); at < 0 || at > float64(desk.height) {
			t.Errorf("%s#par8: the paragraph stands at %.0f px, out of sight", old, at)
		}
	}
}
