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
package editorial
