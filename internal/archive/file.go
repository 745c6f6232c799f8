package archive

import (
	"context"
	"database/sql"
	"encoding/json"
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
	touch := func(ref, created string, fingerprint int64) error {
		same, err := im.touch(touched, ref, created, fingerprint)
		if !same {
			differ++
		}
		return err
	}
	var unread []int64
	filed := make(map[int64]bool, len(changed))
	for _, c := range changed {
		refs[c.ref], filed[c.text] = true, true
		if e, ok := im.early[c.text]; !ok {
			unread = append(unread, c.text)
		} else if err := touch(c.ref, e.created, e.fingerprint); err != nil {
			return 0, err
		}
	}
	if err := im.dropEarly(filed); err != nil {
		return 0, err
	}
	err = im.readAll(ctx, unread, func(f filable) error {
		return errors.Join(touch(f.Ref, f.Created, f.fingerprint), im.wait(f))
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
	return differ, im.fileDays(ctx, days, len(changed))
}

// touch notes the days that a cable leaves and joins, and tells whether it is
// filed just so.
func (im *Import) touch(touched map[int]bool, ref, created string, fingerprint int64) (same bool, err error) {
	touched[dayNumber(created)] = true
	var id, filed int64
	err = im.prepare.held.QueryRow(ref).Scan(&id, &filed)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	touched[dayOf(id)] = true
	return fingerprint == filed, err
}

// wait stores a reading until its day is filed.
func (im *Import) wait(f filable) error {
	_, err := im.prepare.addReading.Exec(f.text, dayNumber(f.Created), f.Created, f.Ref, string(f.json))
	return err
}

// readRest reads the unchanged cables of a touched day.
func (im *Import) readRest(ctx context.Context, day int, changed map[string]bool) error {
	from, to := idsOf(day)
	rest, err := collect(ctx, im.tx, scanArrived, `
		SELECT c.ref, t.id
		FROM cable AS c CROSS JOIN telegram AS t ON t.ref = c.ref AND t.current = 1
		WHERE c.id >= ? AND c.id < ?`, from, to)
	if err != nil {
		return err
	}
	rest = slices.DeleteFunc(rest, func(a arrived) bool { return changed[a.ref] })
	texts := make([]int64, len(rest))
	for i, a := range rest {
		texts[i] = a.text
	}
	return im.readAll(ctx, texts, im.wait)
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
	if _, err := im.tx.Exec(`CREATE INDEX temp.reading_by_day ON reading (day, created, ref)`); err != nil {
		return err
	}
	indexes, err := im.dropIndexes(ctx, changed)
	if err != nil {
		return err
	}
	for _, day := range days {
		if err := ctx.Err(); err != nil {
			return err
		}
		if im.old.Number > 0 {
			if err := im.clearDay(day); err != nil {
				return err
			}
		}
		if err := im.fileDay(day); err != nil {
			return err
		}
	}
	for _, index := range indexes {
		if _, err := im.tx.Exec(index); err != nil {
			return err
		}
	}
	return nil
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
	from, to := idsOf(day)
	for _, table := range []string{`cable WHERE id`, `cable_tag WHERE cable`, `citation WHERE cable`, `cable_recipient WHERE cable`, `problem WHERE cable`} {
		if _, err := im.tx.Exec(`DELETE FROM `+table+` BETWEEN ? AND ?`, from, to-1); err != nil {
			return err
		}
	}
	return nil
}

func (im *Import) fileDay(day int) error {
	waiting, err := im.prepare.day.Query(day)
	if err != nil {
		return err
	}
	defer waiting.Close()
	id, end := idsOf(day)
	for ; waiting.Next(); id++ {
		var text string
		if err := waiting.Scan(&text); err != nil {
			return err
		}
		var r reading
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			return err
		}
		if id == end {
			return fmt.Errorf("more than %d cables were created on %s: an archive has no room for so many on one day", perDay, r.Created[:10])
		}
		if err := im.fileCable(id, r, fingerprint([]byte(text))); err != nil {
			return fmt.Errorf("filing %s: %w", r.Ref, err)
		}
	}
	return waiting.Err()
}
