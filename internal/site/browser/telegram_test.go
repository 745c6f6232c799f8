package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestTheTelegramViewSharesAsTheReadingViewDoes(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	link := site + "/cable/07STRELSAU112?view=telegram#par3"
	do(t, ctx, chromedp.Navigate(link))
	evaluate[any](t, ctx, keepCopied)
	if got := copied(t, ctx, "Copy link"); got != link {
		t.Errorf("the link is %s, not %s", got, link)
	}
	if own := evaluate[string](t, ctx, `document.querySelector('#par3 > .alone a').pathname`); own != "/cable/07STRELSAU112/par3" {
		t.Errorf("its own page is %s", own)
	}
	evaluate[any](t, ctx, `window.copied = null`)
	got := copied(t, ctx, "Copy quotation with citation")
	if !strings.HasPrefix(got, "“3. (C) The popular mood is warm.") {
		t.Errorf("the quotation begins otherwise than the telegram:\n%s", got)
	}
	if want := "”\n\n— " + cited + "\n" + link + "\n"; !strings.HasSuffix(got, want) {
		t.Errorf("the quotation\n%s\nshould end\n%s", got, want)
	}
	if body, _, _ := strings.Cut(got, "\n\n— "); strings.Contains(body, "¶") || strings.Contains(body, "on a page of its own") {
		t.Errorf("the quotation has what only the page needs:\n%s", got)
	}
}

func TestAMarkedRangeIsCopiedWhole(t *testing.T) {
	site := serveDemo(t)
	for _, c := range []struct{ view, begins, holds string }{
		{"", "“3. (C) The popular mood is warm.", "\n\n4. (S) Duke Michael"},
		{"view=telegram&", "“3. (C) The popular mood is warm.", "\n\n4. (S) Duke Michael"},
	} {
		ctx := open(t, desk)
		link := site + "/cable/07STRELSAU112?" + c.view + "mark=par3..par5#par3"
		do(t, ctx, chromedp.Navigate(link))
		evaluate[any](t, ctx, keepCopied)
		got := copied(t, ctx, "Copy quotation with citation")
		ends := "”\n\n— " + strings.TrimSuffix(cited, "¶3") + "¶3–5\n" + link + "\n"
		if !strings.HasPrefix(got, c.begins) || !strings.Contains(got, c.holds) || !strings.HasSuffix(got, ends) {
			t.Errorf("%q: the range is quoted\n%s", c.view, got)
		}
		if strings.Contains(got, "\n6. ") {
			t.Errorf("%q: paragraph 6 is not in the range:\n%s", c.view, got)
		}
	}
}

func TestAReaderWhoChangesTheViewStaysInPlace(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#par5"), chromedp.Click(chromedp.CSS(`.views a[href*="view=telegram"]`)))
	do(t, ctx, chromedp.WaitVisible(chromedp.CSS(`.telegram`)))
	if address := get(t, ctx, chromedp.Location()); address != site+"/cable/07STRELSAU112?view=telegram#par5" {
		t.Errorf("the telegram opens at %s", address)
	}
}

func TestTheOutlineIsOpenOnlyInTheMargin(t *testing.T) {
	site := serveDemo(t)
	for _, c := range []struct {
		window window
		open   bool
	}{{desk, true}, {phone, false}, {window{width: 1280, height: 900, noScript: true}, false}} {
		ctx := open(t, c.window)
		do(t, ctx, chromedp.Navigate(site+"/cable/10STATE5511"))
		if is := evaluate[bool](t, ctx, `document.querySelector('.outline details').open`); is != c.open {
			t.Errorf("at %d px, without script %v, it is open: %v", c.window.width, c.window.noScript, is)
		}
		if beside := evaluate[bool](t, ctx, `document.querySelector('.outline').getBoundingClientRect().left > document.querySelector('.body').getBoundingClientRect().right`); beside != (c.window.width > 1000) {
			t.Errorf("at %d px it stands beside the text: %v", c.window.width, beside)
		}
	}
}
