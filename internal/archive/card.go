package archive

import (
	"slices"
	"strings"
	"unicode"

	"cables/internal/cable"
)

// A card is what the catalogue and the counts say of a cable: all that it is
// chosen by, in the words of addresses, with the names that indexes show.
type card struct {
	id             int64
	telegram       int64
	ref            cable.ID
	day            string
	released       string
	origin         filing
	classification filing
	sender         filing
	signer         filing
	tags           []string // canonical codes, each once, and after them what else it is found by
	canonical      int      // how many of them are canonical codes
	recipients     []filing // each slug once
	markings       []string
	traits         traits
}

// A filing is a value that something is filed under: its slug, and the name
// that the slug was made of.
type filing struct{ slug, name string }

// traits are what a cable has or is, a bit each, in the order of traitsOf.
type traits uint8

const (
	isPartial traits = 1 << iota
	hasRedaction
	hasSummary
	hasProblem
)

// cardOf is the card of a reading that is filed under an id.
func (s *slugs) cardOf(id int64, r *reading, problems bool) card {
	return card{
		id: id, telegram: r.Telegram, ref: cable.ID(r.Ref), day: r.Day, released: r.Released,
		origin: s.filing(r.Origin), classification: s.filing(r.Classification), signer: s.filing(r.Signer),
		sender: s.recipient(r.Sender), tags: slices.Concat(r.Tags, r.Spellings), canonical: len(r.Tags),
		recipients: s.recipients(r.Recipients, r.Informed), markings: r.Markings,
		traits: traitsOf(r.Partial, r.Redactions > 0, r.Summarised, problems),
	}
}

func traitsOf(partial, redaction, summary, problem bool) (t traits) {
	for i, has := range []bool{partial, redaction, summary, problem} {
		if has {
			t |= 1 << i
		}
	}
	return t
}

// spellings are what else a cable is found by that has a tag: the tag as it is
// printed, and each word of one that has several, since the publisher took
// "CLINTON HILLARY" for two tags.
func spellings(code, raw string) []string {
	words := strings.FieldsFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if raw == code && len(words) == 1 {
		return nil
	}
	all := []string{raw}
	if len(words) == 1 {
		return all
	}
	for _, word := range words {
		// An initial is no word that anybody looks for.
		if len(word) > 1 {
			all = append(all, word)
		}
	}
	return all
}
