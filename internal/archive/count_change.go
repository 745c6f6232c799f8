package archive

import (
	"context"
	"database/sql"
	"slices"
)

// A recount changes the counts of an archive by the cards that an import took
// out of it, and by those that it put in.
type recount struct {
	tx         *sql.Tx
	catalogue  *catalogue // after the import
	gone, come counter    // tags and spellings apart
}

// A heldCount is a count as the table filed has it. It has no noun where
// nothing was filed.
type heldCount struct {
	noun string
	Count
}

// recount brings the table filed up to date, as [counter.store] would write it.
func (im *Import) recount(ctx context.Context, c *catalogue, gone, come []card) error {
	r := &recount{im.tx, c, tallied(gone), tallied(come)}
	settled := map[shelving]bool{}
	for _, n := range []counter{r.gone, r.come} {
		for at := range n {
			if at.noun == "spelling" {
				at.noun = "tag"
			}
			if settled[at] {
				continue
			}
			settled[at] = true
			if err := r.settle(ctx, at); err != nil {
				return err
			}
		}
	}
	if _, err := im.tx.ExecContext(ctx, `DELETE FROM filed WHERE noun = 'problem'`); err != nil {
		return err
	}
	return countProblems(ctx, im.tx)
}

// settle counts anew what is filed under a value: of a tag also what is printed so.
func (r *recount) settle(ctx context.Context, at shelving) error {
	held, err := r.held(ctx, at)
	if err != nil {
		return err
	}
	now := held
	now.Value = at.value
	now.Cables += r.more(at)
	if at.noun == "tag" {
		now.Cables += r.more(shelving{"spelling", at.value})
	}
	switch {
	case now.Cables == 0:
	case at.noun == "tag":
		now.noun, err = r.tagNoun(ctx, held, at)
	default:
		now.noun = at.noun
		now.Name, err = r.name(ctx, held, at)
	}
	if err != nil || now == held {
		return err
	}
	return r.put(ctx, held, now)
}

// more is how many more cables are filed under a value than before.
func (r *recount) more(at shelving) (more int) {
	if n, ok := r.come[at]; ok {
		more += n.Cables
	}
	if n, ok := r.gone[at]; ok {
		more -= n.Cables
	}
	return more
}

// held is the count before the import.
func (r *recount) held(ctx context.Context, at shelving) (heldCount, error) {
	also := at.noun
	if at.noun == "tag" {
		also = "spelling"
	}
	all, err := collect(ctx, r.tx, func(rows *sql.Rows) (c heldCount, err error) {
		err = rows.Scan(&c.noun, &c.Value, &c.Name, &c.Cables)
		return c, err
	}, `
		SELECT noun, value, name, cables FROM filed
		WHERE noun IN (?, ?) AND value = ?`, at.noun, also, at.value)
	if err != nil || len(all) == 0 {
		return heldCount{}, err
	}
	return all[0], nil
}

func (r *recount) put(ctx context.Context, held, now heldCount) error {
	if _, err := r.tx.ExecContext(ctx, `DELETE FROM filed WHERE noun = ? AND value = ?`, held.noun, held.Value); err != nil {
		return err
	}
	if now.Cables == 0 {
		return nil
	}
	_, err := r.tx.ExecContext(ctx, `INSERT INTO filed (noun, value, name, cables) VALUES (?, ?, ?, ?)`, now.noun, now.Value, now.Name, now.Cables)
	return err
}

// tagNoun is "tag" as long as a cable has a value as its canonical code, and "spelling" else.
func (r *recount) tagNoun(ctx context.Context, held heldCount, at shelving) (string, error) {
	isTag := r.come[at] != nil || held.noun == "tag"
	if held.noun == "tag" && r.gone[at] != nil && r.come[at] == nil {
		var err error
		if _, isTag, err = r.least(ctx, at, ""); err != nil {
			return "", err
		}
	}
	if isTag {
		return "tag", nil
	}
	return "spelling", nil
}

// name is the least name of a value. Only where the cables that had it have
// gone, those that are left need to be asked.
func (r *recount) name(ctx context.Context, held heldCount, at shelving) (string, error) {
	come, gone := r.come[at], r.gone[at]
	switch {
	case held.noun == "":
		return come.Name, nil
	case come != nil && come.Name <= held.Name:
		return come.Name, nil
	case gone == nil || gone.Name > held.Name || r.catalogue.shelfOf(at.noun) == nil:
		return held.Name, nil
	}
	name, _, err := r.least(ctx, at, held.Name)
	return name, err
}

// shelfOf is the shelf of a noun whose values have names, and of tags.
func (c *catalogue) shelfOf(noun string) *shelf {
	return map[string]*shelf{
		"origin": c.origin, "classification": c.classification, "signer": c.signer, "recipient": c.recipient, "tag": c.tag,
	}[noun]
}

// least is the least name of a value that a cable has, and whether any has it.
// It asks no further than to the first that has a name which is the least there can be.
func (r *recount) least(ctx context.Context, at shelving, least string) (name string, found bool, err error) {
	s := r.catalogue.shelfOf(at.noun)
	number, known := slices.BinarySearch(s.words, at.value)
	if !known {
		return "", false, nil
	}
	// Nearly always the first few tell.
	places, most := s.bearing(number), 8
	for len(places) > 0 {
		some := cut(places, 0, most)
		places, most = places[len(some):], cardsStep
		cards, err := r.cardsAt(ctx, some)
		if err != nil {
			return "", false, err
		}
		for i := range cards {
			count := tallied(cards[i : i+1])[at]
			switch {
			case count == nil:
			case count.Name == least:
				return least, true, nil
			case !found || count.Name < name:
				name, found = count.Name, true
			}
		}
	}
	return name, found, nil
}

func (r *recount) cardsAt(ctx context.Context, places []uint32) ([]card, error) {
	ids := make([]int64, len(places))
	for i, place := range places {
		ids[i] = r.catalogue.ids[place]
	}
	return cardsOf(ctx, r.tx, ids)
}
