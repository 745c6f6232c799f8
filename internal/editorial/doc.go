// Package editorial reads the pages that people write: help and the page about
// the site. They are markdown files in a folder, and the file help/faq.md is
// the page help/faq: there is nothing to register.
//
// It alone knows markdown, the front matter at the head of a file, and that a
// reference ID in running text (07STATE159388, #07STATE159388,
// 07STATE159388¶3) links to its cable by itself. Raw HTML in a page is
// dropped, so that a page can do nothing but say something.
package editorial
