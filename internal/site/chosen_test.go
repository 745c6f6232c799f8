package site_test

import (
	"net/http"
	"testing"

	"cables/internal/site"
)

func TestCablesAreChosenWithoutKnowingTheAddress(t *testing.T) {
	s := newSite(t, site.Settings{})
	if r := get(t, s, "/list.json"); r.Code != http.StatusBadRequest {
		t.Errorf("a program that chooses nothing is answered with %d", r.Code)
	}
	form := get(t, s, "/list")
	if form.Code != 200 || form.attr("form.choose", "action") != "/list" || len(form.all("form.choose textarea[name=ids]")) != 1 {
		t.Fatalf("the form answers %d", form.Code)
	}
	sent := get(t, s, "/list?ids=09+state+300%0D%0A09LILLIPUT7")
	to := sent.Header().Get("Location")
	if sent.Code != http.StatusPermanentRedirect || to != "/list?ids=09+state+300,09LILLIPUT7" {
		t.Fatalf("what it sends is answered with %d and %q", sent.Code, to)
	}
	chosen := get(t, s, to)
	if got := chosen.text("form.choose textarea"); chosen.Code != 200 || got != "09STATE300 09LILLIPUT7" {
		t.Errorf("the choice can be changed from %q", got)
	}
	if got := chosen.text("h1"); got != "2 chosen cables" {
		t.Errorf("the list is called %q", got)
	}
}

func TestWhatIsChosenAndNotHeldIsNamed(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/list?ids=09STATE300,09NOWHERE1")
	if got := r.text("header .quiet"); got != "Not in this archive: 09NOWHERE1." {
		t.Errorf("of what is missing it says %q", got)
	}
}
