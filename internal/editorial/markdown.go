package editorial

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Cells are aligned by attribute, since the site's policy forbids style attributes.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
		extension.Typographer,
		extension.DefinitionList,
	),
	goldmark.WithParserOptions(
		parser.WithAutoHeadingID(),
		parser.WithASTTransformers(util.Prioritized(citations{}, 500)),
	),
	goldmark.WithRendererOptions(html.WithXHTML()),
)

// citations makes links of the reference IDs in running text.
type citations struct{}

// Transform implements parser.ASTTransformer.
func (citations) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var plain []*ast.Text
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link, *ast.AutoLink, *ast.CodeSpan, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				plain = append(plain, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range plain {
		linkCitations(n, reader.Source())
	}
}

// linkCitations replaces a text node by the same text with links in it. The
// last part takes over the line break that may follow the node.
func linkCitations(n *ast.Text, source []byte) {
	found := citation.FindAllSubmatchIndex(n.Segment.Value(source), -1)
	if found == nil {
		return
	}
	parent, at := n.Parent(), n.Segment.Start
	for _, m := range found {
		address, ok := citationAddress(n.Segment.Value(source), m)
		if !ok {
			continue
		}
		from, to := n.Segment.Start+m[2], n.Segment.Start+m[1]
		if from > at {
			parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(at, from)))
		}
		link := ast.NewLink()
		link.Destination = []byte(address)
		link.AppendChild(link, ast.NewTextSegment(text.NewSegment(from, to)))
		parent.InsertBefore(parent, n, link)
		at = to
	}
	n.Segment = n.Segment.WithStart(at)
}
