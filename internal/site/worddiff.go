package site

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"cables/internal/cable"
)

// A word is what a comparison takes for one: a run of letters and digits, a
// run of blanks, the end of a line, any other character, or a redaction whole.
type word struct {
	text     string
	redacted bool
}

func (w word) isLineEnd() bool { return w.text == "\n" }

// isText is whether a word says something, and does not only divide others.
func (w word) isText() bool {
	return w.redacted || strings.IndexFunc(w.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// wordsOf divides what a telegram's hash is of: header, line end, body.
func wordsOf(t cable.Telegram) []word {
	words := append(appendWords(nil, t.Header), word{text: "\n"})
	at := 0
	for _, r := range cable.Parse(t).Redactions {
		words = append(appendWords(words, t.Body[at:r.Start]), word{t.Body[r.Start:r.End], true})
		at = r.End
	}
	return appendWords(words, t.Body[at:])
}

func appendWords(words []word, text string) []word {
	for len(text) > 0 {
		n := wordLength(text)
		words = append(words, word{text: text[:n]})
		text = text[n:]
	}
	return words
}

// wordLength is the bytes of the word that a text begins with.
func wordLength(text string) int {
	r, first := utf8.DecodeRuneInString(text)
	for _, is := range []func(rune) bool{
		func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) },
		func(r rune) bool { return r == ' ' || r == '\t' },
	} {
		if !is(r) {
			continue
		}
		if n := strings.IndexFunc(text, func(r rune) bool { return !is(r) }); n > 0 {
			return n
		}
		return len(text)
	}
	return first
}

// What became of a run of words.
const (
	same     = "same"
	removed  = "removed"
	inserted = "inserted"
)

// A change is a run of words that both texts have, or only one of them.
type change struct {
	kind  string // same, removed, inserted
	words []word
}

// diffTime is when the search for the shortest comparison ends. What is not
// compared by then is shown as removed and inserted whole.
const diffTime = 400 * time.Millisecond

// compare tells what has to be removed and inserted to make one text of another.
func compare(from, to []word) []change {
	// The library compares characters, so each different word becomes one:
	// those from U+10000 on, which have no gap.
	var vocabulary []word
	known := map[word]rune{}
	encode := func(words []word) []rune {
		runes := make([]rune, len(words))
		for i, w := range words {
			if _, ok := known[w]; !ok {
				known[w] = firstRune + rune(len(vocabulary))
				vocabulary = append(vocabulary, w)
			}
			runes[i] = known[w]
		}
		return runes
	}
	a, b := encode(from), encode(to)
	if len(vocabulary) > unicode.MaxRune-firstRune {
		return []change{{removed, from}, {inserted, to}}
	}
	library := diffmatchpatch.New()
	library.DiffTimeout = diffTime
	kinds := map[diffmatchpatch.Operation]string{diffmatchpatch.DiffEqual: same, diffmatchpatch.DiffDelete: removed, diffmatchpatch.DiffInsert: inserted}
	var changes []change
	for _, d := range library.DiffMainRunes(a, b, false) {
		c := change{kind: kinds[d.Type]}
		for _, r := range d.Text {
			c.words = append(c.words, vocabulary[r-firstRune])
		}
		changes = append(changes, c)
	}
	return gathered(changes)
}

const firstRune = 0x10000

// gathered makes one change of several with nothing but blanks or stops
// between them on one line, as one reads them.
func gathered(changes []change) []change {
	var all []change
	var gone, come []word // of the change that is being gathered
	flush := func() {
		for _, c := range []change{{removed, gone}, {inserted, come}} {
			if len(c.words) > 0 {
				all = append(all, c)
			}
		}
		gone, come = nil, nil
	}
	for i, c := range changes {
		switch {
		case c.kind == removed:
			gone = append(gone, c.words...)
		case c.kind == inserted:
			come = append(come, c.words...)
		case i+1 < len(changes) && len(gone)+len(come) > 0 && !slices.ContainsFunc(c.words, func(w word) bool { return w.isText() || w.isLineEnd() }):
			gone, come = append(gone, c.words...), append(come, c.words...)
		default:
			flush()
			all = append(all, c)
		}
	}
	flush()
	return all
}
