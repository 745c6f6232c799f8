package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

// parseTemplates makes one set for each page: the layout, the partials, and the
// page's own file, which defines "main". Adding a file adds a page.
func parseTemplates(fsys fs.FS) (map[string]*template.Template, error) {
	common, err := template.New("layout").Funcs(functions).
		ParseFS(fsys, "templates/layout.tmpl", "templates/partials/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("parsing templates: %w", err)
	}
	names, err := fs.Glob(fsys, "templates/pages/*.tmpl")
	if err != nil {
		return nil, err
	}
	sets := make(map[string]*template.Template, len(names))
	for _, name := range names {
		set, err := common.Clone()
		if err == nil {
			set, err = set.ParseFS(fsys, name)
		}
		if err != nil {
			return nil, fmt.Errorf("parsing templates: %w", err)
		}
		sets[strings.TrimSuffix(path.Base(name), ".tmpl")] = set
	}
	return sets, nil
}

var pageBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render makes a page of its struct, whole, and then sends it: a template that
// fails sends nothing.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, page framed) error {
	set, ok := s.templates[name]
	if !ok {
		return fmt.Errorf("no template for the page %s", name)
	}
	s.complete(page.frame())
	made := pageBuffers.Get().(*bytes.Buffer)
	defer pageBuffers.Put(made)
	made.Reset()
	if err := set.ExecuteTemplate(made, "layout.tmpl", page); err != nil {
		return fmt.Errorf("making the page %s: %w", name, err)
	}
	return send(w, r, status, "text/html; charset=utf-8", made.Bytes())
}

// send gives an answer its type and its content. What caches need to know of it
// is added when it is completed.
func send(w http.ResponseWriter, _ *http.Request, status int, contentType string, body []byte) error {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, err := w.Write(body)
	return err
}
