// Package site is the web site: it answers every address of the archive, as a
// page for people and as a twin for programs.
//
// It knows what an archive can be asked (package archive), what a cable is made
// of (package cable) and what its codes mean (package glossary). It alone knows
// addresses, HTML, JSON and HTTP. A page is a pure function of its address, the
// edition of the archive, the program's build and its settings.
//
// A request takes one archive when it begins and keeps it to its end, so that
// a switch to the next edition never shows in the middle of a page.
//
// Start with [New]; routes.go lists every address. Each page has a file of its
// own: its handler, its page struct, and a test beside it. A handler returns an
// error, and errors.go alone makes a page of it.
package site
