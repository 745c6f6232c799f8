package browser

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// expanded is whether the box shows suggestions, and which of them is chosen.
const expanded = `(() => {
	const box = document.querySelector('input[name=q]'), list = document.getElementById('suggested');
	const active = document.getElementById(box.getAttribute('aria-activedescendant'));
	return box.getAttribute('aria-expanded') + ' ' + !list.hidden + ' ' + (active && active.getAttribute('aria-selected') === 'true' ? active.textContent : '-');
})()`

func waitExpanded(t *testing.T, ctx context.Context, want, after string) {
	t.Helper()
	waitFor(t, ctx, expanded+" === '"+want+"'", after)
}

func TestTheBoxSuggestsWhileOneTypes(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	box := chromedp.CSS(`input[name=q]`)
	do(t, ctx, chromedp.Navigate(site+"/about"))
	waitFor(t, ctx, `document.querySelector('input[name=q]').role === 'combobox'`, "the script")
	do(t, ctx, chromedp.SendKeys(box, "mild"))
	waitExpanded(t, ctx, "true true -", "typing")
	do(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
	waitExpanded(t, ctx, "true true mildendo8", "an arrow")
	do(t, ctx, chromedp.KeyEvent(kb.ArrowUp))
	waitExpanded(t, ctx, "true true -", "back in the box")
	do(t, ctx, chromedp.KeyEvent(kb.ArrowUp))
	waitExpanded(t, ctx, "true true Embassy Mildendoorigin 6", "an arrow up, to the last")
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	waitExpanded(t, ctx, "false false -", "Escape")
	if typed := evaluate[string](t, ctx, `document.querySelector('input[name=q]').value`); typed != "mild" {
		t.Errorf("after Escape the box holds %q", typed)
	}
	do(t, ctx, chromedp.KeyEvent("e"))
	waitExpanded(t, ctx, "true true -", "another letter")
	do(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
	waitExpanded(t, ctx, "true true mildendo8", "an arrow again")
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	waitFor(t, ctx, `location.pathname + location.search === '/search?q=mildendo'`, "Enter at a suggestion")
}

func TestSuggestionsAreAskedForAfterAPauseAndTakenBack(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, beforeScripts(`window.fetches = []; window.stopped = 0; const fetched = window.fetch;
		window.fetch = (address, options) => {
			fetches.push(address);
			options.signal.addEventListener('abort', () => stopped++);
			return address.includes('slow') ? new Promise(() => {}) : fetched(address, options);
		}`), chromedp.Navigate(site+"/about"))
	waitFor(t, ctx, `document.querySelector('input[name=q]').role === 'combobox'`, "the script")
	do(t, ctx, chromedp.Focus(chromedp.CSS(`input[name=q]`)))
	evaluate[any](t, ctx, `(() => { const box = document.activeElement; for (const typed of ['s', 'sl', 'slo', 'slow']) { box.value = typed; box.dispatchEvent(new Event('input')) } })()`)
	waitFor(t, ctx, `fetches.join() === '/suggest.json?q=slow'`, "four letters in a row")
	do(t, ctx, chromedp.KeyEvent("e"))
	waitFor(t, ctx, `stopped === 1 && fetches.length === 2`, "a letter while the answer is awaited")
	if stored := evaluate[string](t, ctx, `JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie`); stored != "{}{}" {
		t.Errorf("the browser keeps %s", stored)
	}
}

func TestASearchLandsOnTheParagraphAndGoesFromHitToHit(t *testing.T) {
	site := serveDemo(t)
	for _, w := range []window{desk, {width: 360, height: 740, noScript: true}} {
		ctx := open(t, w)
		do(t, ctx,
			chromedp.Navigate(site+"/"),
			chromedp.SendKeys(chromedp.CSS(`input[name=q]`), "eggs widow"+kb.Enter),
			chromedp.Click(chromedp.CSS(`.hits a[href^="/cable/09MILDENDO330"]`)),
			chromedp.WaitVisible(chromedp.CSS(`.para:target .first .step`)),
		)
		seen := `(() => {
			const step = [...document.querySelectorAll('.step')].filter(s => s.checkVisibility());
			const mark = document.querySelector(':target').matches('.hit') ? document.querySelector(':target + mark, :target + a mark') : document.querySelector(':target mark');
			const box = mark.getBoundingClientRect(), bar = step[0].getBoundingClientRect();
			const clear = box.top >= 0 && box.bottom <= bar.top && bar.left >= 0 && bar.right <= innerWidth && document.documentElement.scrollWidth <= innerWidth;
			return location.hash + ' ' + step.length + ' ' + step[0].firstChild.textContent.trim() + ' ' + mark.textContent + ' ' + clear;
		})()`
		waitFor(t, ctx, seen+` === '#par13 1 Hit 2 of 9 eggs true'`, "a result")
		next := chromedp.CSS(`.hit:target .step a[href="#hit4"], .para:target .first .step a[href="#hit3"]`)
		do(t, ctx, chromedp.Click(next))
		waitFor(t, ctx, seen+` === '#hit3 1 Hit 3 of 9 Widow true'`, "next")
		do(t, ctx, chromedp.Click(next))
		waitFor(t, ctx, seen+` === '#hit4 1 Hit 4 of 9 Widow true'`, "next again")
		do(t, ctx, chromedp.Click(chromedp.CSS(`.hit:target .step a[href="#hit3"]`)))
		waitFor(t, ctx, seen+` === '#hit3 1 Hit 3 of 9 Widow true'`, "previous")
		do(t, ctx, chromedp.Click(chromedp.CSS(`.hit:target .step a[href="#hits"]`)), chromedp.Click(chromedp.CSS(`#hits a[href^="/search"]`)))
		waitFor(t, ctx, `location.pathname + location.search === '/search?q=eggs+widow'`, "back to the results")
	}
}

func TestFacetsWorkWithoutJavaScript(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, window{width: 360, height: 740, noScript: true})
	do(t, ctx, chromedp.Navigate(site+"/search?q=eggs"), chromedp.Click(chromedp.CSS(`.to-narrow`)),
		chromedp.Click(chromedp.CSS(`.facets a.with[href$="origin=embassy-mildendo"]`)))
	waitFor(t, ctx, `document.querySelector('.chips b')?.textContent === 'Embassy Mildendo'`, "a facet")
	do(t, ctx, chromedp.Click(chromedp.CSS(`.chips a`)))
	waitFor(t, ctx, `location.search === '?q=eggs'`, "its chip")
}

func TestAQuotationHasNothingOfTheMarks(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	quotation := func(address string) string {
		do(t, ctx, chromedp.Navigate(site+address))
		waitFor(t, ctx, `!!document.querySelector('.copying')`, "the buttons")
		return evaluate[string](t, ctx, `asText(quotationOf(document.getElementById('par13')))`)
	}
	plain := quotation("/cable/09MILDENDO330#par13")
	if marked := quotation("/cable/09MILDENDO330?q=eggs+OR+widow#par13"); marked != plain {
		t.Errorf("the quotation of a marked cable is\n%s\nnot\n%s", marked, plain)
	}
}
