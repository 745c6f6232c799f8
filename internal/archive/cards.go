package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// slugs makes slugs of names, each once.
type slugs struct{ origins, addresses map[string]filing }

func newSlugs() *slugs {
	return &slugs{origins: map[string]filing{}, addresses: map[string]filing{}}
}

// filing files under a name.
func (s *slugs) filing(name string) filing { return remember(s.origins, name, glossary.Slug) }

// recipient files under the name of who was written to, or who wrote.
func (s *slugs) recipient(name string) filing { return remember(s.addresses, name, RecipientSlug) }

func remember(known map[string]filing, name string, slug func(string) string) filing {
	f, ok := known[name]
	if !ok {
		f = filing{slug(name), name}
		known[name] = f
	}
	return f
}

// recipients files under the names of all who a cable is for, each once.
func (s *slugs) recipients(lists ...[]string) (all []filing) {
	for _, names := range lists {
		for _, name := range names {
			f := s.recipient(name)
			if f.slug != "" && !slices.ContainsFunc(all, func(other filing) bool { return other.slug == f.slug }) {
				all = append(all, f)
			}
		}
	}
	return all
}

// allCards makes the cards of all cables that are filed, in the order of their ids.
func allCards(ctx context.Context, db asker) ([]card, error) {
	held, err := collectOne(ctx, db, scanOne[int], `SELECT COUNT(*) FROM cable`)
	if err != nil {
		return nil, err
	}
	return readCards(ctx, db, make([]card, 0, held), "TRUE")
}

// cardsStep is how many cards are asked for at a time.
const cardsStep = 512

// cardsOf makes the cards that are filed under ids.
func cardsOf(ctx context.Context, db asker, ids []int64) (cards []card, err error) {
	for step := range slices.Chunk(ids, cardsStep) {
		if cards, err = readCards(ctx, db, cards, "id IN ("+marks(len(step))+")", anys(step)...); err != nil {
			return nil, err
		}
	}
	return cards, nil
}

// readCards appends the cards of the cables for which a condition holds, in the
// order of their ids.
func readCards(ctx context.Context, db asker, cards []card, condition string, args ...any) ([]card, error) {
	b := newCardReader()
	_, err := collect(ctx, db, func(rows *sql.Rows) (none struct{}, err error) {
		var c card
		var filed string
		var partial, redaction, summary, problem bool
		err = rows.Scan(&c.id, &c.telegram, &partial, &redaction, &summary, &problem, &filed)
		if err == nil {
			c.traits = traitsOf(partial, redaction, summary, problem)
			err = b.read(&c, filed)
		}
		cards = append(cards, c)
		return none, err
	}, `
		-- Each column costs as much as a row does, and mostly all rows are read.
		SELECT id, telegram, partial, redactions > 0, summarised, EXISTS (SELECT 1 FROM problem WHERE cable = c.id),
			concat_ws(x'00', ref, day, released, origin, classification, sender, signer, markings,
				concat_ws(x'01', tags, spellings), concat_ws(x'01', recipients, informed))
		FROM cable AS c
		WHERE `+condition+`
		ORDER BY id`, args...)
	return cards, err
}

// A cardReader reads columns of the table cable. Cards are many and share most
// of what is on them, so that it keeps each word and each list once.
type cardReader struct {
	slugs      *slugs
	words      memo[string]
	markings   memo[[]string]
	tags       memo[tagList]
	recipients memo[[]filing]
	err        error // the first
}

// A tagList are the tags of a card.
type tagList struct {
	all       []string
	canonical int
}

func newCardReader() *cardReader {
	return &cardReader{slugs: newSlugs(), words: memo[string]{}, markings: memo[[]string]{}, tags: memo[tagList]{}, recipients: memo[[]filing]{}}
}

// A memo holds what was made of texts.
type memo[V any] map[string]V

// get gives what was made of a text, and has it made once.
func (m memo[V]) get(text string, make func(string) V) V {
	v, ok := m[text]
	if !ok {
		text = strings.Clone(text) // which may be part of a longer one
		v = make(text)
		m[text] = v
	}
	return v
}

// read reads columns that allCards joined.
func (b *cardReader) read(c *card, joined string) error {
	parts := strings.Split(joined, columnEnd)
	if len(parts) != 10 {
		return fmt.Errorf("a row of the table cable lacks columns: %q", joined)
	}
	c.ref = cable.ID(strings.Clone(parts[0]))
	c.origin, c.classification, c.sender, c.signer = b.slugs.filing(parts[3]), b.slugs.filing(parts[4]), b.slugs.recipient(parts[5]), b.slugs.filing(parts[6])
	c.day, c.released = b.words.get(parts[1], itself), b.words.get(parts[2], itself)
	c.markings = b.markings.get(parts[7], listed)
	tags := b.tags.get(parts[8], tagsListed)
	c.tags, c.canonical = tags.all, tags.canonical
	c.recipients = b.recipients.get(parts[9], b.addressees)
	return b.err
}

func itself(column string) string { return column }

// tagsListed reads the columns tags and spellings, parted by partOfColumn.
func tagsListed(columns string) tagList {
	tags, spellings, _ := strings.Cut(columns, partOfColumn)
	codes := listed(tags)
	return tagList{slices.Concat(codes, listed(spellings)), len(codes)}
}

// addressees reads the columns recipients and informed, parted by partOfColumn.
func (b *cardReader) addressees(columns string) []filing {
	recipients, informed, _ := strings.Cut(columns, partOfColumn)
	to, err := unlist(recipients)
	b.err = cmp.Or(b.err, err)
	info, err := unlist(informed)
	b.err = cmp.Or(b.err, err)
	return b.slugs.recipients(to, info)
}

// What parts the columns that allCards joins, and those of them that are one
// list. Neither byte is in a column.
const (
	columnEnd    = "\x00"
	partOfColumn = "\x01"
)

// unlist is the inverse of jsonOf.
func unlist(column string) (names []string, err error) {
	if column == "[]" {
		return nil, nil
	}
	// What has no escape has no quotation mark but those around names.
	inner := strings.TrimSuffix(strings.TrimPrefix(column, `["`), `"]`)
	if len(inner) == len(column)-len(`[""]`) && !strings.Contains(inner, `\`) {
		return strings.Split(inner, `","`), nil
	}
	err = json.Unmarshal([]byte(column), &names)
	return names, err
}

// listed takes the values of a list within a column apart.
func listed(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, separator)
}
