package site

import (
	"strings"

	"cables/internal/glossary"
)

// linkSigner leads from the name under a cable to all that are signed so. What
// else stands on that line is left as it is.
func linkSigner(pieces []PieceView, signer string) {
	slug := glossary.Slug(signer)
	for i, p := range pieces {
		if p.Kind == "text" && slug != "" && strings.TrimSpace(p.Text) == signer {
			pieces[i].Kind, pieces[i].Address, pieces[i].Title = "link", signerAddress(slug), "All cables signed "+signer
		}
	}
}
