package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/glossary"
	"cables/internal/site"
)

// A published page of the corpus, as the publisher's own markup describes it.
type published struct {
	Ref, Created, Released, Classification, Origin string
	Tags                                           []string
	Page                                           string
}

// serveCorpus imports the published pages and serves them.
func serveCorpus(t *testing.T) (http.Handler, []published) {
	t.Helper()
	dir := os.Getenv("CABLES_CORPUS")
	if dir == "" {
		t.Skip("CABLES_CORPUS is not set: no real cables to import")
	}
	db := filepath.Join(t.TempDir(), "corpus.db")
	p := &program{stdout: t.Output(), stderr: t.Output()}
	if status := p.run(context.Background(), []string{"import", "--strict", "--db", db, filepath.Join(dir, "december-2010"), filepath.Join(dir, "august-2011")}); status != exitDone {
		t.Fatalf("the import ends with status %d", status)
	}
	held, err := archive.Open(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { held.Close() })
	handler, err := site.New(site.Always(held), site.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return handler, readTruth(t, filepath.Join(dir, "truth.jsonl"))
}

// readTruth reads a row a page, and of the three cables that are in both
// builds the later one: its release is what the archive shows.
func readTruth(t *testing.T, file string) []published {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]published{}
	for line := range strings.Lines(string(data)) {
		var p published
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		if p.Released > rows[p.Ref].Released {
			rows[p.Ref] = p
		}
	}
	return slices.Collect(maps.Values(rows))
}

// Every browse list of ours holds what the publisher's held, and no other.
func TestEveryListHoldsWhatThePublishersDid(t *testing.T) {
	handler, pages := serveCorpus(t)
	for _, index := range []struct {
		name string
		key  func(published) string
	}{
		{"date", func(p published) string { return p.Created[:7] }},
		{"released", func(p published) string { return p.Released[:10] }},
		{"origin", func(p published) string { return glossary.Slug(p.Origin) }},
		{"classification", func(p published) string { return glossary.Slug(p.Classification) }},
	} {
		t.Run(index.name, func(t *testing.T) {
			want := map[string][]string{}
			for _, p := range pages {
				want[index.key(p)] = append(want[index.key(p)], p.Ref)
			}
			counts := indexCounts(t, handler, "/"+index.name+".json")
			for value, ids := range want {
				if counts[value] != len(ids) {
					t.Errorf("/%s.json counts %d cables of %s, the publisher %d", index.name, counts[value], value, len(ids))
				}
				slices.Sort(ids)
				if got := slices.Sorted(slices.Values(idsOf(list(t, handler, "/"+index.name+"/"+value)))); !slices.Equal(got, ids) {
					t.Errorf("/%s/%s lists\n%v\nthe publisher\n%v", index.name, value, got, ids)
				}
			}
			for value, n := range counts {
				if n > 0 && want[value] == nil {
					t.Errorf("/%s.json has %s, the publisher has not", index.name, value)
				}
			}
		})
	}
}

// The order is the publisher's: latest release first, then earliest created,
// then ID. Its own pages show "created" with wrong minutes, so the time
// compared is ours.
func TestListsStandInThePublishersOrder(t *testing.T) {
	handler, _ := serveCorpus(t)
	for _, address := range []string{"/tag/PREL", "/classification/secret", "/date/2009", "/origin/embassy-madrid"} {
		rows := list(t, handler, address)
		if len(rows) < 10 {
			t.Errorf("%s lists %d cables only", address, len(rows))
		}
		if !slices.IsSortedFunc(rows, func(a, b row) int {
			return cmp.Or(cmp.Compare(b.Released, a.Released), cmp.Compare(a.Created, b.Created), cmp.Compare(a.ID, b.ID))
		}) {
			t.Errorf("%s is out of order", address)
		}
	}
}

// The publisher linked tags only where the line reads "TAGS: ": each of those
// leads to its cable.
func TestEveryTagThatThePublisherLinkedListsItsCable(t *testing.T) {
	handler, pages := serveCorpus(t)
	lists := map[string][]string{}
	for _, p := range pages {
		for _, tag := range p.Tags {
			if lists[tag] == nil {
				lists[tag] = idsOf(list(t, handler, "/tag/"+tag))
			}
			if !slices.Contains(lists[tag], p.Ref) {
				t.Errorf("/tag/%s does not list %s", tag, p.Ref)
			}
		}
	}
}

func indexCounts(t *testing.T, handler http.Handler, address string) map[string]int {
	t.Helper()
	var index struct {
		Values []struct {
			Value string
			Count int
		}
	}
	getJSON(t, handler, address, &index)
	counts := map[string]int{}
	for _, v := range index.Values {
		counts[v.Value] = v.Count
	}
	return counts
}

// A row of a list, as JSON has it.
type row struct{ ID, Created, Released string }

// list are the rows of all pages of a list, in order.
func list(t *testing.T, handler http.Handler, address string) []row {
	t.Helper()
	var rows []row
	for page, pages := 1, 1; page <= pages; page++ {
		var list struct {
			Pages  int
			Cables []row
		}
		getJSON(t, handler, address+".json?page="+strconv.Itoa(page), &list)
		rows, pages = append(rows, list.Cables...), list.Pages
	}
	return rows
}

func idsOf(rows []row) []string {
	ids := []string{}
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

// getJSON follows redirects, as a browser does.
func getJSON(t *testing.T, handler http.Handler, address string, into any) {
	t.Helper()
	for range 3 {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", address, nil))
		if to := recorder.Header().Get("Location"); recorder.Code >= 300 && recorder.Code < 400 && to != "" {
			address = to
			continue
		}
		body, _ := io.ReadAll(recorder.Body)
		if recorder.Code != http.StatusOK {
			t.Fatalf("%s answers %d: %.200s", address, recorder.Code, body)
		}
		if err := json.Unmarshal(body, into); err != nil {
			t.Fatalf("%s is no JSON: %v", address, err)
		}
		return
	}
	t.Fatalf("%s redirects without end", address)
}
