// Package glossary knows the words of the trade: TAGS, stations,
// classifications, captions, precedences and the reasons for classifying.
//
// It alone knows how such a word is spelled right and what it stands for:
// that "HCMC" is the station HOCHIMINHCITY, that POGOV was meant as PGOV,
// that (d) is foreign relations. Where such a word stands in a telegram is
// the business of package cable. The tables lie as CSV files in tables/, are
// embedded, and are read once at start; what is handed out is shared and must
// not be changed. Every look-up takes any text and never panics.
package glossary
