package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write a picture of every page type into this folder")

// A pageType is an address that stands for its type.
type pageType struct{ name, path string }

// pageTypes are an address of every type of page of the demo.
var pageTypes = []pageType{
	{"home", "/"}, {"cable", "/cable/07STRELSAU112"}, {"cable-target", "/cable/07STRELSAU112#par3"}, {"telegram", "/cable/07STRELSAU112?view=telegram"},
	{"paragraph", "/cable/07STRELSAU112/par3"}, {"not-held", "/cable/99LORBRULGRUD12"}, {"dates", "/date/"}, {"year", "/date/2007"}, {"month", "/date/2007-03"},
	{"releases", "/released/"}, {"origins", "/origin/"}, {"origin", "/origin/embassy-strelsau"}, {"tags", "/tag/"}, {"tag", "/tag/PREL"},
	{"filtered", "/tag/PREL?origin=embassy-strelsau&year=2007"}, {"classifications", "/classification/"}, {"classification", "/classification/secret"},
	{"help", "/help/understanding-cables"}, {"about", "/about"}, {"not-found", "/nowhere"},
	{"articles", "/articles/"}, {"article", "/articles/thirty-eight-years-of-eggs"}, {"translation", "/articles/achtunddreissig-jahre-um-ein-ei"},
	{"problems", "/problems"}, {"problem", "/problems/paragraph-missing"}, {"near", "/cable/07STRELSAU113"}, {"origin-number", "/origin/89_0.html"},
	{"marked", "/cable/07STRELSAU112?mark=par3..par5#par3"}, {"range", "/cable/07STRELSAU112/par3..par5"}, {"versions", "/cable/07STRELSAU112/versions"},
	{"day", "/date/2007-03-14"}, {"released", "/released/2011-02-02"}, {"choose", "/list"}, {"chosen", "/list?ids=07STRELSAU112,07STRELSAU140,99LORBRULGRUD12"}, {"find", "/search"}, {"search", "/search?q=eggs+OR+customs"}, {"search-narrowed", "/search?q=in%3Aparagraph+eggs&year=-2007&sort=created"}, {"search-none", "/search?q=customz"}, {"left-out", "/search?q=eg*+%28"},
	{"hits", "/cable/07STRELSAU112?q=customs#par3"}, {"not-found-id", "/search?q=99NOWHERE1"},
	{"recipients", "/recipient/"}, {"signers", "/signer/"}, {"help-index", "/help/"},
	{"long", "/cable/10STATE5511"}, {"telegram-target", "/cable/07STRELSAU112?view=telegram#par3"}, {"telegram-marked", "/cable/07STRELSAU112?view=telegram&mark=par3..par5#par3"},
	{"empty", "/tag/PREL?tag=-PREL"}, {"recipient", "/recipient/secstate-washdc"}, {"signer", "/signer/arbuthnot"}, {"api", "/help/api"},
}

// corpusTypes are what real cables show that the demo cannot: their number,
// their length, their misprints.
var corpusTypes = []pageType{
	{"home", "/"}, {"cable", "/cable/07STATE159388"}, {"long", "/cable/07PARIS4357"}, {"long-target", "/cable/07PARIS4357#par5"},
	{"telegram", "/cable/09KYIV1942?view=telegram"}, {"marked", "/cable/07STATE159388?mark=par3..par5#par3"}, {"paragraph", "/cable/07STATE159388/par3"},
	{"dates", "/date/"}, {"year", "/date/2009"}, {"month", "/date/2009-11"}, {"releases", "/released/"},
	{"origins", "/origin/"}, {"origin", "/origin/embassy-paris"}, {"tags", "/tag/"}, {"tag", "/tag/PTER"},
	{"filtered", "/tag/PTER?tag=-IR&year=2009&sort=created"}, {"classification", "/classification/secret-noforn"},
	{"recipients", "/recipient/"}, {"recipient", "/recipient/amembassy-kabul"}, {"signers", "/signer/"}, {"problems", "/problems"},
}

var (
	shotsOf = flag.String("shots-of", "", "only the pictures whose names match this: -360-light")
	tall    = flag.Int64("tall", 900, "how many pixels of each page a picture shows")
)

// TestShots writes pictures for the eye of a designer; without -shots it does
// nothing. `make shots` calls it. Where CABLES_CORPUS is set there are pictures of real cables too.
func TestShots(t *testing.T) {
	if *shots == "" {
		return
	}
	check(t, os.MkdirAll(*shots, 0o777))
	takeShots(t, serveDemo(t), "", pageTypes)
	if corpus := os.Getenv("CABLES_CORPUS"); corpus != "" {
		path := filepath.Join(folder, "corpus.db")
		check(t, importInto(path, filepath.Join(corpus, "december-2010"), filepath.Join(corpus, "august-2011"), filepath.Join(corpus, "seed-07STATE159388.txt")))
		takeShots(t, serve(t, path), "corpus-", corpusTypes)
	}
}

// takeShots takes the pictures of pages of a site, at each width in each scheme.
func takeShots(t *testing.T, site, prefix string, pages []pageType) {
	t.Helper()
	wanted, err := regexp.Compile(*shotsOf)
	check(t, err)
	for _, width := range []int64{360, 768, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			for _, page := range pages {
				name := fmt.Sprintf("%s%s-%d-%s.png", prefix, page.name, width, scheme)
				if wanted.MatchString(name) {
					t.Run(name, func(t *testing.T) { takeShot(t, site+page.path, width, scheme, name) })
				}
			}
		}
	}
}

// takeShot takes one picture, in a window of its own: a slow machine is slow
// for hundreds of pictures, and each has the time that a window has.
func takeShot(t *testing.T, address string, width int64, scheme, name string) {
	t.Helper()
	ctx := open(t, window{width: width, height: *tall})
	do(t, ctx, emulateScheme(scheme), chromedp.Navigate(address))
	picture := get(t, ctx, chromedp.CaptureScreenshot())
	check(t, os.WriteFile(filepath.Join(*shots, name), picture, 0o666))
}
