// Package inverted builds a full-text index of many texts at once, in the form
// in which SQLite's FTS5 keeps one, so that FTS5 answers from it, adds to it
// and deletes from it as if it had built it itself. It does so several times
// faster than FTS5, which has to be ready to answer at any time: here terms are
// gathered in memory, written out in sorted runs, and merged once.
//
// It reads such an index too, whoever built it: which texts have a term, and how
// often, for a fraction of what FTS5 takes to hand them out one by one.
//
// It alone knows FTS5's form: version 4, one column with positions, without
// content, with deletion (contentless_delete = 1). The source of all its rules
// is the comment that begins with "The %_data table managed by this module" in
// fts5_index.c, and the functions fts5Write* below it.
package inverted
