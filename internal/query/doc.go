// Package query knows what a reader means who types into the search box.
//
// It alone knows the search language, from text to tree, and what a term is:
// the same for what is indexed, what is typed and what is marked on a page. It
// knows nothing of how an archive finds the cables that a tree asks for.
//
// [Parse] is total: whatever is typed is a legal query, and what it took no
// account of is in [Query.LeftOut], with the reason.
//
//	word word            all of them
//	word OR word         one of them or more
//	( )                  groups
//	-word, NOT word      without; binds first, then OR, then all
//	"exact phrase"       these terms in this order
//	prefix*              words that begin so: three letters or more
//	~word                words with the same stem
//	subject:word         in the subject; also subject:"a b", subject:(a OR b), subject:pre*
//	tag:PREL             and from: to: origin: class: marking: signer: ref: cites:
//	date:2009-03..2009   created then; released: likewise; either end may be open
//	has:redaction        and has:summary, has:problem, is:partial
//	in:paragraph         all must hold within one paragraph
//
// A term is a run of letters and digits in lower case, without diacritics (é is
// e, ß is ss, æ is ae). An apostrophe within a word is dropped, and a
// possessive s with it, also where bad copying made a comma of it: Qaeda’s,
// Qaeda's and Qaeda,s are qaeda; O'Brien is obrien. Hyphens, dots and slashes
// divide, but single letters with dots between them are one term: U.S. is us.
// A run of five or more X, which is how publishers wrote over names, is a term
// by itself, even where it touches a word.
package query
