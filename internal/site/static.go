package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// staticFiles are served under names that hold a hash of their content, so
// that a browser may keep them for ever.
type staticFiles struct {
	byName  map[string][]byte // "style.1f0c….css"
	address map[string]string // "style.css" -> "/static/style.1f0c….css"
}

func openStatic(fsys fs.FS) (*staticFiles, error) {
	files := &staticFiles{byName: make(map[string][]byte), address: make(map[string]string)}
	names, err := fs.Glob(fsys, "static/*.*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("reading static files: %w", err)
		}
		base := path.Base(name)
		hash := sha256.Sum256(content)
		stem, ext := strings.TrimSuffix(base, path.Ext(base)), path.Ext(base)
		hashed := stem + "." + hex.EncodeToString(hash[:5]) + ext
		files.byName[hashed] = content
		files.address[base] = "/static/" + hashed
	}
	return files, nil
}

// serveStatic answers /static/style.<hash>.css, and nothing under a name
// without its hash, since that would be kept for ever too.
func (s *Server) serveStatic(w http.ResponseWriter, r *http.Request) error {
	name := param(r, "name")
	content, ok := s.static.byName[name]
	if !ok {
		return noSuchPage()
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return send(w, r, http.StatusOK, mime.TypeByExtension(path.Ext(name)), content)
}
