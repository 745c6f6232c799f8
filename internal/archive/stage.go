package archive

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cables/internal/cable"
)

var errImportOver = errors.New("this import is over: begin another")

// statements are those that an import asks once for each telegram or row.
type statements struct {
	addSource, findSource                  *sql.Stmt
	addText, findText, addArrival, addPair *sql.Stmt
	text, held                             *sql.Stmt
	addCable, addCitation, addProblem      *sql.Stmt

	moveCable, moveCitations, moveProblems *sql.Stmt
}

// prepareAll makes the import's own table, which stays out of the file, and
// prepares its statements.
func prepareAll(tx *sql.Tx) (*statements, error) {
	_, err := tx.Exec(`
		-- A telegram as it arrived: which text, and what its source said besides.
		CREATE TEMP TABLE arrival (telegram INTEGER, source TEXT, created TEXT, released TEXT, origin TEXT, classification TEXT)`)
	s := &statements{}
	if err != nil {
		return nil, err
	}
	return s, prepare(tx, []preparation{
		{&s.addSource, `
			INSERT INTO source (name, form, sha256, notes) VALUES (?, ?, ?, '')
			ON CONFLICT DO NOTHING`},
		{&s.findSource, `
			SELECT id, notes FROM source
			WHERE name = ? AND form = ? AND sha256 = ?`},
		{&s.addText, `
			INSERT INTO telegram (ref, sha256, edition, current, created, released, origin, classification, header, body)
			VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`},
		{&s.findText, `SELECT id FROM telegram WHERE ref = ? AND sha256 = ?`},
		{&s.addArrival, `INSERT INTO arrival VALUES (?, ?, ?, ?, ?, ?)`},
		{&s.addPair, `INSERT OR IGNORE INTO telegram_source (telegram, source) VALUES (?, ?)`},
		{&s.text, `
			SELECT ref, created, released, origin, classification, header, body
			FROM telegram WHERE id = ?`},
		{&s.held, `SELECT id, telegram, fingerprint FROM cable WHERE ref = ?`},
		{&s.addCable, `
			INSERT INTO cable (id, telegram, ref, station, year, serial, created, day, released, classification, origin, sender, subject, tags, spellings,
				recipients, informed, markings, summary, summarised, signer, partial, redactions, fingerprint)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&s.addCitation, `INSERT OR IGNORE INTO citation (cable, written, rank, cited, mention) VALUES (?, ?, ?, ?, ?)`},
		{&s.moveCable, `UPDATE cable SET id = ? WHERE id = ?`},
		{&s.moveCitations, `UPDATE citation SET cable = ? WHERE cable = ?`},
		{&s.moveProblems, `UPDATE problem SET cable = ? WHERE cable = ?`},
		{&s.addProblem, `INSERT INTO problem (cable, position, code, part, start_byte, end_byte, what) VALUES (?, ?, ?, ?, ?, ?, ?)`},
	})
}

// A preparation is a statement to be, and its text.
type preparation struct {
	statement **sql.Stmt
	query     string
}

func prepare(tx *sql.Tx, all []preparation) (err error) {
	for _, p := range all {
		if *p.statement, err = tx.Prepare(p.query); err != nil {
			return err
		}
	}
	return nil
}

// particulars are what a source says of a cable besides its text, in the form
// that the table telegram has.
type particulars struct{ created, released, origin, classification string }

func particularsOf(t cable.Telegram) particulars {
	return particulars{written(t.Created), written(t.Released), t.Origin, t.Classification}
}

// written is a time as the tables have it.
func written(t time.Time) string { return cable.Time{Time: t}.String() }

// Add stores a telegram of a source. Notes say how the source's bytes were
// read, as "windows-1252". A telegram needs an ID. The order of calls does not matter.
func (im *Import) Add(ctx context.Context, t cable.Telegram, s Source, notes ...string) error {
	if im.over {
		return errImportOver
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.ID == "" {
		return fmt.Errorf("%s: a telegram without reference ID cannot be stored", s.Name)
	}
	if err := im.add(t, s, notes); err != nil {
		return systemError(im.path, err)
	}
	im.report.Read++
	return nil
}

func (im *Import) add(t cable.Telegram, s Source, notes []string) error {
	source, err := im.sourceID(s, notes)
	if err != nil {
		return err
	}
	p := particularsOf(t)
	text, err := im.storeText(t, p)
	if err != nil {
		return err
	}
	pair, err := im.prepare.addPair.Exec(text, source)
	if err != nil {
		return err
	}
	if n, _ := pair.RowsAffected(); n > 0 {
		im.found++
	}
	_, err = im.prepare.addArrival.Exec(text, baseName(s.Name), p.created, p.released, p.origin, p.classification)
	return err
}

// storeText stores a text that is not held, and gives the row of one that is.
// A new one is current until decide finds a reason against it, and is read meanwhile.
func (im *Import) storeText(t cable.Telegram, p particulars) (id int64, err error) {
	sum := Sum(t)
	stored, err := im.prepare.addText.Exec(t.ID, sum, im.old.Number+1,
		p.created, p.released, p.origin, p.classification, t.Header, t.Body)
	if err != nil {
		return 0, err
	}
	if n, _ := stored.RowsAffected(); n > 0 {
		if id, err = stored.LastInsertId(); err != nil {
			return 0, err
		}
		return id, im.readEarly(id, t, p)
	}
	err = im.prepare.findText.QueryRow(t.ID, sum).Scan(&id)
	return id, err
}

// Sum is the SHA-256 of a telegram's header, a newline, and its body, in hex.
func Sum(t cable.Telegram) string {
	h := sha256.New()
	h.Write([]byte(t.Header))
	h.Write([]byte("\n"))
	h.Write([]byte(t.Body))
	return hex.EncodeToString(h.Sum(nil))
}

// A sourceID is the row of a source, and the notes that it has.
type sourceID struct {
	Source
	id    int64
	notes []string
}

// sourceID finds or makes the row of a source. Telegrams of one source mostly
// come in a row, so the last is kept.
func (im *Import) sourceID(s Source, notes []string) (int64, error) {
	last := &im.source
	if last.id == 0 || last.Source != s {
		if err := im.findSource(s); err != nil {
			return 0, err
		}
	}
	for _, note := range notes {
		if note == "" || slices.Contains(last.notes, note) {
			continue
		}
		last.notes = append(last.notes, note)
		slices.Sort(last.notes)
		if _, err := im.tx.Exec(`UPDATE source SET notes = ? WHERE id = ?`, strings.Join(last.notes, "; "), last.id); err != nil {
			return 0, err
		}
	}
	return last.id, nil
}

func (im *Import) findSource(s Source) error {
	name := baseName(s.Name)
	if _, err := im.prepare.addSource.Exec(name, s.Form, s.SHA256); err != nil {
		return err
	}
	found := sourceID{Source: s}
	var notes string
	if err := im.prepare.findSource.QueryRow(name, s.Form, s.SHA256).Scan(&found.id, &notes); err != nil {
		return err
	}
	if notes != "" {
		found.notes = strings.Split(notes, "; ")
	}
	im.source = found
	return nil
}

// baseName is the last element of a path. The folders above it say how the
// importer's machine is arranged, and the same dump read from elsewhere is no
// other source.
func baseName(name string) string { return path.Base(filepath.ToSlash(name)) }
