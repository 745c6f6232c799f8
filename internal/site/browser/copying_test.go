package browser

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keepCopied stands in for the clipboard, and keeps what was copied.
const keepCopied = `Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {
	writeText: async text => { window.copied = text },
	write: async items => { window.copied = await (await items[0].getType('text/html')).text() },
}})`

// copied clicks a button and says what that copies.
func copied(t *testing.T, ctx context.Context, button string) string {
	t.Helper()
	do(t, ctx, chromedp.Click(chromedp.CSS(`button[aria-label="`+button+`"]`)))
	return get(t, ctx, chromedp.Poll[string](`window.copied`))
}

const cited = "Embassy Strelsau, “Ruritania: Scenesetter for a Coronation Nobody Has Rehearsed”, cable 07STRELSAU112, 14 March 2007, Secret, ¶3"

func TestButtonsCopyATargetedParagraph(t *testing.T) {
	site := serveDemo(t)
	link := site + "/cable/07STRELSAU112#par3"
	for _, c := range []struct{ button, begins, ends string }{
		{"Copy link", link, link},
		{"Copy quotation with citation", "“(C) The popular mood is warm.", "”\n\n— " + cited + "\n" + link + "\n"},
		{"Copy quotation as Markdown", "> (C) The popular mood is warm.", ".\n>\n> — [" + cited + "](" + link + ")\n"},
		{"Copy quotation as HTML", `<blockquote cite="` + link + `">` + "\n<p>(C) The popular mood is warm.", ".</p>\n</blockquote>\n" + `<p>— <a href="` + link + `">` + cited + "</a></p>\n"},
		{"Copy hashtags", "#cablegate #07STRELSAU112", "#cablegate #07STRELSAU112"},
	} {
		ctx := open(t, desk)
		do(t, ctx, chromedp.Navigate(link))
		evaluate[any](t, ctx, keepCopied)
		if got := copied(t, ctx, c.button); !strings.HasPrefix(got, c.begins) || !strings.HasSuffix(got, c.ends) {
			t.Errorf("%s copies\n%s\nnot\n%s…%s", c.button, got, c.begins, c.ends)
		}
		if said := get(t, ctx, chromedp.Poll[string](`document.querySelector('[aria-live]').textContent`)); !strings.HasSuffix(said, " copied.") {
			t.Errorf("%s: a screen reader hears %q", c.button, said)
		}
	}
}

func TestAQuotationHoldsThePointsOfItsParagraph(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/cable/05STATE20114#par4"))
	evaluate[any](t, ctx, keepCopied)
	got := copied(t, ctx, "Copy quotation with citation")
	points := evaluate[int](t, ctx, `document.querySelectorAll('#par4 .para').length`)
	if points == 0 || strings.Count(got, "\n\n") != points+1 {
		t.Errorf("paragraph 4 has %d points and is quoted\n%s", points, got)
	}
	if strings.Contains(got, "redacted:") || strings.Contains(got, "¶\n") {
		t.Errorf("the quotation has what only the page needs:\n%s", got)
	}
}

func TestAParagraphsOwnPageCopiesItToo(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112/par3"))
	evaluate[any](t, ctx, keepCopied)
	want := "— " + cited + "\n" + site + "/cable/07STRELSAU112/par3\n"
	if got := copied(t, ctx, "Copy quotation with citation"); !strings.HasSuffix(got, want) {
		t.Errorf("the quotation is\n%s\nand should end\n%s", got, want)
	}
}

func TestCopyingWorksWithoutASecureConnection(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#par3"))
	evaluate[any](t, ctx, `Object.defineProperty(navigator, 'clipboard', {value: undefined});
		addEventListener('copy', event => window.copied = event.clipboardData.getData('text/plain')); 0`)
	if got := copied(t, ctx, "Copy link"); got != site+"/cable/07STRELSAU112#par3" {
		t.Errorf("copied %q", got)
	}
}

func TestFocusBringsTheButtonsToAParagraph(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#par3"))
	evaluate[any](t, ctx, keepCopied+`; document.querySelector('#par4 .pilcrow').focus({focusVisible: true})`)
	if got := copied(t, ctx, "Copy link"); !strings.HasSuffix(got, "#par4") {
		t.Errorf("copied %q", got)
	}
}

func TestArrowsMoveAmongTheButtons(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/cable/07STRELSAU112#par3"))
	evaluate[any](t, ctx, keepCopied+`; document.querySelector('.copying button').focus()`)
	do(t, ctx, chromedp.KeyEvent(kb.ArrowRight+kb.ArrowRight+kb.ArrowLeft+kb.Enter))
	if got := get(t, ctx, chromedp.Poll[string](`window.copied`)); !strings.HasPrefix(got, "“(C) The popular mood") {
		t.Errorf("the second button copied %q", got)
	}
	if stops := evaluate[int](t, ctx, `document.querySelectorAll('.copying button[tabindex="0"]').length`); stops != 1 {
		t.Errorf("Tab stops %d times among them", stops)
	}
}

func TestShiftClickLinksARange(t *testing.T) {
	site := serveDemo(t)
	for _, c := range []struct{ at, clicked string }{{"par3", "par5"}, {"par5", "par3"}} {
		ctx := open(t, desk)
		do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#"+c.at))
		evaluate[any](t, ctx, `document.querySelector('#`+c.clicked+` .pilcrow').dispatchEvent(new MouseEvent('click', {shiftKey: true, bubbles: true, cancelable: true}))`)
		do(t, ctx, chromedp.WaitVisible(chromedp.CSS(`#par4.marked`)))
		if address := get(t, ctx, chromedp.Location()); address != site+"/cable/07STRELSAU112?mark=par3..par5#par3" {
			t.Errorf("from %s to %s leads to %s", c.at, c.clicked, address)
		}
	}
}

func TestNoButtonIsThereWithoutJavaScript(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, window{width: 1280, height: 900, noScript: true})
	for _, path := range []string{"/", "/cable/07STRELSAU112#par3", "/cable/07STRELSAU112/par3"} {
		do(t, ctx, chromedp.Navigate(site+path))
		if n := evaluate[int](t, ctx, `document.querySelectorAll('button:not(form button), [aria-live]').length`); n > 0 {
			t.Errorf("%s has %d buttons that do nothing", path, n)
		}
	}
}
