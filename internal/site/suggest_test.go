package site_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"cables/internal/site"
)

func TestSuggestions(t *testing.T) {
	needFullText(t)
	s := newSite(t, site.Settings{})
	for typed, want := range map[string]string{
		"bucket spa": "word bucket spade /search?q=bucket+spade",
		"PREL":       "tag tag:PREL /search?q=tag%3APREL",
		"milden":     `origin origin:"Consulate Mildendo" /search?q=origin%3A%22Consulate+Mildendo%22`,
		"09STATE301": "cable 09STATE300 /cable/09STATE300",
	} {
		var got struct {
			Suggestions []struct{ Text, Kind, Name, Address string }
		}
		r := get(t, s, "/suggest.json?q="+url.QueryEscape(typed))
		if err := json.Unmarshal(r.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(got.Suggestions, func(o struct{ Text, Kind, Name, Address string }) bool {
			return strings.Join([]string{o.Kind, o.Text, o.Address}, " ") == want
		}) {
			t.Errorf("%q is answered with %+v, without %s", typed, got.Suggestions, want)
		}
	}
	if got := get(t, s, "/suggest.json").Body.String(); got != "{\"suggestions\":[]}\n" {
		t.Errorf("nothing typed is answered with %s", got)
	}
}
