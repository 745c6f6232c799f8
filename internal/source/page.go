package source

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cables/internal/cable"
)

// isPage reports whether a text is an HTML page.
func isPage(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)]))
	for _, start := range []string{"<!doctype html", "<html", "<?xml"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return false
}

// readPage reads one of the publisher's pages of a cable: the box is a table
// of class "cable", header and body are two blocks of <code><pre>. An extract
// has two as well: its header says that it is one.
func readPage(text string) (cable.Telegram, error) {
	box, rest, ok := cutBetween(text, "<table class='cable'>", "</table>")
	if !ok {
		return cable.Telegram{}, errors.New("is a page, but not of a cable: it has no table of class “cable”")
	}
	t, err := readTable(box)
	if err != nil {
		return t, err
	}
	header, rest, ok := cutBetween(rest, "<code><pre>", "</pre></code>")
	if !ok {
		return t, errors.New("is a page of a cable, but its text is missing")
	}
	body, _, ok := cutBetween(rest, "<code><pre>", "</pre></code>")
	if !ok {
		header, body = "", header
	}
	t.Header, t.Body = plainText(header), plainText(body)
	return t, nil
}

// cutBetween is what stands between two marks, and what follows the second.
func cutBetween(s, open, end string) (inner, rest string, ok bool) {
	_, s, ok = strings.Cut(s, open)
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, end)
}

// publishedTag matches the markup that stands inside the publisher's <pre>:
// its anchors and links, and stray elements of an intermediate copy
// (09LAPAZ96). Any other "<" is text.
var publishedTag = regexp.MustCompile(`<a id='par[0-9A-Z]+' href='#par[0-9A-Z]+'>¶</a>|<a href='/tag/[^'<>]*'>|</a>|</?(?:br|strong|b|i|em|table|tbody|tr|td|p|div|span|code|pre)(?: [^<>]*)?/?>`)

// plainText is the telegram's text inside <pre>. Only the line end is escaped
// there; "&" and "<" are text, and an HTML parser would damage "R&D;".
func plainText(pre string) string {
	return strings.ReplaceAll(publishedTag.ReplaceAllString(pre, ""), "&#x000A;", "\n")
}

// readTable reads the box: the second row holds ID, created, released,
// classification and origin.
func readTable(box string) (cable.Telegram, error) {
	nodes, err := html.ParseFragment(strings.NewReader("<table>"+box+"</table>"), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return cable.Telegram{}, err
	}
	var cells []string
	for _, n := range nodes {
		for d := range n.Descendants() {
			if d.DataAtom == atom.Td {
				cells = append(cells, nodeText(d))
			}
		}
	}
	if len(cells) < 5 || cells[0] == "" {
		return cable.Telegram{}, errors.New("is a page of a cable, but its box does not hold reference ID, created, released, classification and origin")
	}
	return cable.Telegram{
		ID: cable.ID(cells[0]), Created: published(cells[1]), Released: published(cells[2]),
		Classification: cells[3], Origin: cells[4],
	}, nil
}

// published reads a time of the box, zero if it is none.
func published(s string) time.Time {
	at, _ := cutTime(strings.Fields(s))
	return at
}

// nodeText is all text below a node, blanks folded.
func nodeText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
