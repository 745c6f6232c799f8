package archive

import (
	"context"
	"strings"

	"cables/internal/glossary"
)

// RecipientSlug is what a recipient is filed under, "" for none. ZEN/ before a
// name says that somebody else delivers the telegram there, and is no part of
// the name: "ZEN/AMEMBASSY ZENDA" is filed under "amembassy-zenda".
func RecipientSlug(name string) string { return glossary.Slug(strings.TrimPrefix(name, "ZEN/")) }

// Recipients lists who cables were sent to, for action or for information, by slug.
func (a *Archive) Recipients(ctx context.Context) ([]Count, error) {
	return a.filed(ctx, "recipient")
}

// Signers lists the names under cables, by slug.
func (a *Archive) Signers(ctx context.Context) ([]Count, error) { return a.filed(ctx, "signer") }
