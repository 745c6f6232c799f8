// Package web embeds the templates, the static files and the editorial pages
// of the site. It knows nothing of what they say.
package web

import "embed"

// FS holds templates/, static/ and pages/. The prefix all: keeps files whose
// names begin with a dot or an underscore from going missing.
//
//go:embed all:templates all:static all:pages
var FS embed.FS
