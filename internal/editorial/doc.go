// Package editorial reads the pages that people write: articles, help, and the
// page about the site. They are markdown files in folders, and the file
// articles/eggs.md is the page articles/eggs: there is nothing to register.
//
// It alone knows markdown and the front matter at the head of a file. A
// reference to a cable becomes a link by itself, with the cable's subject as its
// title: 07STATE159388, #07STATE159388, 07STATE159388¶3, and the addresses that
// cables had on the first sites. A quotation of nothing but 07STATE159388¶3
// becomes that paragraph, quoted and cited. What a cable is called and how its
// paragraphs are set, an [Archive] tells, so pages are rendered for each edition.
// Raw HTML in a page is dropped: a page can do nothing but say something.
//
// A file begins with its front matter; only the title is needed, and in articles
// the date:
//
//	---
//	title: Thirty-eight years of eggs
//	description: One sentence, for lists and for who links here.
//	date: 2026-11-20
//	author: Ada Quill
//	lang: en
//	translations: achtunddreissig-jahre-um-ein-ei
//	order: 3
//	---
//
// Translations are named by their files in the same folder, by either side.
// Files and folders whose names begin with a dot or an underscore are no pages,
// and neither is README.md.
package editorial
