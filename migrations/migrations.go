// Package migrations holds the steps that make the tables of an archive file,
// oldest first. The number of the newest is the version of the file's format.
package migrations

import "embed"

// FS holds the steps, in the form that goose reads.
//
//go:embed *.sql
var FS embed.FS
