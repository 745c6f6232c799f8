package site_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/site"
)

// oldAddresses are those that a cable has had, here and on earlier sites.
func oldAddresses(id cable.ID, created time.Time) []string {
	month := created.Format("/cable/2006/01/")
	spelled := fmt.Sprintf("/cable/%02d %s %07d", id.Year()%100, strings.ToLower(id.Station()), id.Serial())
	addresses := []string{
		month + string(id) + ".html", month + string(id),
		"/cable/" + string(id) + ".html", "/cable/" + string(id) + "/", "/cable/" + string(id), "/" + string(id), "/" + string(id) + ".html",
		"/cables/" + string(id), "/cables/" + string(id) + ".html",
		"/plusd/cables/" + string(id) + "_a.html", "/cable.php?id=" + string(id), "/search?q=%23" + string(id),
		"/cable/" + strings.ToLower(string(id)),
	}
	if parsed, err := cable.ParseID(string(id)); err == nil && parsed == id {
		addresses = append(addresses, strings.ReplaceAll(spelled, " ", "%20"))
	}
	return addresses
}

// A follower follows addresses of one site, and asks for no page twice.
type follower struct {
	t      *testing.T
	site   http.Handler
	status map[string]int
}

func follow(t *testing.T, a *archive.Archive, settings site.Settings) *follower {
	return &follower{t, serve(t, site.Always(a), settings), map[string]int{}}
}

// landing is where somebody arrives who follows an address, and how that answers.
func (f *follower) landing(address string) (at string, status int) {
	f.t.Helper()
	for range 4 {
		if status, ok := f.status[address]; ok {
			return address, status
		}
		r := get(f.t, f.site, address)
		to := r.Header().Get("Location")
		if to == "" {
			f.status[address] = r.Code
			return address, r.Code
		}
		address = to
	}
	f.t.Errorf("%s sends on without end", address)
	return address, 0
}

func (f *follower) cable(id cable.ID, created time.Time) {
	f.t.Helper()
	want := "/cable/" + string(id)
	for _, address := range oldAddresses(id, created) {
		if at, status := f.landing(address); at != want || status != 200 {
			f.t.Errorf("%s lands at %s with %d", address, at, status)
		}
	}
}

// pages follows every page of a list by its old address, and the page past the
// last.
func (f *follower) pages(kind, old, value string) {
	f.t.Helper()
	own := "/" + kind + "/" + url.PathEscape(value)
	first := get(f.t, f.site, own+".json")
	var list struct{ Pages int }
	if err := json.Unmarshal(first.Body.Bytes(), &list); err != nil || first.Code != 200 {
		f.t.Fatalf("%s.json answers %d, %v", own, first.Code, err)
	}
	for n := range list.Pages + 1 {
		for _, extension := range []string{".html", ""} {
			address := fmt.Sprintf("%s_%d%s", old, n, extension)
			want, code := own, 200
			if n > 0 {
				want += "?page=" + strconv.Itoa(n+1)
			}
			if n == list.Pages {
				code = 404
			}
			if at, status := f.landing(address); at != want || status != code {
				f.t.Errorf("%s lands at %s with %d, not at %s with %d", address, at, status, want, code)
			}
		}
	}
}

// lists follows the old addresses of every list that the archive has, but for
// those of origins.
func (f *follower) lists() {
	f.t.Helper()
	for kind, old := range map[string]string{"date": "/date/", "released": "/reldate/", "tag": "/tag/"} {
		for _, value := range indexValues(f.t, f.site, kind) {
			if value != "unknown" {
				f.pages(kind, old+url.PathEscape(value), value)
			}
		}
	}
	held := indexValues(f.t, f.site, "classification")
	for _, c := range glossary.Classifications() {
		if slices.Contains(held, c.Slug) && c.Number > 0 {
			f.pages("classification", fmt.Sprintf("/classification/%d", c.Number), c.Slug)
		}
	}
}

func indexValues(t *testing.T, s http.Handler, kind string) []string {
	t.Helper()
	r := get(t, s, "/"+kind+".json")
	var index struct{ Values []struct{ Value string } }
	if err := json.Unmarshal(r.Body.Bytes(), &index); err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, v := range index.Values {
		values = append(values, v.Value)
	}
	return values
}

func TestOldAddressesOfTheDemoLand(t *testing.T) {
	all := demo(t)
	a, err := build(filepath.Join(t.TempDir(), "demo.db"), all)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	f := follow(t, a, site.Settings{})
	for _, telegram := range all {
		f.cable(telegram.ID, telegram.Created)
	}
	f.lists()
}
