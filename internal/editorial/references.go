package editorial

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// references is the extension that makes links of references to cables, and
// quotes the paragraphs that a quotation only names.
type references struct{}

// Extend implements goldmark.Extender.
func (references) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(references{}, 500)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(quotations{}, 500)))
}

// Transform implements parser.ASTTransformer. The nodes are gathered before any
// is replaced, since a walk does not survive that.
func (references) Transform(doc *ast.Document, reader text.Reader, context parser.Context) {
	w, ok := context.Get(writerKey).(*writer)
	if !ok {
		return
	}
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindText:
			nodes = append(nodes, n)
		case ast.KindBlockquote:
			if _, named := onlyReference(n, reader.Source()); named {
				nodes = append(nodes, n)
				return ast.WalkSkipChildren, nil
			}
		case ast.KindLink, ast.KindAutoLink:
			nodes = append(nodes, n)
			return ast.WalkSkipChildren, nil
		case ast.KindCodeSpan, ast.KindImage:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	for _, n := range nodes {
		w.replace(n, reader.Source())
	}
}

func (w *writer) replace(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		w.linkText(n, source)
	case *ast.Blockquote:
		w.quote(n, source)
	case *ast.AutoLink:
		if r, ok := AddressReference(string(n.URL(source))); ok {
			n.Parent().ReplaceChild(n.Parent(), n, w.link(r, ast.NewString([]byte(r.cited()))))
		}
	case *ast.Link:
		if r, ok := AddressReference(string(n.Destination)); ok {
			w.lead(n, r)
		} else {
			w.check(string(n.Destination))
		}
	}
}

// linkText replaces a text node by the same text with links in it. The last
// part takes over the line break that may follow the node.
func (w *writer) linkText(n *ast.Text, source []byte) {
	parent, start, at := n.Parent(), n.Segment.Start, n.Segment.Start
	for _, f := range findReferences(n.Segment.Value(source)) {
		from, to := start+f.from, start+f.to
		if from > at {
			parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(at, from)))
		}
		var shown ast.Node = ast.NewTextSegment(text.NewSegment(from, to))
		if f.label != "" {
			shown = ast.NewString([]byte(f.label))
		}
		parent.InsertBefore(parent, n, w.link(f.Reference, shown))
		at = to
	}
	n.Segment = n.Segment.WithStart(at)
}

func (w *writer) link(r Reference, shown ast.Node) *ast.Link {
	link := ast.NewLink()
	link.AppendChild(link, shown)
	w.lead(link, r)
	return link
}

// lead lets a link lead to the cable that a reference means. The title is set
// as an attribute, since goldmark would read entities in a link's own.
func (w *writer) lead(link *ast.Link, r Reference) {
	cited := w.look(r)
	link.Destination = []byte(r.Address(cited.ID))
	if len(link.Title) == 0 && cited.Title != "" {
		link.SetAttributeString("title", []byte(cited.Title))
	}
	if !cited.Held && w.archive != nil {
		link.SetAttributeString("class", []byte("missing"))
	}
}
