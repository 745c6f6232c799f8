package browser

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// runAxe asks axe-core for what breaks its rules on the open page, with
// everything unfolded.
const runAxe = `(async only => {
	for (const folded of document.querySelectorAll('details')) folded.open = true;
	const found = await axe.run(document, {runOnly: only, preload: false, resultTypes: ['violations']});
	return found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.any.concat(n.all, n.none).map(c => c.message).join('; ')));
})(%s)`

// axeRules are WCAG 2.2 AA and axe-core's best practices; in the dark, what colours change of them.
var axeRules = map[string]string{
	"light": `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}`,
	"dark":  `{type: 'rule', values: ['color-contrast', 'link-in-text-block']}`,
}

func TestAxeFindsNothing(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe-core is not installed (npm ci): accessibility was not judged")
	}
	site := serveDemo(t)
	for _, width := range []int64{320, 1280} {
		t.Run(fmt.Sprintf("%d px", width), func(t *testing.T) {
			t.Parallel()
			for _, page := range pageTypes {
				t.Run(page.name, func(t *testing.T) {
					ctx := open(t, window{width: width, height: 900})
					do(t, ctx, chromedp.Navigate(site+page.path))
					judge(t, ctx, string(axe), page.name)
				})
			}
			ctx := open(t, window{width: width, height: 900})
			do(t, ctx, chromedp.Navigate(site+"/"), chromedp.Click(chromedp.CSS(`footer.site button`)))
			judge(t, ctx, string(axe), "the list of keys")
		})
	}
}

// judge runs axe-core on the open page, light and dark. The DevTools put it
// there, so the page's policy on scripts does not matter.
func judge(t *testing.T, ctx context.Context, axe, page string) {
	t.Helper()
	evaluate[any](t, ctx, axe+"; 0")
	for _, scheme := range []string{"light", "dark"} {
		do(t, ctx, emulateScheme(scheme))
		found := get(t, ctx, chromedp.Evaluate[[]string](fmt.Sprintf(runAxe, axeRules[scheme]), chromedp.EvalAwaitPromise))
		if len(found) > 0 {
			t.Errorf("%s, %s: axe-core finds\n\t%s", page, scheme, strings.Join(found, "\n\t"))
		}
	}
}
