package editorial

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Page is one markdown file, rendered.
type Page struct {
	Name        string // where it is, without extension: "help/faq", "about"
	Title       string
	Description string // one sentence
	Order       int    // place among the pages of its folder, from the front matter
	HTML        template.HTML
}

// Pages are all pages of a folder. They do not change.
type Pages struct {
	byName map[string]Page
}

// Open reads and renders every markdown file below fsys. A page without a
// title is an error, so that it shows when the program starts.
func Open(fsys fs.FS) (*Pages, error) {
	pages := &Pages{byName: make(map[string]Page)}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		page, err := read(strings.TrimSuffix(name, ".md"), source)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		pages.byName[page.Name] = page
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading pages: %w", err)
	}
	return pages, nil
}

// Page is the page of that name, if there is one.
func (p *Pages) Page(name string) (Page, bool) {
	page, ok := p.byName[name]
	return page, ok
}

// In lists the pages of a folder, "help", by Order and then by title.
func (p *Pages) In(folder string) []Page {
	var in []Page
	for name, page := range p.byName {
		if path.Dir(name) == folder {
			in = append(in, page)
		}
	}
	slices.SortFunc(in, func(a, b Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.Title, b.Title))
	})
	return in
}

func read(name string, source []byte) (Page, error) {
	page := Page{Name: name}
	text, err := page.takeFrontMatter(source)
	if err != nil {
		return Page{}, err
	}
	if page.Title == "" {
		return Page{}, errors.New(`no title: begin the file with "---", "title: …", "---"`)
	}
	var rendered bytes.Buffer
	if err := markdown.Convert(text, &rendered); err != nil {
		return Page{}, err
	}
	page.HTML = template.HTML(rendered.String())
	return page, nil
}
