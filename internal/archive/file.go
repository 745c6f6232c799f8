package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// perDay is how many cables a day has room for; the busiest known has about 500.
const perDay = 8192

// dayNumber counts days from 0001-01-01 to the day of a time as written. An
// unknown time is of day 0. No cable is older than 1900, so a date before it
// is a misprint, and day 0 may overflow into the days up to then.
func dayNumber(created string) int {
	t := unwritten(created)
	if t.Year() < 1900 {
		return 0
	}
	return int(t.Sub(epoch1900).Hours())/24 + daysTo1900
}

var epoch1900 = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)

const daysTo1900 = 693595

// idsOf is the range of the ids of a day, the upper bound excluded.
func idsOf(day int) (from, to int64) {
	if day == 0 {
		return 0, daysTo1900 * perDay
	}
	return int64(day) * perDay, int64(day+1) * perDay
}

func dayOf(id int64) int {
	if id < daysTo1900*perDay {
		return 0
	}
	return int(id / perDay)
}

// A refiling is what an import changes of what is filed.
type refiling struct {
	days   map[int]bool // that cables leave or join
	old    []int64      // ids that the cables filed anew have had
	gone   []card       // of these ids, where any cable stays
	differ int          // of how many something else was read than before
	moves  []move       // of cables that are not filed anew
}

// file reads changed telegrams and files them. It counts those of which
// something else was read than before.
func (im *Import) file(ctx context.Context, changed []arrived) (differ int, err error) {
	r := refiling{days: map[int]bool{}}
	var unread []int64
	filed := make(map[int64]bool, len(changed))
	for _, c := range changed {
		filed[c.text] = true
		if w, ok := im.spool.waiting[c.text]; !ok {
			unread = append(unread, c.text)
		} else if err := im.touch(&r, c.ref, w.created, c.text, w.fingerprint); err != nil {
			return 0, err
		}
	}
	im.dropEarly(filed)
	err = im.readAll(ctx, unread, func(f filable) error {
		return errors.Join(im.touch(&r, f.Ref, f.Created, f.Telegram, f.fingerprint), im.keep(f))
	})
	if err == nil {
		err = im.indexing.settle(filed)
	}
	if err == nil {
		err = im.refile(ctx, &r)
	}
	return r.differ, err
}

// touch notes the days that a cable leaves and joins, and whether it is filed
// just so.
func (im *Import) touch(r *refiling, ref, created string, text, fingerprint int64) error {
	r.days[dayNumber(created)] = true
	if im.fresh() {
		r.differ++
		return nil
	}
	var id, shown, filed int64
	err := im.prepare.held.QueryRow(ref).Scan(&id, &shown, &filed)
	if errors.Is(err, sql.ErrNoRows) {
		r.differ++
		return nil
	}
	r.days[dayOf(id)] = true
	r.old = append(r.old, id)
	if fingerprint != filed {
		r.differ++
	}
	if shown != text && im.indexing != nil {
		im.indexing.replaced = append(im.indexing.replaced, shown)
	}
	return err
}

// fresh is whether no cable is filed yet.
func (im *Import) fresh() bool { return im.old.Number == 0 || im.old.Format < catalogueFormat }

// catalogueFormat is the format since which cables are filed as they are now.
const catalogueFormat = 3

// allCurrent lists every cable with its current text.
func (im *Import) allCurrent(ctx context.Context) ([]arrived, error) {
	return collect(ctx, im.tx, scanArrived, `SELECT ref, id FROM telegram WHERE current = 1 ORDER BY id`)
}

func scanArrived(rows *sql.Rows) (a arrived, err error) {
	err = rows.Scan(&a.ref, &a.text)
	return a, err
}

// refile files the readings that wait, in place of what was filed of them.
func (im *Import) refile(ctx context.Context, r *refiling) error {
	indexes, err := im.dropIndexes(ctx, len(im.spool.waiting))
	if err != nil {
		return err
	}
	if im.keepsAny(r) {
		if r.gone, err = cardsOf(ctx, im.tx, r.old); err != nil {
			return err
		}
	}
	if err := im.clear(r.old); err != nil {
		return err
	}
	all, err := im.spool.byDay()
	if err != nil {
		return err
	}
	if r.moves, err = im.arrange(ctx, slices.Sorted(maps.Keys(r.days)), all); err != nil {
		return err
	}
	cards, err := im.fileWaiting(ctx, all)
	if err != nil {
		return err
	}
	for _, index := range indexes {
		if _, err := im.tx.Exec(index); err != nil {
			return err
		}
	}
	return im.shelve(ctx, cards, r)
}

// fileWaiting files the readings that wait under their ids, and gives their cards.
func (im *Import) fileWaiting(ctx context.Context, all []waiting) ([]card, error) {
	cards, slugs := make([]card, 0, len(all)), newSlugs()
	for _, w := range all {
		r, err := im.spool.take(w)
		if err == nil {
			cards = append(cards, slugs.cardOf(w.id, &r, len(r.Problems) > 0))
			err = im.fileCable(w.id, &r, w.fingerprint, &cards[len(cards)-1])
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("filing %s: %w", w.ref, err)
		}
	}
	return cards, nil
}

// keepsAny is whether any cable stays filed as it is.
func (im *Import) keepsAny(r *refiling) bool { return !im.fresh() && im.old.Cables > len(r.old) }

// shelve makes the catalogue and the counts. Where any cable stays, those that
// are held are changed.
func (im *Import) shelve(ctx context.Context, cards []card, r *refiling) error {
	if !im.keepsAny(r) {
		return im.shelveAll(ctx, cards)
	}
	held, err := readCatalogue(ctx, im.tx)
	if err != nil || !held.isOf(im.old.Cables) {
		// It says nothing that the table cable does not say.
		if cards, err = allCards(ctx, im.tx); err != nil {
			return err
		}
		return im.shelveAll(ctx, cards)
	}
	c := held.changed(r.old, r.moves, cards)
	if err := c.store(ctx, im.tx); err != nil {
		return err
	}
	return im.recount(ctx, c, r.gone, cards)
}

func (im *Import) shelveAll(ctx context.Context, cards []card) error {
	if err := buildCatalogue(cards).store(ctx, im.tx); err != nil {
		return err
	}
	return countCards(cards).store(ctx, im.tx)
}

// dropIndexes takes the indexes away where most cables are filed anew, and
// gives the statements that make them again: to sort at the end is faster.
func (im *Import) dropIndexes(ctx context.Context, changed int) (create []string, err error) {
	if changed < im.old.Cables/2 {
		return nil, nil
	}
	create, err = collect(ctx, im.tx, scanOne[string], `
		SELECT sql FROM sqlite_schema
		WHERE type = 'index' AND sql IS NOT NULL
		ORDER BY name`)
	for _, statement := range create {
		name := strings.Fields(statement)[2]
		if err == nil {
			_, err = im.tx.Exec(`DROP INDEX ` + name)
		}
	}
	return create, err
}

// clear deletes what is filed under ids.
func (im *Import) clear(ids []int64) error {
	for _, of := range []struct{ table, column string }{{"cable", "id"}, {"citation", "cable"}, {"problem", "cable"}} {
		if len(ids) == im.old.Cables {
			if _, err := im.tx.Exec(`DELETE FROM ` + of.table); err != nil {
				return err
			}
			continue
		}
		remove, err := im.tx.Prepare(`DELETE FROM ` + of.table + ` WHERE ` + of.column + ` = ?`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, err := remove.Exec(id); err != nil {
				return err
			}
		}
	}
	return nil
}
