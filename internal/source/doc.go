// Package source knows the forms that telegrams come in, and turns files of
// them into telegrams.
//
// It alone knows how the publisher's HTML pages are built, what the box on top
// of a plain telegram looks like, how files name cables, and what is done to
// bytes before they are text: CRLF becomes LF, and what is no UTF-8 is read as
// Windows-1252. Nothing else of a telegram is altered here or anywhere.
package source
