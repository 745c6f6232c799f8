package site

import "html/template"

// functions are what templates can call. They write numbers, the text of cables,
// the cards of lists and the choices of forms, and mark what is redacted;
// everything else is made by the page structs.
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
	"choices":    setChoices,
	"recipients": setRecipients,
}
