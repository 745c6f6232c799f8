package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
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

// render makes a page of its struct, whole, and then sends it: a template that
// fails sends nothing.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, page framed) error {
	set, ok := s.templates[name]
	if !ok {
		return fmt.Errorf("no template for the page %s", name)
	}
	s.complete(page.frame())
	var made bytes.Buffer
	if err := set.ExecuteTemplate(&made, "layout.tmpl", page); err != nil {
		return fmt.Errorf("making the page %s: %w", name, err)
	}
	return send(w, r, status, "text/html; charset=utf-8", made.Bytes())
}

// send writes an answer whose tag is its content: a browser may keep it, and
// asks whether it is still the same.
func send(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) error {
	h := w.Header()
	h.Set("Content-Type", contentType)
	if status == http.StatusOK {
		sum := sha256.Sum256(body)
		tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
		h.Set("ETag", tag)
		if h.Get("Cache-Control") == "" {
			h.Set("Cache-Control", "public, max-age=0, must-revalidate")
		}
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return nil
	}
	// Who went away meanwhile gets no other answer.
	_, _ = w.Write(body)
	return nil
}

func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == tag || candidate == "*" {
			return true
		}
	}
	return false
}
