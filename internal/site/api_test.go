package site_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cables/internal/site"
)

// TestAPIHelpIsTrue asks the demonstration archive for every example in the
// help for programs, and holds the answers against what the page says of them.
func TestAPIHelpIsTrue(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), demo(t))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{URL: "https://cables.example", Pages: os.DirFS("../../testdata/pages")})
	page, err := os.ReadFile("../../web/pages/help/api.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	for _, section := range strings.Split(string(page), "\n## ") {
		heading, _, _ := strings.Cut(section, "\n")
		t.Run(heading, func(t *testing.T) {
			if strings.HasPrefix(heading, "Searches") {
				needFullText(t)
			}
			examples += checkAPIKeys(t, s, section) + checkAPITypes(t, s, section)
		})
	}
	if examples < 48 {
		t.Errorf("only %d examples were found: the page is written otherwise than the test reads it", examples)
	}
}

var (
	apiExample = regexp.MustCompile(`(?m)^    GET (/\S+)$`)
	apiKey     = regexp.MustCompile("(?m)^\\| `([a-z_0-9.\\[\\]]+)` \\|")
	apiType    = regexp.MustCompile("(?m)^\\| `(/\\S+)` \\| `(\\S+)` \\|")
)

// checkAPIKeys compares the keys in a section with those that its examples have together.
func checkAPIKeys(t *testing.T, s *site.Server, section string) int {
	examples := apiExample.FindAllStringSubmatch(section, -1)
	got := map[string]bool{}
	for _, example := range examples {
		r := get(t, s, example[1])
		if to := r.Header().Get("Location"); r.Code == http.StatusPermanentRedirect {
			r = get(t, s, to)
		}
		var answer any
		if err := json.Unmarshal(r.Body.Bytes(), &answer); err != nil || r.Code != 200 {
			t.Errorf("%s answers %d, %v", example[1], r.Code, err)
		}
		keysOf(answer, "", got)
	}
	for _, documented := range apiKey.FindAllStringSubmatch(section, -1) {
		if key := documented[1]; len(examples) > 0 && !got[key] && !slices.Contains(apiParameters, key) {
			t.Errorf("%s is documented, and no example has it", key)
		}
		delete(got, documented[1])
	}
	for key := range got {
		t.Errorf("%s is not documented", key)
	}
	return len(examples)
}

// apiParameters stand in a table of their own beside the keys of lists.
var apiParameters = []string{"tag", "origin", "classification", "marking", "year", "from", "without", "sort", "page"}

func checkAPITypes(t *testing.T, s *site.Server, section string) int {
	examples := apiType.FindAllStringSubmatch(section, -1)
	for _, example := range examples {
		r := get(t, s, example[1])
		got, _, _ := strings.Cut(r.Header().Get("Content-Type"), ";")
		if r.Code != 200 || got != example[2] || r.Body.Len() == 0 {
			t.Errorf("%s answers %d with %d bytes of %s, not of %s", example[1], r.Code, r.Body.Len(), got, example[2])
		}
	}
	return len(examples)
}

// keysOf lists the keys of an answer by their paths: "tags[].code".
func keysOf(answer any, path string, keys map[string]bool) {
	switch v := answer.(type) {
	case map[string]any:
		for key, inner := range v {
			if key = strings.TrimPrefix(path+"."+key, "."); inner == nil {
				key += " (null)"
			}
			keys[key] = true
			keysOf(inner, key, keys)
		}
	case []any:
		for _, inner := range v {
			keysOf(inner, path+"[]", keys)
		}
	}
}
