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

// file reads changed telegrams and files them, and all cables of the days that
// they leave or join. It counts those of which something else was read than before.
func (im *Import) file(ctx context.Context, changed []arrived) (differ int, err error) {
	touched := map[int]bool{}
	refs := make(map[string]bool, len(changed))
	touch := func(ref, created string, text, fingerprint int64) error {
		same, err := im.touch(touched, ref, created, text, fingerprint)
		if !same {
			differ++
		}
		return err
	}
	var unread []int64
	filed := make(map[int64]bool, len(changed))
	for _, c := range changed {
		refs[c.ref], filed[c.text] = true, true
		if w, ok := im.spool.waiting[c.text]; !ok {
			unread = append(unread, c.text)
		} else if err := touch(c.ref, w.created, c.text, w.fingerprint); err != nil {
			return 0, err
		}
	}
	im.dropEarly(filed)
	err = im.readAll(ctx, unread, func(f filable) error {
		return errors.Join(touch(f.Ref, f.Created, f.Telegram, f.fingerprint), im.keep(f))
	})
	if err != nil {
		return 0, err
	}
	days := slices.Sorted(maps.Keys(touched))
	for _, day := range days {
		if err := im.readRest(ctx, day, refs); err != nil {
			return 0, err
		}
	}
	if err := im.indexing.settle(filed); err != nil {
		return 0, err
	}
	return differ, im.fileDays(ctx, days, len(changed))
}

// touch notes the days that a cable leaves and joins, and tells whether it is
// filed just so.
func (im *Import) touch(touched map[int]bool, ref, created string, text, fingerprint int64) (same bool, err error) {
	touched[dayNumber(created)] = true
	if im.fresh() {
		return false, nil
	}
	var id, shown, filed int64
	err = im.prepare.held.QueryRow(ref).Scan(&id, &shown, &filed)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	touched[dayOf(id)] = true
	if shown != text && im.indexing != nil {
		im.indexing.replaced = append(im.indexing.replaced, shown)
	}
	return fingerprint == filed, err
}

// fresh is whether no cable is filed yet.
func (im *Import) fresh() bool { return im.old.Number == 0 || im.old.Format < catalogueFormat }

// catalogueFormat is the format since which cables are filed as they are now.
const catalogueFormat = 3

// readRest reads the unchanged cables of a touched day.
func (im *Import) readRest(ctx context.Context, day int, changed map[string]bool) error {
	if im.fresh() {
		return nil
	}
	from, to := idsOf(day)
	rest, err := collect(ctx, im.tx, scanArrived, `
		SELECT ref, telegram
		FROM cable
		WHERE id >= ? AND id < ?`, from, to)
	if err != nil {
		return err
	}
	rest = slices.DeleteFunc(rest, func(a arrived) bool { return changed[a.ref] })
	texts := make([]int64, len(rest))
	for i, a := range rest {
		texts[i] = a.text
	}
	return im.readAll(ctx, texts, im.keep)
}

// allCurrent lists every cable with its current text.
func (im *Import) allCurrent(ctx context.Context) ([]arrived, error) {
	return collect(ctx, im.tx, scanArrived, `SELECT ref, id FROM telegram WHERE current = 1 ORDER BY id`)
}

func scanArrived(rows *sql.Rows) (a arrived, err error) {
	err = rows.Scan(&a.ref, &a.text)
	return a, err
}

// fileDays replaces all that is filed of some days by the readings that wait.
func (im *Import) fileDays(ctx context.Context, days []int, changed int) error {
	indexes, err := im.dropIndexes(ctx, changed)
	if err != nil {
		return err
	}
	for _, day := range days {
		if err := im.clearDay(day); err != nil {
			return err
		}
	}
	cards, err := im.fileWaiting(ctx)
	if err != nil {
		return err
	}
	for _, index := range indexes {
		if _, err := im.tx.Exec(index); err != nil {
			return err
		}
	}
	return im.shelve(ctx, cards)
}

// fileWaiting files the readings that wait, and gives their cards.
func (im *Import) fileWaiting(ctx context.Context) ([]card, error) {
	all, err := im.spool.byDay()
	if err != nil {
		return nil, err
	}
	cards, slugs := make([]card, 0, len(all)), newSlugs()
	var id, end int64
	for i, w := range all {
		if i == 0 || w.day != all[i-1].day {
			id, end = idsOf(w.day)
		}
		if id == end {
			return nil, fmt.Errorf("more than %d cables were created on %s: an archive has no room for so many on one day", perDay, w.created[:10])
		}
		r, err := im.spool.take(w)
		if err == nil {
			cards = append(cards, slugs.cardOf(id, &r, len(r.Problems) > 0))
			err = im.fileCable(id, &r, w.fingerprint, &cards[len(cards)-1])
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("filing %s: %w", w.ref, err)
		}
		id++
	}
	return cards, nil
}

// shelve makes the catalogue and the counts. The cards of what was filed are
// at hand; where more is held, all are made anew.
func (im *Import) shelve(ctx context.Context, cards []card) error {
	held, err := collectOne(ctx, im.tx, scanOne[int], `SELECT COUNT(*) FROM cable`)
	if err == nil && held != len(cards) {
		cards, err = allCards(ctx, im.tx)
	}
	if err == nil {
		err = buildCatalogue(cards).store(ctx, im.tx)
	}
	if err == nil {
		err = countCards(cards).store(ctx, im.tx)
	}
	return err
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

func (im *Import) clearDay(day int) error {
	if im.fresh() {
		return nil
	}
	from, to := idsOf(day)
	for _, table := range []string{`cable WHERE id`, `citation WHERE cable`, `problem WHERE cable`} {
		if _, err := im.tx.Exec(`DELETE FROM `+table+` BETWEEN ? AND ?`, from, to-1); err != nil {
			return err
		}
	}
	return nil
}
