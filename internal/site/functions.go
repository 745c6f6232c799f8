package site

import "html/template"

// functions are what templates can call. They write numbers, the text of cables,
// and what lists have by the dozen: cards, choices and bars. They mark what is
// redacted. Everything else is made by the page structs.
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
	"bars":       setBars,
	"moments":    setMoments,
	"recipients": setRecipients,
}
