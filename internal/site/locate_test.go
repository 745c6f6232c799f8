package site_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"cables/internal/cable"
	"cables/internal/site"
)

func TestAddressesThatSendOn(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, c := range []struct {
		address string
		status  int
		want    string
	}{
		{"/index.html", 308, "/"},
		{"/static/html/faq.html", 308, "/help/faq"},
		{"/support.html", 308, "/about"},
		{"/support", 308, "/about"},
		{"/static/html/faq", 308, "/help/faq"},
		{"/about.html", 308, "/about"},
		{"/reldate/", 308, "/released/"},
		{"/reldate/2011-02-02", 308, "/released/2011-02-02"},
		{"/tag/PREL_3", 308, "/tag/PREL?page=4"},
		{"/classification/4_0", 308, "/classification/secret-noforn"},
		{"/problems?code=no-tags", 308, "/problems/no-tags"},
		{"/problems.json?code=no-tags", 308, "/problems/no-tags.json"},
		{"/help", 308, "/help/"},
		{"/help/faq.html", 308, "/help/faq"},
		{"/cable/09state300", 308, "/cable/09STATE300"},
		{"/cable/09%20State%20300", 308, "/cable/09STATE300"},
		{"/cable/2009STATE0300", 308, "/cable/09STATE300"},
		{"/cable/09STATE300.html", 308, "/cable/09STATE300"},
		{"/cable/09state300.json", 308, "/cable/09STATE300.json"},
		{"/cable/09state300?view=telegram", 308, "/cable/09STATE300?view=telegram"},
		{"/cable/09STATE300/", 308, "/cable/09STATE300"},
		{"/cable/09state300/par3", 308, "/cable/09STATE300/par3"},
		{"/cable/2009/05/09STATE300.html", 308, "/cable/09STATE300"},
		{"/cable/2009/05/09STATE300", 308, "/cable/09STATE300"},
		{"/09STATE300", 308, "/cable/09STATE300"},
		{"/09state300", 308, "/cable/09STATE300"},
		{"/cables/09STATE300", 308, "/cable/09STATE300"},
		{"/plusd/cables/09STATE300_a.html", 308, "/cable/09STATE300"},
		{"/cable.php?id=09STATE300", 308, "/cable/09STATE300"},
		{"/search?q=%2309STATE300", 302, "/cable/09STATE300"},
		{"/search?q=09+state+300", 302, "/cable/09STATE300"},
		{"/search?q=https%3A%2F%2Fx.example%2Fcable%2F2009%2F05%2F09STATE300.html%23par3", 302, "/cable/09STATE300"},
		{"/search?q=08LILLIPUT900", 302, "/cable/08LILLIPUT900"},
		{"/search.json?q=09STATE300", 302, "/cable/09STATE300.json"},
		{"/date", 308, "/date/"},
		{"/date/2009-05_0.html", 308, "/date/2009-05"},
		{"/date/2009-05_1.html", 308, "/date/2009-05?page=2"},
		{"/date/2009-05/", 308, "/date/2009-05"},
		{"/reldate/2011-02-02_0.html", 308, "/released/2011-02-02"},
		{"/tag/prel", 308, "/tag/PREL"},
		{"/tag/PREL_0.html", 308, "/tag/PREL"},
		{"/tag/PREL_3.html", 308, "/tag/PREL?page=4"},
		{"/classification/4_0.html", 308, "/classification/secret-noforn"},
		{"/classification/Secret-NOFORN", 308, "/classification/secret-noforn"},
		{"/origin/Embassy%20Lilliput", 308, "/origin/embassy-lilliput"},
		{"/tag/PREL?year=&origin=embassy-lilliput&tag=", 308, "/tag/PREL?origin=embassy-lilliput"},
		{"/tag/PREL?tag=econ", 308, "/tag/PREL?tag=ECON"},
		{"/cable/09STATE300/par3..par2", 302, "/cable/09STATE300/par2..par3"},
		{"/cable/09STATE300/par3..par3", 302, "/cable/09STATE300/par3"},
		{"/cable/09STATE300/par2006", 302, "/cable/09STATE300#par2006"},
	} {
		r := get(t, s, c.address)
		if r.Code != c.status || r.Header().Get("Location") != c.want {
			t.Errorf("%s answers %d to %q, not %d to %q", c.address, r.Code, r.Header().Get("Location"), c.status, c.want)
		}
	}
}

func TestCitedCableThatIsNotHeld(t *testing.T) {
	s := newSite(t, site.Settings{})
	r := get(t, s, "/cable/08LILLIPUT900")
	if r.Code != 200 || r.attr("meta[name=robots]", "content") != "noindex" {
		t.Errorf("answers %d, robots %q", r.Code, r.attr("meta[name=robots]", "content"))
	}
	if got := r.attr(".rows .subject", "href"); got != "/cable/09STATE300" {
		t.Errorf("who cites it: %q", got)
	}
	r = get(t, s, "/cable/08LILLIPUT900.json")
	var object map[string]any
	if err := json.Unmarshal(r.Body.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	cited, _ := object["cited_by"].([]any)
	if len(object) != 3 || object["id"] != "08LILLIPUT900" || object["held"] != false || len(cited) != 1 {
		t.Errorf("the twin is %s", r.Body)
	}
	if r := get(t, s, "/cable/08LILLIPUT900/par1"); r.Code != 404 {
		t.Errorf("a paragraph of it answers %d", r.Code)
	}
}

func TestNearCablesSayWhy(t *testing.T) {
	var all []cable.Telegram
	for _, id := range []cable.ID{"09STATE299", "09STATE300", "09STATE302", "09STATE303", "09STATE304", "08STATE301", "07STATE301", "09STATEX301", "09PARIS301"} {
		all = append(all, cable.Telegram{ID: id, Body: "UNCLAS\n\n1. Text.\n"})
	}
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), all)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	r := get(t, s, "/cable/09STATE301")
	if got, want := r.texts(".why"), []string{"The same number in another year", "A station that is spelled nearly so", "The nearest numbers of that year"}; r.Code != 404 || !slices.Equal(got, want) {
		t.Errorf("answers %d with %q, not %q", r.Code, got, want)
	}
	want := []string{"08STATE301", "07STATE301", "09STATEX301", "09STATE300", "09STATE302", "09STATE299", "09STATE303"}
	if got := r.texts(".rows .code"); !slices.Equal(got, want) {
		t.Errorf("near are %q, not %q", got, want)
	}
	for _, twin := range []string{"/cable/09STATE301.json", "/search.json?q=09STATE301"} {
		r := get(t, s, twin)
		var object struct {
			Error string
			Near  []struct{ ID, Address string }
		}
		if err := json.Unmarshal(r.Body.Bytes(), &object); err != nil || r.Code != 404 || object.Error == "" || len(object.Near) != len(want) || object.Near[0].Address != "/cable/08STATE301" {
			t.Errorf("%s answers %d: %s", twin, r.Code, r.Body)
		}
	}
}

func TestUnknownCableOffersNearOnes(t *testing.T) {
	s := newSite(t, site.Settings{})
	for _, address := range []string{"/cable/09STATE301", "/search?q=09STATE301"} {
		r := get(t, s, address)
		if r.Code != 404 || !slices.Contains(r.hrefs(), "/cable/09STATE300") {
			t.Errorf("%s answers %d with %q", address, r.Code, r.hrefs())
		}
	}
}
