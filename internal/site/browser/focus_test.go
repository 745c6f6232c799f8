package browser

import (
	"context"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focused says where the focus is, and whether one sees that.
const focused = `(() => {
	const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
	const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
	const inside = box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
	return {name: at === document.body ? '' : at.getAttribute('aria-label') || at.name || at.textContent.trim(), seen: outlined && inside};
})()`

type focus struct {
	Name string `json:"name"`
	Seen bool   `json:"seen"`
}

// tab presses Tab and says where that leads.
func tab(t *testing.T, ctx context.Context) focus {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	return evaluate[focus](t, ctx, focused)
}

func TestTheKeyboardReachesEverythingVisibly(t *testing.T) {
	site := serveDemo(t)
	for _, noScript := range []bool{false, true} {
		ctx := open(t, window{width: 1280, height: 900, noScript: noScript})
		do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"))
		var path []string
		for at := tab(t, ctx); at.Name != "" && len(path) < 200; at = tab(t, ctx) {
			if !at.Seen {
				t.Errorf("nobody sees the focus at %q", at.Name)
			}
			path = append(path, at.Name)
		}
		waypoints := []string{"Skip to the text", "Cables", "q", "Go", "Dates", "Help", "07STRELSAU112", "Secret", "Telegram", "Link to paragraph 1", "Link to paragraph 8", "About"}
		next := 0
		for _, name := range path {
			if next < len(waypoints) && name == waypoints[next] {
				next++
			}
		}
		if next < len(waypoints) {
			t.Errorf("without script %v: Tab does not reach %q in order: %q", noScript, waypoints[next], path)
		}
		if !noScript && !slices.Contains(path, "Copy link") {
			t.Errorf("Tab does not reach the buttons of a paragraph: %q", path)
		}
	}
}

func TestTheSkipLinkMovesTheFocus(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"))
	if at := tab(t, ctx); at.Name != "Skip to the text" {
		t.Fatalf("the first stop is %q", at.Name)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	if id := evaluate[string](t, ctx, `document.activeElement.id`); id != "main" {
		t.Errorf("the focus is at %q, not main", id)
	}
	if at := tab(t, ctx); at.Name != "07STRELSAU112" {
		t.Errorf("the next stop is %q", at.Name)
	}
}
