// Package cable knows what a cable is and how to read one from a telegram.
//
// It alone knows the grammar of telegrams: which line is the classification
// line, where a paragraph begins, what a reference cites, what is transport
// and what is text. [Parse] is total: any text gives a cable, and what could
// not be read is in its Problems. The text itself is never altered; blocks,
// paragraphs, references and redactions are byte ranges of it.
package cable
