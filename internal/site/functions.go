package site

import "html/template"

// functions are what templates can call. They write numbers; everything else
// is made by the page structs.
var functions = template.FuncMap{
	"number": number,
	"plural": plural,
}
