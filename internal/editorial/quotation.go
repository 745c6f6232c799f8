package editorial

import (
	"bytes"
	"html/template"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A quotation is a block of a page that an archive has set: the paragraphs that
// a quotation in the markdown only names.
type quotation struct {
	ast.BaseBlock
	html template.HTML
}

var kindQuotation = ast.NewNodeKind("Quotation")

// Kind implements ast.Node.
func (*quotation) Kind() ast.NodeKind { return kindQuotation }

// Dump implements ast.Node.
func (q *quotation) Dump(source []byte, level int) { ast.DumpHelper(q, source, level, nil, nil) }

// onlyReference is the reference to paragraphs that is all of a quotation.
func onlyReference(n ast.Node, source []byte) (Reference, bool) {
	inner := n.FirstChild()
	if inner == nil || inner != n.LastChild() || (inner.Kind() != ast.KindParagraph && inner.Kind() != ast.KindTextBlock) {
		return Reference{}, false
	}
	text := bytes.Trim(inner.Lines().Value(source), " \t\n<>")
	all := findReferences(text)
	if len(all) != 1 || all[0].from != 0 || all[0].to != len(text) || all[0].Anchors == "" {
		return Reference{}, false
	}
	return all[0].Reference, true
}

// quote puts the paragraphs themselves in the place of a quotation that only
// names them. Where they are not held it stays as it is, with its link.
func (w *writer) quote(n *ast.Blockquote, source []byte) {
	r, _ := onlyReference(n, source)
	var set template.HTML
	if w.archive != nil && w.err == nil {
		set, w.err = w.archive.Quoted(w.ctx, r)
	}
	w.look(r)
	if set == "" {
		for inner := n.FirstChild().FirstChild(); inner != nil; {
			next := inner.NextSibling()
			w.replace(inner, source)
			inner = next
		}
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &quotation{html: set})
}

// quotations renders what the archive has set as it stands.
type quotations struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (quotations) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	register.Register(kindQuotation, func(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = out.WriteString(string(n.(*quotation).html))
		}
		return ast.WalkContinue, nil
	})
}
