package site

import (
	"bytes"
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
// that a browser may keep them for ever. Nothing is served under a name without
// its hash, since that would be kept for ever too.
type staticFiles struct {
	answers map[string]*[codings]*answer // "/static/style.1f0c….css", in each coding
	address map[string]string            // "style.css" -> "/static/style.1f0c….css"
}

func openStatic(fsys fs.FS) (*staticFiles, error) {
	files := &staticFiles{answers: make(map[string]*[codings]*answer), address: make(map[string]string)}
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
		address := "/static/" + stem + "." + hex.EncodeToString(hash[:5]) + ext
		files.address[base], files.answers[address] = address, staticAnswers(ext, content)
	}
	return files, nil
}

// staticAnswers are a file in every coding.
func staticAnswers(ext string, content []byte) *[codings]*answer {
	var all [codings]*answer
	for c := range codings {
		rec := &recorder{header: make(http.Header), status: http.StatusOK, body: *bytes.NewBuffer(content)}
		rec.header.Set("Content-Type", mime.TypeByExtension(ext))
		rec.header.Set("Cache-Control", "public, max-age=31536000, immutable")
		all[c] = rec.answer(c)
	}
	return &all
}

// answer gives the file at an address in a coding, or nil.
func (files *staticFiles) answer(address string, c coding) *answer {
	if all := files.answers[address]; all != nil {
		return all[c]
	}
	return nil
}
