package site

import "html/template"

// functions are what templates can call. They write numbers, the text of cables
// and the cards of lists, and mark what is redacted; everything else is made by
// the page structs.
var functions = template.FuncMap{
	"number":     number,
	"plural":     plural,
	"line":       setLine,
	"pieces":     setPieces,
	"blocks":     setBlocks,
	"fields":     setFields,
	"marking":    setMarking,
	"segments":   setSegments,
	"rows":       setRows,
	"meta":       setMeta,
	"recipients": setRecipients,
}
