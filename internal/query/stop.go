package query

// stopWords are the function words that English prose has most of. None of
// them is an abbreviation that cables use: US, IT and WHO are sought for
// themselves, and so are MAY and WILL.
var stopWords = map[string]bool{
	"a": true, "an": true, "and": true, "are": true, "as": true, "at": true, "be": true, "been": true, "but": true, "by": true,
	"for": true, "from": true, "had": true, "has": true, "have": true, "he": true, "his": true, "in": true, "is": true, "its": true,
	"not": true, "of": true, "on": true, "or": true, "that": true, "the": true, "their": true, "this": true, "to": true, "was": true,
	"were": true, "which": true, "with": true,
}

// Stop is whether a term is so frequent that, beside others, it is left out of
// what is sought.
func Stop(term string) bool { return stopWords[term] }
