package editorial

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Page is one markdown file.
type Page struct {
	Name         string // where it is, without extension: "help/faq", "about"
	Title        string
	Description  string   // one sentence
	Order        int      // place among the pages of its folder, from the front matter
	Date         string   // "2026-11-24"; "" if it says none
	Author       string   // "" if it says none
	Lang         string   // "de"; "en" where it says none
	Translations []string // the names of the pages that say the same in other languages

	text []byte // without its front matter
}

// Pages are all pages of the folders that they were read from. They do not change.
type Pages struct {
	byName   map[string]Page
	plain    map[string]string
	articles []Page
}

// Open reads every markdown file of the folders, and every text file. A file in
// a later folder takes the place of one of the same name in an earlier. A page
// without a title is an error, and so is an article without a date: that shows
// when the program starts.
func Open(folders ...fs.FS) (*Pages, error) {
	pages := &Pages{byName: make(map[string]Page), plain: make(map[string]string)}
	for _, folder := range folders {
		if err := pages.readFolder(folder); err != nil {
			return nil, fmt.Errorf("reading pages: %w", err)
		}
	}
	if err := pages.pairTranslations(); err != nil {
		return nil, err
	}
	pages.articles = pages.sorted(Page.isArticle, newestFirst)
	return pages, nil
}

func (p *Pages) readFolder(folder fs.FS) error {
	return fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && isHidden(entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() || isHidden(entry.Name()):
			return nil
		}
		switch extension := path.Ext(name); extension {
		case ".md":
			return p.readPage(folder, name)
		case ".txt":
			text, err := fs.ReadFile(folder, name)
			p.plain[name] = string(text)
			return err
		}
		return nil
	})
}

// isHidden is whether a file is none of the pages: an editor's leftovers, a
// version control's, or what somebody wrote about the folder.
func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "README.md"
}

func (p *Pages) readPage(folder fs.FS, name string) error {
	source, err := fs.ReadFile(folder, name)
	if err != nil {
		return err
	}
	page, err := read(strings.TrimSuffix(name, ".md"), source)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.byName[page.Name] = page
	return nil
}

func read(name string, source []byte) (page Page, err error) {
	page = Page{Name: name, Lang: defaultLang}
	if page.text, err = page.takeFrontMatter(source); err != nil {
		return Page{}, err
	}
	if page.Title == "" {
		return Page{}, errors.New(`no title: begin the file with "---", "title: …", "---"`)
	}
	if page.isArticle() && page.Date == "" {
		return Page{}, errors.New(`no date: articles are listed by it, so write "date: 2026-11-24" below the title`)
	}
	return page, nil
}

const (
	defaultLang = "en"
	articles    = "articles"
)

func (p Page) isArticle() bool { return strings.HasPrefix(p.Name, articles+"/") }

// pairTranslations lets pages of one text link each other, whichever of them
// names the others.
func (p *Pages) pairTranslations() error {
	together := make(map[string][]string)
	for _, name := range p.names() {
		group := []string{name}
		for _, other := range p.byName[name].Translations {
			other = path.Join(path.Dir(name), other)
			if _, ok := p.byName[other]; !ok {
				return fmt.Errorf("reading pages: %s.md: it names the translation %s.md, which is not there", name, other)
			}
			group = append(group, other)
		}
		for _, member := range slices.Clone(group) {
			group = append(group, together[member]...)
		}
		slices.Sort(group)
		group = slices.Compact(group)
		for _, member := range group {
			together[member] = group
		}
	}
	for name, group := range together {
		page := p.byName[name]
		page.Translations = slices.DeleteFunc(slices.Clone(group), func(member string) bool { return member == name })
		p.byName[name] = page
	}
	return nil
}

func (p *Pages) names() []string {
	var names []string
	for name := range p.byName {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Page is the page of that name, if there is one.
func (p *Pages) Page(name string) (Page, bool) {
	page, ok := p.byName[name]
	return page, ok
}

// Named is the page of a folder that somebody means by an address: the page of
// that name, else one whose last element is the same but for capitals, as old
// addresses have it: 2010/Eggs is articles/eggs.
func (p *Pages) Named(folder, written string) (Page, bool) {
	if page, ok := p.byName[folder+"/"+written]; ok {
		return page, true
	}
	for _, name := range p.names() {
		if strings.HasPrefix(name, folder+"/") && strings.EqualFold(path.Base(name), path.Base(written)) {
			return p.byName[name], true
		}
	}
	return Page{}, false
}

// Plain is a text file of the folders, "magnet.txt", to be given as it is.
func (p *Pages) Plain(name string) (string, bool) {
	text, ok := p.plain[name]
	return text, ok
}

// In lists the pages of a folder, "help", by Order and then by title.
func (p *Pages) In(folder string) []Page {
	return p.sorted(func(page Page) bool { return path.Dir(page.Name) == folder }, func(a, b Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.Title, b.Title))
	})
}

// Articles lists the articles, the newest first.
func (p *Pages) Articles() []Page { return p.articles }

// newestFirst puts what is in the site's own language before its translations.
func newestFirst(a, b Page) int {
	foreign := func(p Page) int {
		if p.Lang == defaultLang {
			return 0
		}
		return 1
	}
	return cmp.Or(strings.Compare(b.Date, a.Date), foreign(a)-foreign(b), strings.Compare(a.Name, b.Name))
}

func (p *Pages) sorted(which func(Page) bool, by func(a, b Page) int) []Page {
	var in []Page
	for _, page := range p.byName {
		if which(page) {
			in = append(in, page)
		}
	}
	slices.SortFunc(in, by)
	return in
}
