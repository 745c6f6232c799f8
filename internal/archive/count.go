package archive

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
)

// A counter counts what is filed under each value, for all indexes.
type counter map[shelving]*Count

// A shelving is a value that cables are filed under, and the noun it is of.
type shelving struct{ noun, value string }

// countCards counts all that cards say. Of several names of a value, the least is its name.
func countCards(cards []card) counter {
	n := tallied(cards)
	for at := range n {
		// A code that some cable has as its canonical one is a tag wherever it is printed.
		if at.noun != "spelling" {
			continue
		}
		if tag, ok := n[shelving{"tag", at.value}]; ok {
			tag.Cables += n[at].Cables
			delete(n, at)
		}
	}
	return n
}

// tallied counts cards as they are, tags and spellings apart.
func tallied(cards []card) counter {
	n := counter{}
	for i := range cards {
		n.card(&cards[i])
	}
	return n
}

func (n counter) card(c *card) {
	n.add("origin", c.origin.slug, c.origin.name)
	n.add("classification", c.classification.slug, c.classification.name)
	n.add("day", c.day, "")
	n.add("month", c.day[:min(len(c.day), len("2007-11"))], "")
	n.add("year", c.day[:min(len(c.day), len("2007"))], "")
	n.add("release", releaseDay(c.released), "")
	n.add("station", c.ref.Station(), "")
	if c.signer.slug != "" {
		n.add("signer", c.signer.slug, c.signer.name)
	}
	for i, tag := range c.tags {
		noun := "spelling"
		if i < c.canonical {
			noun = "tag"
		}
		n.add(noun, tag, "")
	}
	for _, r := range c.recipients {
		n.add("recipient", r.slug, r.name)
	}
	for _, m := range c.markings {
		n.add("marking", m, "")
	}
}

func releaseDay(released string) string {
	if released == "" {
		return unknownRelease
	}
	return released[:len("2011-02-02")]
}

func (n counter) add(noun, value, name string) {
	at := shelving{noun, value}
	count, known := n[at]
	if !known {
		count = &Count{Value: value, Name: name}
		n[at] = count
	}
	count.Cables++
	count.Name = min(count.Name, name)
}

// store writes the counts into their table. Problems are counted where they
// stand, since a card does not name them.
func (n counter) store(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM filed`); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO filed (noun, value, name, cables) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	// In the order of the table: the same cables make the same file, byte for byte.
	inOrder := slices.SortedFunc(maps.Keys(n), func(a, b shelving) int {
		return cmp.Or(cmp.Compare(a.noun, b.noun), cmp.Compare(a.value, b.value))
	})
	for _, at := range inOrder {
		count := n[at]
		if _, err := insert.ExecContext(ctx, at.noun, at.value, count.Name, count.Cables); err != nil {
			return err
		}
	}
	return countProblems(ctx, tx)
}

func countProblems(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO filed SELECT 'problem', code, '', COUNT(DISTINCT cable) FROM problem GROUP BY code`)
	return err
}
