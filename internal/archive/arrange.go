package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A held cable is one that stays as it is filed, but for its id.
type held struct {
	id           int64
	created, ref string
}

// A move gives a cable another id.
type move struct{ from, to int64 }

// arrange gives ids to the readings that wait, all in the order of days. What
// is held keeps its id as long as there is room beside it.
func (im *Import) arrange(ctx context.Context, days []int, all []waiting) (moves []move, err error) {
	for _, day := range days {
		held, err := im.heldOn(ctx, day)
		if err != nil {
			return nil, err
		}
		n := 0
		for n < len(all) && all[n].day == day {
			n++
		}
		if !fit(day, held, all[:n]) {
			if moves, err = spread(day, held, all[:n], moves); err != nil {
				return nil, err
			}
		}
		all = all[n:]
	}
	return moves, im.move(moves)
}

// step is how far apart the ids of a day's cables are, as long as the day has
// room: one that comes later then finds its place, and none has to move.
const step = 16

// fit gives ids between those of what is held to the cables that come, and
// tells whether all have found room.
func fit(day int, held []held, coming []waiting) bool {
	from, end := idsOf(day)
	last := from - 1
	for len(coming) > 0 {
		for len(held) > 0 && !before(&coming[0], &held[0]) {
			last, held = held[0].id, held[1:]
		}
		next, n := end, len(coming)
		if len(held) > 0 {
			next, n = held[0].id, 0
			for n < len(coming) && before(&coming[n], &held[0]) {
				n++
			}
		}
		apart := min(step, (next-last)/int64(n+1))
		if apart == 0 {
			return false
		}
		for i := range coming[:n] {
			last += apart
			coming[i].id = last
		}
		coming = coming[n:]
	}
	return true
}

// spread gives ids to all cables of a day anew, and appends the moves this takes.
func spread(day int, held []held, coming []waiting, moves []move) ([]move, error) {
	id, end := idsOf(day)
	apart := min(step, (end-id)/int64(len(held)+len(coming)))
	if apart == 0 {
		date := epoch1900.AddDate(0, 0, day-daysTo1900).Format(time.DateOnly)
		return nil, fmt.Errorf("more than %d cables were created on %s: an archive has no room for so many on one day", perDay, date)
	}
	for ; len(held) > 0 || len(coming) > 0; id += apart {
		if len(held) == 0 || len(coming) > 0 && before(&coming[0], &held[0]) {
			coming[0].id = id
			coming = coming[1:]
			continue
		}
		if held[0].id != id {
			moves = append(moves, move{held[0].id, id})
		}
		held = held[1:]
	}
	return moves, nil
}

func before(w *waiting, h *held) bool {
	return cmp.Or(cmp.Compare(w.created, h.created), cmp.Compare(w.ref, h.ref)) < 0
}

// heldOn lists what is filed under a day, in order.
func (im *Import) heldOn(ctx context.Context, day int) (all []held, err error) {
	if im.fresh() {
		return nil, nil
	}
	from, to := idsOf(day)
	// One row for all is made in a tenth of the time that a row for each takes.
	joined, err := collectOne(ctx, im.tx, scanOne[string], `
		SELECT COALESCE(group_concat(concat_ws(' ', id, ref, created), x'0A' ORDER BY id), '')
		FROM cable
		WHERE id >= ? AND id < ?`, from, to)
	if err != nil || joined == "" {
		return nil, err
	}
	for line := range strings.SplitSeq(joined, "\n") {
		id, rest, _ := strings.Cut(line, " ")
		var h held
		if h.id, err = strconv.ParseInt(id, 10, 64); err != nil {
			return nil, err
		}
		h.ref, h.created, _ = strings.Cut(rest, " ")
		all = append(all, h)
	}
	return all, nil
}

// move changes ids. The moves are in the order of the ids, and none overtakes
// another: so what goes up goes last first, and finds its place free.
func (im *Import) move(moves []move) error {
	for _, m := range slices.Backward(moves) {
		if m.to > m.from {
			if err := im.moveOne(m); err != nil {
				return err
			}
		}
	}
	for _, m := range moves {
		if m.to < m.from {
			if err := im.moveOne(m); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *Import) moveOne(m move) error {
	for _, statement := range []*sql.Stmt{im.prepare.moveCable, im.prepare.moveCitations, im.prepare.moveProblems} {
		if _, err := statement.Exec(m.to, m.from); err != nil {
			return err
		}
	}
	return nil
}
