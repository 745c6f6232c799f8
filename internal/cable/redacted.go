package cable

// Redactions finds what the publisher wrote over a text that was taken from a
// telegram: a subject, a summary. Offsets are those of the text.
func Redactions(text string) []Redaction { return findRedactions(text) }
