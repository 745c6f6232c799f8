package browser

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// waitFor waits until the open page is as it should be.
func waitFor(t *testing.T, ctx context.Context, condition, what string) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// A page that is being left cannot be asked; the next one can.
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("document.readyState === 'complete' && "+condition)); err == nil && ok {
			return
		}
	}
	t.Errorf("%s: waited in vain for %s, at %s", what, condition, get(t, ctx, chromedp.Location()))
}

// pressSlash presses / as a hand does: a page that answers to the key keeps it
// from being typed, which the separate events of KeyEvent do not show.
var pressSlash = call(input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"})

// turnKeysOn does what a reader does: opens the list and ticks the box.
func turnKeysOn(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx,
		chromedp.KeyEvent("?"),
		chromedp.WaitVisible(chromedp.CSS(`dialog.keys`)),
		chromedp.Click(chromedp.CSS(`dialog.keys label`)),
		chromedp.KeyEvent(kb.Escape),
		chromedp.WaitNotVisible(chromedp.CSS(`dialog.keys`)),
	)
}

func TestKeysAreOffUntilTheyAreTurnedOn(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"), chromedp.KeyEvent("jnp/"))
	if address := get(t, ctx, chromedp.Location()); address != site+"/cable/07STRELSAU112" {
		t.Errorf("keys that are off lead to %s", address)
	}
	if focused := evaluate[string](t, ctx, `document.activeElement.tagName`); focused != "BODY" {
		t.Errorf("a key that is off moves the focus to %s", focused)
	}
}

func TestKeysOfACable(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.KeyEvent("jj"))
	waitFor(t, ctx, `location.hash === '#par2' && document.activeElement.matches('#par2 .pilcrow')`, "jj from the top")
	do(t, ctx, chromedp.KeyEvent("k"))
	waitFor(t, ctx, `location.hash === '#par1'`, "k")
	do(t, ctx, pressSlash)
	waitFor(t, ctx, `document.activeElement.name === 'q' && document.activeElement.value === ''`, "/")
	do(t, ctx, chromedp.KeyEvent("jn"))
	waitFor(t, ctx, `document.activeElement.value === 'jn' && location.hash === '#par1'`, "letters typed into the box")
	evaluate[any](t, ctx, `document.activeElement.blur()`)
	do(t, ctx, chromedp.KeyEvent("n"))
	waitFor(t, ctx, `location.pathname === '/cable/07STRELSAU140'`, "n, the newer cable")
	do(t, ctx, chromedp.KeyEvent("p"))
	waitFor(t, ctx, `location.pathname === '/cable/07STRELSAU112'`, "p, the older cable")
}

func TestKeysOfTheTelegramView(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/cable/07STRELSAU112?view=telegram"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.KeyEvent("j"))
	waitFor(t, ctx, `location.hash === '#par1' && location.search === '?view=telegram'`, "j")
}

func TestKeysOfAParagraphsPage(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/cable/07STRELSAU112/par3"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.KeyEvent("j"))
	waitFor(t, ctx, `location.pathname === '/cable/07STRELSAU112/par4'`, "j")
}

func TestKeysOfAList(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/tag/PREL"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.KeyEvent("nnp"))
	waitFor(t, ctx, `document.activeElement === document.querySelector('.rows .subject')`, "nnp")
	second := evaluate[string](t, ctx, `document.querySelectorAll('.rows .subject')[1].pathname`)
	do(t, ctx, chromedp.KeyEvent("n"), chromedp.KeyEvent(kb.Enter))
	waitFor(t, ctx, `location.pathname === '`+second+`'`, "Enter at the second cable")
}

func TestKeysStayOnAndCanBeTurnedOffAgain(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112"), chromedp.KeyEvent("j"))
	waitFor(t, ctx, `location.hash === '#par1'`, "j on the next page")
	turnKeysOn(t, ctx) // a second click unticks the box
	do(t, ctx, chromedp.KeyEvent("j"))
	if hash := evaluate[string](t, ctx, `location.hash`); hash != "#par1" {
		t.Errorf("turned off, j leads to %s", hash)
	}
	if cookies := evaluate[string](t, ctx, `document.cookie`); cookies != "" {
		t.Errorf("the keys left a cookie: %s", cookies)
	}
}

func TestKeysWorkWithoutLocalStorage(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx, beforeScripts(`Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})`))
	do(t, ctx, chromedp.Navigate(serveDemo(t)+"/cable/07STRELSAU112"))
	turnKeysOn(t, ctx)
	do(t, ctx, chromedp.KeyEvent("j"))
	waitFor(t, ctx, `location.hash === '#par1'`, "j")
}

func TestTheQuestionMarkCanBeTurnedOffToo(t *testing.T) {
	ctx := open(t, desk)
	do(t, ctx,
		chromedp.Navigate(serveDemo(t)+"/"),
		chromedp.Click(chromedp.CSS(`footer.site button`)),
		chromedp.Click(chromedp.CSS(`dialog.keys dl + p label`)),
		chromedp.Click(chromedp.CSS(`dialog.keys button`)),
		chromedp.WaitNotVisible(chromedp.CSS(`dialog.keys`)),
		chromedp.KeyEvent("?"),
	)
	if evaluate[bool](t, ctx, `document.querySelector('dialog').open`) {
		t.Error("? opens the list though it was turned off")
	}
	if focused := evaluate[string](t, ctx, `document.activeElement.textContent`); strings.TrimSpace(focused) != "Keys" {
		t.Errorf("after closing the focus is at %q", focused)
	}
}
