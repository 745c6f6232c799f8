package archive

import (
	"context"
	"database/sql"
	"slices"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// An Entry is a cable and what the archive knows around it.
type Entry struct {
	Cable        *cable.Cable // read from the held telegram at the time of asking
	Row          Row          // what lists show of it
	SHA256       string       // in hex, of the telegram's header, a newline, its body
	Edition      int
	CitedBy      []Row                 // cables whose references or running text name it, oldest first
	Cited        map[cable.ID]Row      // the cables that it names and that are held, by the ID they are held under
	Chosen       map[cable.ID]cable.ID // a cited ID as written, and the ID it is held under: itself, or the first held of its alternatives; no key if none is
	Older, Newer *Row                  // its neighbours of the same origin by creation; nil at the ends
	Versions     int                   // how many texts of it are held; 1 or more
	Twin         cable.ID              // the right ID of a misprint, or the misprint of a right ID, where both are held; else ""
}

// Entry gives a cable by its exact ID, or ErrNotFound.
func (a *Archive) Entry(ctx context.Context, id cable.ID) (*Entry, error) {
	text, err := a.currentText(ctx, id)
	if err != nil {
		return nil, err
	}
	here, err := a.placeOf(ctx, id)
	if err != nil {
		return nil, err
	}
	e := &Entry{Cable: cable.Parse(text.Telegram), Row: here.Row, SHA256: text.sha256, Edition: a.edition.Number, Versions: text.versions}
	for _, look := range []func(context.Context, *Entry, place) error{a.lookForward, a.lookAround, a.lookForTwin} {
		if err := look(ctx, e, here); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// A text is a stored telegram.
type text struct {
	cable.Telegram
	sha256   string
	versions int // of its cable
}

func (a *Archive) currentText(ctx context.Context, id cable.ID) (text, error) {
	return collectOne(ctx, a.db, func(rows *sql.Rows) (t text, err error) {
		t.Telegram, err = scanTelegram(rows, &t.sha256, &t.versions)
		return t, err
	}, `
		SELECT ref, created, released, origin, classification, header, body,
			sha256, (SELECT COUNT(*) FROM telegram WHERE ref = t.ref)
		FROM telegram AS t
		WHERE ref = ? AND current = 1`, id)
}

// Telegram gives the current text of a cable, or ErrNotFound.
func (a *Archive) Telegram(ctx context.Context, id cable.ID) (cable.Telegram, error) {
	t, err := a.currentText(ctx, id)
	return t.Telegram, err
}

// lookForward finds the cables that a cable names.
func (a *Archive) lookForward(ctx context.Context, e *Entry, _ place) error {
	citations := citationsOf(e.Cable)
	var ids []cable.ID
	for _, c := range citations {
		ids = append(ids, c.Candidates...)
	}
	rows, err := a.held(ctx, ids)
	if err != nil {
		return err
	}
	e.Cited, e.Chosen = map[cable.ID]Row{}, map[cable.ID]cable.ID{}
	for _, c := range citations {
		for _, id := range c.Candidates {
			if row, ok := rows[id]; ok {
				e.Cited[id], e.Chosen[c.Candidates[0]] = row, id
				break
			}
		}
	}
	return nil
}

// held gives the rows of those IDs that are held.
func (a *Archive) held(ctx context.Context, ids []cable.ID) (map[cable.ID]Row, error) {
	held := map[cable.ID]Row{}
	// SQLite takes 32,766 values in one question, and a text can name more cables.
	for chunk := range slices.Chunk(ids, 1000) {
		rows, err := collect(ctx, a.db, scanRow, `
			SELECT `+placeColumns+`
			FROM cable AS c
			WHERE c.ref IN (`+marks(len(chunk))+`)`, anys(chunk)...)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			held[row.ID] = row
		}
	}
	return held, nil
}

// lookAround finds who cites a cable, and its neighbours of the same origin.
func (a *Archive) lookAround(ctx context.Context, e *Entry, here place) error {
	ids, err := a.citing(ctx, here.ID, true)
	if err != nil {
		return err
	}
	citing := len(ids)
	var ways []**Row
	if at, ok := a.catalogue.place(here.id); ok && here.Origin.Slug != "" {
		if older, ok := a.catalogue.origin.next(at, -1); ok {
			ids, ways = append(ids, a.catalogue.ids[older]), append(ways, &e.Older)
		}
		if newer, ok := a.catalogue.origin.next(at, 1); ok {
			ids, ways = append(ids, a.catalogue.ids[newer]), append(ways, &e.Newer)
		}
	}
	rows, err := a.rowsOf(ctx, ids)
	if err != nil {
		return err
	}
	if citing > 0 {
		e.CitedBy = rows[:citing:citing]
	}
	for i, way := range ways {
		*way = &rows[citing+i]
	}
	return nil
}

// placeOf gives the row of a cable and its place.
func (a *Archive) placeOf(ctx context.Context, id cable.ID) (place, error) {
	return collectOne(ctx, a.db, scanPlace, `
		SELECT `+placeColumns+`
		FROM cable AS c
		WHERE c.ref = ?`, id)
}

// next is the nearest place in a direction, 1 or -1, that has the same word.
func (s *shelf) next(place, step int) (uint32, bool) {
	for at := place + step; at >= 0 && at < len(s.filed); at += step {
		if s.filed[at] == s.filed[place] {
			return uint32(at), true
		}
	}
	return 0, false
}

// lookForTwin finds the other of a misprint and its right ID.
func (a *Archive) lookForTwin(ctx context.Context, e *Entry, here place) error {
	twin, _, ok := glossary.Misprint(string(here.ID))
	if !ok {
		if twin, _, ok = glossary.MisprintOf(string(here.ID)); !ok {
			return nil
		}
	}
	held, err := a.holds(ctx, cable.ID(twin))
	if held {
		e.Twin = cable.ID(twin)
	}
	return err
}

// holds reports whether a cable is held under just this ID.
func (a *Archive) holds(ctx context.Context, id cable.ID) (bool, error) {
	return collectOne(ctx, a.db, scanOne[bool], `SELECT EXISTS (SELECT 1 FROM cable WHERE ref = ?)`, id)
}
