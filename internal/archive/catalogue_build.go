package archive

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// buildCatalogue makes a catalogue of cards in the order of their ids.
func buildCatalogue(cards []card) *catalogue {
	n := len(cards)
	c := &catalogue{
		ids: make([]int64, n), telegrams: make([]uint32, n), days: make([]uint32, n), released: make([]uint64, n),
		traits: make([]uint32, n), byRelease: make([]uint32, n),
	}
	for i := range cards {
		k := &cards[i]
		c.ids[i], c.telegrams[i] = k.id, uint32(k.telegram)
		c.days[i], c.released[i], c.traits[i], c.byRelease[i] = dayDigits(k.day), momentDigits(k.released), uint32(k.traits), uint32(i)
	}
	c.refs = joinRefs(n, func(i int) string { return string(cards[i].ref) })
	slices.SortFunc(c.byRelease, c.compareReleases)
	c.places = placesOf(c.telegrams)
	one := func(of func(*card) string) *shelf {
		return buildShelf(cards, true, func(k *card, add func(string)) { add(of(k)) })
	}
	c.origin = one(func(k *card) string { return k.origin.slug })
	c.classification = one(func(k *card) string { return k.classification.slug })
	c.sender = one(func(k *card) string { return k.sender.slug })
	c.signer = one(func(k *card) string { return k.signer.slug })
	c.tag = buildShelf(cards, false, func(k *card, add func(string)) { each(k.tags, add) })
	c.marking = buildShelf(cards, false, func(k *card, add func(string)) { each(k.markings, add) })
	c.recipient = buildShelf(cards, false, func(k *card, add func(string)) {
		for _, r := range k.recipients {
			add(r.slug)
		}
	})
	return c
}

func each(values []string, add func(string)) {
	for _, v := range values {
		add(v)
	}
}

// buildShelf files cards under their words.
func buildShelf(cards []card, single bool, words func(k *card, add func(string))) *shelf {
	numbers := map[string]uint32{}
	for i := range cards {
		words(&cards[i], func(word string) { numbers[word] = 0 })
	}
	s := &shelf{words: slices.Sorted(maps.Keys(numbers))}
	for number, word := range s.words {
		numbers[word] = uint32(number)
	}
	if !single {
		s.ends = make([]uint32, 0, len(cards))
	}
	for i := range cards {
		words(&cards[i], func(word string) { s.filed = append(s.filed, numbers[word]) })
		if !single {
			s.ends = append(s.ends, uint32(len(s.filed)))
		}
	}
	return s
}

// dayDigits is "2007-11-22" as 20071122, and 0 for "".
func dayDigits(day string) uint32 {
	n, err := strconv.ParseUint(strings.ReplaceAll(day, "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// dayRange are the days of a day, month or year, as digits.
func dayRange(date string) (first, last uint32) {
	n := dayDigits(date)
	switch len(date) {
	case len("2007"):
		return n * 10000, n*10000 + 9999
	case len("2007-11"):
		return n * 100, n*100 + 99
	case len("2007-11-22"):
		return n, n
	}
	return math.MaxUint32, 0 // no day is in it
}

// daySeconds is how many moments a day has room for.
const daySeconds = 100000

// momentDigits is "2011-02-02T21:09:00Z" as its day's digits and the seconds
// of the day behind them, and 0 for "".
func momentDigits(moment string) uint64 {
	t := unwritten(moment)
	if t.IsZero() {
		return 0
	}
	clock := t.Hour()*3600 + t.Minute()*60 + t.Second()
	return uint64(dayDigits(t.Format(time.DateOnly)))*daySeconds + uint64(clock)
}

// store writes the catalogue into its table.
func (c *catalogue) store(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM catalogue`); err != nil {
		return err
	}
	put := func(part, words string, numbers []byte) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO catalogue (part, words, numbers) VALUES (?, ?, ?)`, part, words, numbers)
		return err
	}
	if err := put("ref", c.refs.text, []byte{}); err != nil {
		return err
	}
	for _, p := range c.parts() {
		if err := put(p.name, "", p.encode()); err != nil {
			return err
		}
	}
	for _, s := range c.shelves() {
		if err := put(s.name, unlines((*s.shelf).words), (*s.shelf).encode()); err != nil {
			return err
		}
	}
	return nil
}

// unlines is the inverse of lines.
func unlines(words []string) string {
	var joined strings.Builder
	for _, word := range words {
		writeLine(&joined, word)
	}
	return joined.String()
}

func writeLine(lines *strings.Builder, word string) {
	// No word that anybody files under has a line break; what is broken must not shift the rest.
	lines.WriteString(strings.ReplaceAll(word, "\n", " "))
	lines.WriteByte('\n')
}
