package site

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/editorial"
)

// A pageArchive answers written pages from one edition.
type pageArchive struct {
	site *Server
	*archive.Archive
}

// Cited implements editorial.Archive.
func (a *pageArchive) Cited(ctx context.Context, r editorial.Reference) (editorial.Cited, error) {
	id, err := a.Find(ctx, r.Written)
	if errors.Is(err, archive.ErrNotFound) {
		return a.notHeld(ctx, r)
	}
	if err != nil {
		return editorial.Cited{}, err
	}
	cited := editorial.Cited{ID: id, Held: true}
	list, err := a.List(ctx, archive.Filter{IDs: []string{string(id)}}, "", 1)
	if err != nil || len(list.Rows) == 0 {
		return cited, err
	}
	cited.Title = titleOf(list.Rows[0].Subject, id)
	if r.Anchors != "" {
		cited.Broken, err = a.brokenPlace(ctx, id, r.Anchors)
	}
	return cited, err
}

// notHeld tells of a cable that has a page only if others cite it.
func (a *pageArchive) notHeld(ctx context.Context, r editorial.Reference) (editorial.Cited, error) {
	cited := editorial.Cited{ID: r.ID(), Title: string(r.ID()) + ", not in this archive"}
	citing, err := a.CitedBy(ctx, cited.ID)
	switch {
	case ignoreMissing(err) != nil:
		return cited, err
	case r.Anchors != "":
		cited.Broken = "is not in this archive, so it has no paragraphs"
	case len(citing) == 0:
		cited.Broken = "is not in this archive, and no cable in it cites it"
	}
	return cited, nil
}

func (a *pageArchive) brokenPlace(ctx context.Context, id cable.ID, anchors string) (string, error) {
	telegram, err := a.Telegram(ctx, id)
	if err != nil {
		return "", err
	}
	c := cable.Parse(telegram)
	if _, _, ok := rangeOf(c, anchors); ok || slices.ContainsFunc(c.Aliases, func(alias cable.Alias) bool { return alias.Anchor == anchors }) {
		return "", nil
	}
	return "leads to no paragraph of that cable", nil
}

// A QuotationView is a paragraph, or a range of them, quoted in a page.
type QuotationView struct {
	Address string // of the place in the cable
	Cited   string // "07STATE159388 ¶3"
	Subject string
	Box     BoxView
	Body    []BlockView
}

// Quoted implements editorial.Archive.
func (a *pageArchive) Quoted(ctx context.Context, r editorial.Reference) (template.HTML, error) {
	id, err := a.Find(ctx, r.Written)
	if err != nil {
		return "", ignoreMissing(err)
	}
	entry, err := a.Entry(ctx, id)
	if err != nil {
		return "", err
	}
	within, anchors, ok := rangeOf(entry.Cable, r.Anchors)
	if !ok {
		return "", nil
	}
	view := QuotationView{
		Address: editorial.Reference{Anchors: anchors}.Address(id), Cited: string(id) + " " + citedAs(anchors),
		Subject: titleOf(entry.Cable.Subject, id), Box: viewBox(entry),
		Body: withoutAnchors(newReader(entry, span{}).blocks(within)),
	}
	var out bytes.Buffer
	err = a.site.templates["written"].ExecuteTemplate(&out, "quotation", view)
	return template.HTML(strings.TrimSpace(out.String()) + "\n"), err
}

// withoutAnchors takes the anchors off: they belong to the cable's own page, and
// a page may quote the same paragraph twice.
func withoutAnchors(blocks []BlockView) []BlockView {
	for i := range blocks {
		b := &blocks[i]
		b.Anchor, b.Aliases = "", nil
		for j := range b.Pieces {
			b.Pieces[j].Aliases = nil
		}
		b.Inner = withoutAnchors(b.Inner)
	}
	return blocks
}
