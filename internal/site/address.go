package site

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"cables/internal/cable"
)

// param is a part of the address, unescaped. This is the one place that
// unescapes: the router matches the escaped path where it differs from the
// plain one, and its parts are then still escaped.
func param(r *http.Request, name string) string {
	value := chi.URLParam(r, name)
	if r.URL.RawPath == "" {
		return value
	}
	if plain, err := url.PathUnescape(value); err == nil {
		return plain
	}
	return value
}

// extensions are the twins that nearly all pages have, and .html for old links.
// Whatever else stands behind a dot belongs to the name, "par3.a", but for the
// forms that only some pages have.
var extensions = []string{".json", ".txt", ".html"}

// splitExtension divides the last part of an address at its last dot.
func splitExtension(name string, more ...string) (stem, extension string) {
	dot := strings.LastIndexByte(name, '.')
	if dot <= 0 {
		return name, ""
	}
	for _, known := range slices.Concat(extensions, more) {
		if name[dot:] == known {
			return name[:dot], known
		}
	}
	return name, ""
}

// splitOld divides a name of the first published pages, "PREL_1.html", at its
// last underscore. Its pages count from 0. The extension may be left off, as
// mirrors did.
func splitOld(name string) (value string, page int, ok bool) {
	stem, isHTML := strings.CutSuffix(name, ".html")
	at := strings.LastIndexByte(stem, '_')
	if at < 1 {
		return stem, 1, isHTML
	}
	n, err := strconv.Atoi(stem[at+1:])
	if err != nil || n < 0 {
		return stem, 1, isHTML
	}
	return stem[:at], n + 1, true
}

// paged adds a page to an address; the first goes without.
func paged(address string, page int) string {
	if page <= 1 {
		return address
	}
	return address + "?page=" + strconv.Itoa(page)
}

func cableAddress(id cable.ID) string { return "/cable/" + url.PathEscape(string(id)) }

// escapePath escapes the parts of a path, and leaves the slashes between them.
func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

func paragraphAddress(id cable.ID, anchors string) string {
	return cableAddress(id) + "/" + url.PathEscape(anchors)
}

func tagAddress(code string) string            { return "/tag/" + url.PathEscape(code) }
func originAddress(slug string) string         { return "/origin/" + url.PathEscape(slug) }
func classificationAddress(slug string) string { return "/classification/" + url.PathEscape(slug) }
func recipientAddress(slug string) string      { return "/recipient/" + url.PathEscape(slug) }
func signerAddress(slug string) string         { return "/signer/" + url.PathEscape(slug) }
func dateAddress(date string) string           { return "/date/" + date }
func releasedAddress(day string) string        { return "/released/" + day }

// redirect sends a reader on: for good (308) where spelling alone decides, for
// now (302) where it depends on what the archive holds. The fragment is the
// browser's to carry.
func redirect(w http.ResponseWriter, r *http.Request, address string, status int) error {
	if status == http.StatusFound {
		w.Header().Set("Cache-Control", "no-cache")
	}
	http.Redirect(w, r, address, status)
	return nil
}

// withQuery keeps the parameters of the request on an address that it is sent on to.
func withQuery(address string, r *http.Request) string {
	if r.URL.RawQuery == "" {
		return address
	}
	return address + "?" + r.URL.RawQuery
}
