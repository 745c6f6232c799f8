// Package source knows the forms that telegrams come in, and turns files of
// them into telegrams: plain text, the publisher's HTML pages, and the
// publisher's CSV dump, a row a telegram; and folders and archives of them.
//
// [Find] lists the files, and [Reader.Each] hands over what is in them, one
// [Item] a telegram and one [Unread] for each file or row that is none. Of a
// dump no more is in memory than its longest row.
//
// An archive (zip, 7z, tar, or compressed) is read as the folder that it holds:
// "pages.7z/cable/2007/11/07STATE159388.html" has the SHA-256 of its own bytes.
// Nothing is unpacked to disk, no link is followed, and what is too large for
// an archive of cables is left. A dump inside is unpacked twice, the first time
// for its hash.
//
// It alone knows how the publisher's pages and dump are built, what the box on
// top of a plain telegram looks like, how files name cables, and what is done
// to bytes before they are text: CRLF becomes LF, and what is no UTF-8 is read
// as Windows-1252, of a dump row by row. Nothing else of a telegram is altered
// here or anywhere.
package source
