package editorial

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"

	"cables/internal/cable"
)

// An Archive is what pages ask about the cables that they name.
type Archive interface {
	// Cited tells which cable a reference means, and where it leads to nothing.
	Cited(ctx context.Context, r Reference) (Cited, error)
	// Quoted sets the paragraphs that a reference means, to be read in a page;
	// "" if they are not held.
	Quoted(ctx context.Context, r Reference) (template.HTML, error)
}

// A Cited is what an archive knows of a reference.
type Cited struct {
	ID     cable.ID // the one held, where a reference may mean several
	Title  string   // what the cable is called
	Held   bool
	Broken string // why it leads nowhere, as the end of a sentence: "is not in this archive"; "" if it leads somewhere
}

// Rendered are all pages as they read in one edition of an archive.
type Rendered struct {
	Broken []string // references that lead nowhere, a sentence each without final stop

	html   map[string]template.HTML
	names  map[string][]cable.ID
	naming map[cable.ID][]Page
}

// Render reads all pages against an archive. Without one, nil, the links are
// there, and nothing is known of where they lead.
func (p *Pages) Render(ctx context.Context, a Archive) (*Rendered, error) {
	out := &Rendered{html: make(map[string]template.HTML), names: make(map[string][]cable.ID), naming: make(map[cable.ID][]Page)}
	for _, name := range p.names() {
		page := p.byName[name]
		w := &writer{ctx: ctx, archive: a, pages: p, page: page}
		html, err := w.write()
		if err != nil {
			return nil, fmt.Errorf("%s.md: %w", name, err)
		}
		out.html[name], out.names[name] = html, w.ids
		out.Broken = append(out.Broken, w.broken...)
		for _, id := range w.ids {
			if page.isArticle() {
				out.naming[id] = append(out.naming[id], page)
			}
		}
	}
	for _, pages := range out.naming {
		slices.SortFunc(pages, newestFirst)
	}
	return out, nil
}

// HTML is the text of a page.
func (r *Rendered) HTML(page Page) template.HTML { return r.html[page.Name] }

// Cables are the cables that a page names, each once, in order.
func (r *Rendered) Cables(page Page) []cable.ID { return r.names[page.Name] }

// Naming lists the articles that name a cable, the newest first.
func (r *Rendered) Naming(id cable.ID) []Page { return r.naming[id] }

// A writer renders one page.
type writer struct {
	ctx     context.Context
	archive Archive
	pages   *Pages
	page    Page
	ids     []cable.ID
	broken  []string
	err     error // the first that the archive gave
}

var writerKey = parser.NewContextKey()

func (w *writer) write() (template.HTML, error) {
	context := parser.NewContext()
	context.Set(writerKey, w)
	var out bytes.Buffer
	if err := markdown.Convert(w.page.text, &out, parser.WithContext(context)); err != nil {
		return "", err
	}
	return template.HTML(out.String()), w.err
}

// look asks the archive about a reference, and notes that the page has it.
func (w *writer) look(r Reference) Cited {
	cited := Cited{ID: r.ID()}
	if w.archive != nil && w.err == nil {
		cited, w.err = w.archive.Cited(w.ctx, r)
	}
	if !slices.Contains(w.ids, cited.ID) {
		w.ids = append(w.ids, cited.ID)
	}
	if cited.Broken != "" {
		w.breaks(r.cited() + " " + cited.Broken)
	}
	return cited
}

func (w *writer) breaks(what string) {
	sentence := w.page.Name + ".md: " + what
	if !slices.Contains(w.broken, sentence) {
		w.broken = append(w.broken, sentence)
	}
}

// check reports a link to a page beside this one that is not there.
func (w *writer) check(destination string) {
	path, _, _ := strings.Cut(destination, "#")
	for _, folder := range []string{"/help/", "/" + articles + "/"} {
		name, ours := strings.CutPrefix(path, folder)
		if _, ok := w.pages.Page(strings.TrimPrefix(folder, "/") + name); ours && name != "" && !ok {
			w.breaks("it links " + path + ", which is not there")
		}
	}
}
