package site_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/site"
	"cables/internal/source"
)

// corpus imports the published pages that CABLES_CORPUS names.
func corpus(t *testing.T) (*archive.Archive, string) {
	t.Helper()
	dir := os.Getenv("CABLES_CORPUS")
	if dir == "" {
		t.Skip("CABLES_CORPUS is not set: no published pages to follow the links of")
	}
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "corpus.db")
	im, err := archive.Begin(ctx, path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := source.Find([]string{filepath.Join(dir, "december-2010"), filepath.Join(dir, "august-2011")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Read(ctx, files, nil, func(item source.Item) error {
		return im.Add(ctx, item.Telegram, archive.Source{Name: item.Name, Form: item.Form, SHA256: item.SHA256})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := im.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a, dir
}

// A published page, as truth.jsonl describes it.
type published struct {
	Ref, Created, Released, Classification, Origin string
	Tags, Paragraphs                               []string
}

func readTruth(t *testing.T, dir string) []published {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var pages []published
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p published
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	return pages
}

// Every published cable lands by every address that it had, with every
// fragment that the publisher made.
func TestOldAddressesOfTheCorpusLand(t *testing.T) {
	a, dir := corpus(t)
	f := follow(t, a, site.Settings{})
	fragments := 0
	for _, p := range readTruth(t, dir) {
		created, err := time.Parse("2006-01-02", p.Created[:10])
		if err != nil {
			t.Fatal(err)
		}
		f.cable(cable.ID(p.Ref), created)
		for _, view := range []string{"", "?view=telegram"} {
			ids := idsOn(get(t, f.site, "/cable/"+p.Ref+view))
			for _, par := range p.Paragraphs {
				if fragments++; !ids[par] {
					t.Errorf("/cable/%s%s has no %s", p.Ref, view, par)
				}
			}
		}
	}
	t.Logf("%d fragments", fragments)
	f.lists()
	followOrigins(t, a)
}

func idsOn(r response) map[string]bool {
	ids := make(map[string]bool)
	for _, node := range r.all("[id]") {
		ids[attrOf(node, "id")] = true
	}
	return ids
}
