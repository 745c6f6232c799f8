package browser

import (
	"bytes"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestPrintHasTheCableAndNoNavigation(t *testing.T) {
	site := serveDemo(t)
	ctx := open(t, desk)
	do(t, ctx, chromedp.Navigate(site+"/cable/07STRELSAU112#par3"), emulateMedia("print"))
	for selector, printed := range map[string]bool{
		"nav.site": false, "header.site": false, "footer.site": false, ".find": false, ".views": false, ".skip": false,
		".pilcrow": false, "button": false, ".around nav": false, "#par3 > .alone": false,
		".citing details": false, ".citing a": false,
		"h1": true, ".box": true, "#par3 .text": true, ".signer": true, ".hash": true,
	} {
		if shown := evaluate[bool](t, ctx, `document.querySelector('`+selector+`').checkVisibility()`); shown != printed {
			t.Errorf("printed, %s is visible: %v", selector, shown)
		}
	}
	dead := `[...document.querySelectorAll('.text a[href], .around a[href]')].filter(a => !/^https?:$/.test(a.protocol)).length`
	if n := evaluate[int](t, ctx, dead); n > 0 {
		t.Errorf("%d links lead nowhere on paper", n)
	}
	paper := get(t, ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	pages := bytes.Count(paper, []byte("/Type /Page\n")) + bytes.Count(paper, []byte("/Type /Page/"))
	if !bytes.HasPrefix(paper, []byte("%PDF")) || pages < 1 || pages > 5 {
		t.Errorf("the cable fills %d pages", pages)
	}
}
