package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

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

// allCards makes the cards of all cables that are filed, in the order of their ids.
func allCards(ctx context.Context, db asker) ([]card, error) {
	s := newSlugs()
	return collect(ctx, db, func(rows *sql.Rows) (card, error) {
		var id int64
		var r reading
		var tags, spellings, markings, recipients, informed string
		var problems bool
		err := rows.Scan(&id, &r.Telegram, &r.Ref, &r.Day, &r.Released, &r.Origin, &r.Classification, &r.Sender, &r.Signer,
			&tags, &spellings, &markings, &recipients, &informed, &r.Summarised, &r.Partial, &r.Redactions, &problems)
		r.Tags, r.Spellings, r.Markings = listed(tags), listed(spellings), listed(markings)
		for _, names := range []struct {
			json string
			to   *[]string
		}{{recipients, &r.Recipients}, {informed, &r.Informed}} {
			if err == nil && names.json != "[]" {
				err = json.Unmarshal([]byte(names.json), names.to)
			}
		}
		return s.cardOf(id, &r, problems), err
	}, `
		SELECT id, telegram, ref, day, released, origin, classification, sender, signer,
			tags, spellings, markings, recipients, informed, summarised, partial, redactions,
			EXISTS (SELECT 1 FROM problem WHERE cable = c.id)
		FROM cable AS c
		ORDER BY id`)
}

// listed takes the values of a list within a column apart.
func listed(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, separator)
}
