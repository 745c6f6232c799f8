// Package source knows the forms that telegrams come in, and turns files of
// them into telegrams: plain text, the publisher's HTML pages, and the
// publisher's CSV dump, a row a telegram.
//
// [Find] lists the files, and [Reader.Each] hands over what is in them, one
// [Item] a telegram and one [Unread] for each file or row that is none. Of a
// dump no more is in memory than its longest row.
//
// It alone knows how the publisher's pages and dump are built, what the box on
// top of a plain telegram looks like, how files name cables, and what is done
// to bytes before they are text: CRLF becomes LF, and what is no UTF-8 is read
// as Windows-1252, of a dump row by row. Nothing else of a telegram is altered
// here or anywhere.
package source
