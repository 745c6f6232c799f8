package site_test

import (
	"strings"
	"testing"

	"cables/internal/site"
)

func TestAMarkedRangeLinksItsOwnPage(t *testing.T) {
	s := newSite(t, site.Settings{URL: "https://cables.example"})
	for _, view := range []string{"", "view=telegram&"} {
		r := get(t, s, "/cable/09STATE300?"+view+"mark=par3..par2")
		if got := r.attr(".range a", "href"); got != "/cable/09STATE300/par2..par3" {
			t.Errorf("%s: the range leads to %q", view, got)
		}
		if got := r.text(".range a"); got != "09STATE300 ¶2–3" {
			t.Errorf("%s: the range is called %q", view, got)
		}
		if len(r.all(".range")) != 1 {
			t.Errorf("%s: the range is announced %d times", view, len(r.all(".range")))
		}
		without := r.all(".range a")[1]
		if got, want := attrOf(without, "href"), strings.TrimSuffix("/cable/09STATE300?"+view, "?"); got != strings.TrimSuffix(want, "&")+"#par2" {
			t.Errorf("%s: without the mark is %q", view, got)
		}
		if got := r.attr("meta[property=og:description]", "content"); !strings.HasPrefix(got, "(C) Post should say that: The tide is not negotiable.") {
			t.Errorf("%s: a card says %q", view, got)
		}
		if got := r.attr("meta[property=og:url]", "content"); got != "https://cables.example/cable/09STATE300?mark=par2..par3" {
			t.Errorf("%s: a card leads to %q", view, got)
		}
	}
	if r := get(t, s, "/cable/09STATE300?mark=par98"); len(r.all(".range")) != 0 {
		t.Error("a mark that means nothing is announced")
	}
}

func TestViewsKeepTheMark(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300?mark=par2..par3")
	var got []string
	for _, link := range r.all(".views ul[aria-label=Views] a") {
		got = append(got, attrOf(link, "href"))
	}
	if want := "/cable/09STATE300?mark=par2..par3#par2 /cable/09STATE300?view=telegram&mark=par2..par3#par2"; strings.Join(got, " ") != want {
		t.Errorf("the views are %q, not %q", got, want)
	}
}

func TestASegmentIsAsLongAsItsParagraph(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09STATE300?view=telegram")
	for _, inner := range []string{"#par2 #par2_1", "#par2 #par2_2", "#par3 #par3_1"} {
		if len(r.all(inner)) != 1 {
			t.Errorf("there is no %s", inner)
		}
	}
	if got := r.attr("#par4 .alone a", "href"); got != "/cable/09STATE300/par4" {
		t.Errorf("its own page is %q", got)
	}
	if got := r.text("#par2"); !strings.Contains(got, "It has not come back.") || strings.Contains(got, "The count so far") {
		t.Errorf("the segment of paragraph 2 is %q", got)
	}
}
