package site_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A response is an answer with its page parsed.
type response struct {
	*httptest.ResponseRecorder
	t   *testing.T
	doc *html.Node
}

// get asks the site for an address, as a browser without scripts does.
func get(t *testing.T, site http.Handler, address string) response {
	t.Helper()
	return do(t, site, http.MethodGet, address)
}

func do(t *testing.T, site http.Handler, method, address string) response {
	t.Helper()
	recorder := httptest.NewRecorder()
	site.ServeHTTP(recorder, httptest.NewRequest(method, address, nil))
	return response{ResponseRecorder: recorder, t: t}
}

// all finds the elements that a selector means: "nav.pager a[rel=next]" with
// tags, classes, ids and attributes, and blanks for "somewhere within".
func (r *response) all(selector string) []*html.Node {
	r.t.Helper()
	if r.doc == nil {
		doc, err := html.Parse(strings.NewReader(r.Body.String()))
		if err != nil {
			r.t.Fatal(err)
		}
		r.doc = doc
	}
	found := []*html.Node{r.doc}
	for _, step := range strings.Fields(selector) {
		var next []*html.Node
		seen := make(map[*html.Node]bool)
		for _, node := range found {
			for inner := range node.Descendants() {
				if !seen[inner] && fits(inner, step) {
					seen[inner] = true
					next = append(next, inner)
				}
			}
		}
		found = next
	}
	return found
}

// text is what the first such element says, with blanks folded.
func (r *response) text(selector string) string {
	r.t.Helper()
	found := r.all(selector)
	if len(found) == 0 {
		return ""
	}
	return textOf(found[0])
}

// texts is what all of them say.
func (r *response) texts(selector string) []string {
	r.t.Helper()
	var texts []string
	for _, node := range r.all(selector) {
		texts = append(texts, textOf(node))
	}
	return texts
}

// attr is an attribute of the first such element.
func (r *response) attr(selector, name string) string {
	r.t.Helper()
	found := r.all(selector)
	if len(found) == 0 {
		return ""
	}
	return attrOf(found[0], name)
}

func textOf(node *html.Node) string {
	var text strings.Builder
	for inner := range node.Descendants() {
		if inner.Type == html.TextNode {
			text.WriteString(inner.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

func attrOf(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// fits is whether an element is what one step of a selector says: li.current[title].
func fits(node *html.Node, step string) bool {
	if node.Type != html.ElementNode {
		return false
	}
	for _, part := range partsOf(step) {
		name, value, hasValue := strings.Cut(part[1:], "=")
		switch {
		case part[0] == '.' && !strings.Contains(" "+attrOf(node, "class")+" ", " "+part[1:]+" "),
			part[0] == '#' && attrOf(node, "id") != part[1:],
			part[0] == '[' && hasValue && attrOf(node, name) != value,
			part[0] == '[' && !hasValue && attrOf(node, name) == "",
			part[0] == '<' && node.Data != part[1:]:
			return false
		}
	}
	return true
}

// partsOf divides a step in its tag, marked "<", and what follows.
func partsOf(step string) []string {
	var parts []string
	for i, c := range step {
		switch {
		case c == '.' && !open(parts), c == '#' && !open(parts), c == '[':
			parts = append(parts, string(c))
		case c == ']':
			parts = append(parts, "")
		case i == 0:
			parts = append(parts, "<"+string(c))
		default:
			parts[len(parts)-1] += string(c)
		}
	}
	filled := parts[:0]
	for _, part := range parts {
		if part != "" {
			filled = append(filled, part)
		}
	}
	return filled
}

// open is whether a bracket is not closed yet.
func open(parts []string) bool {
	return len(parts) > 0 && strings.HasPrefix(parts[len(parts)-1], "[")
}
