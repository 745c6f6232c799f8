package archive

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"

	"cables/internal/cable"
)

// A Source is a file that telegrams came from.
type Source struct {
	Name   string // as its path was given, "dump/cables.csv"; the archive keeps its last element
	Form   string // "text", "html", "csv", …
	SHA256 string // in hex, of the file's bytes; "" if unknown
	Notes  string // how its bytes were read, "windows-1252"; set in answers, Add takes them apart
}

// Options are an importer's choices.
type Options struct {
	AcceptUnredacted bool // a text with fewer redactions may replace one with more
	NoSearch         bool // no full-text index is kept; one that is there goes if the import changes anything
}

// A Report says what an import did.
type Report struct {
	Read      int // telegrams added
	New       int // cables that were not held
	Changed   int // cables whose text or published particulars changed; after Reread, of which something else was read
	Unchanged int // cables that were held just so
	Withheld  []Withheld
	Edition   int // the one that is now held; 0 if nothing was ever imported
}

// A Withheld is a text that does not become a cable's current one, because it
// has fewer redactions than another. It is not stored.
type Withheld struct {
	ID         cable.ID
	SHA256     string // of the text: header, newline, body
	Source     string // name of a source of it
	Redactions int    // in this text
	Held       int    // in the text that stays
}

// An Import builds the next edition of an archive beside the one that readers
// use. It is not safe for concurrent use.
type Import struct {
	options  Options
	path     string // of the archive, links resolved
	lock     *flock.Flock
	building string // path of the file being built

	db      *sql.DB // one connection only, to the file being built
	tx      *sql.Tx // all of the import
	prepare *statements
	old     Edition  // the one being replaced; its Number is 0 if there is none
	source  sourceID // the last one added from
	parsers *parsers
	spool   *spool

	indexing   *indexing // nil if this program cannot search
	unsearched bool      // the archive has no index, and needs one
	rereading  bool      // all texts are read anew

	found  int // texts found in a source that was not known to have them
	report Report
	over   bool
}

// Begin starts an import into the archive at path, which need not exist. It
// holds a lock beside the archive until Commit or Abort; the error is a
// *LockedError while somebody else holds it.
func Begin(ctx context.Context, path string, o Options) (*Import, error) {
	return begin(ctx, path, o, false)
}

func begin(ctx context.Context, path string, o Options, rereading bool) (*Import, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, systemError(path, err)
	}
	if err := checkFile(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lock, err := acquire(path)
	if err != nil {
		return nil, err
	}
	im := &Import{options: o, path: path, lock: lock, parsers: startParsers(), rereading: rereading}
	if err := im.start(ctx); err != nil {
		return nil, errors.Join(systemError(path, err), im.Abort())
	}
	return im, nil
}

func (im *Import) start(ctx context.Context) (err error) {
	if err := removeLeftovers(im.path); err != nil {
		return err
	}
	if im.building, err = startBuilding(im.path); err != nil {
		return err
	}
	// The disk can begin to write the copy; that all is written matters at the end.
	go syncFile(im.building)
	if im.spool, err = newSpool(im.building + "-readings"); err != nil {
		return err
	}
	im.db = sql.OpenDB(newBuilder(im.building, 96_000))
	im.db.SetMaxOpenConns(1)
	if err := im.readOld(ctx); err != nil {
		return err
	}
	if err := migrate(ctx, im.db); err != nil {
		return err
	}
	// A cancelled context must not roll back a transaction that has no journal:
	// Add and Commit look at theirs themselves, and the file is thrown away.
	if im.tx, err = im.db.BeginTx(context.WithoutCancel(ctx), nil); err != nil {
		return err
	}
	if im.prepare, err = prepareAll(im.tx); err != nil {
		return err
	}
	return im.startIndexing(ctx)
}

// readOld finds out which edition the copy is of. An empty file is of none.
func (im *Import) readOld(ctx context.Context) error {
	if info, err := os.Stat(im.building); err != nil || info.Size() == 0 {
		return err
	}
	format, err := formatOf(ctx, im.db)
	if err != nil {
		return err
	}
	if format > newestFormat {
		return checkFormat(im.path, format)
	}
	im.old, err = readEdition(ctx, im.db)
	return err
}

// Commit files the telegrams, and puts the new edition in the place of the old
// one. If nothing changed, the old one stays untouched. Whatever it returns,
// the import is over.
func (im *Import) Commit(ctx context.Context) (Report, error) {
	if im.over {
		return Report{}, errImportOver
	}
	var changed []arrived
	err := im.parsers.finish(im.keep)
	if err == nil {
		changed, err = im.decide(ctx)
	}
	if err == nil && im.outdated() {
		changed, err = im.allCurrent(ctx)
	}
	if err == nil && (len(changed) > 0 || im.found > 0 || im.outdated()) {
		err = im.finish(ctx, changed)
	} else {
		im.report.Edition = im.old.Number
	}
	return im.report, errors.Join(systemError(im.path, err), im.Abort())
}

// outdated reports whether the archive was read or filed by rules that are no
// longer this program's, so that all of it has to be read anew.
func (im *Import) outdated() bool {
	return im.old.Number > 0 && (im.old.Parser != cable.Version || im.old.Format != newestFormat || im.unsearched)
}

// finish files the changed telegrams and publishes the edition.
func (im *Import) finish(ctx context.Context, changed []arrived) error {
	if _, err := im.file(ctx, changed); err != nil {
		return err
	}
	return im.publish(ctx)
}

// publish completes the file and renames it into place.
func (im *Import) publish(ctx context.Context) error {
	next := im.old.Number + 1
	if err := im.recordEdition(ctx, next, time.Now().UTC().Format(time.RFC3339)); err != nil {
		return err
	}
	if im.indexing != nil && im.indexing.apart != nil {
		if err := im.indexing.apart.moveInto(ctx, im.tx); err != nil {
			return err
		}
	}
	if err := im.tx.Commit(); err != nil {
		return err
	}
	// Where indexes are large, a sample tells the planner as much as the whole.
	if _, err := im.db.ExecContext(ctx, `PRAGMA analysis_limit = 1000; ANALYZE`); err != nil {
		return err
	}
	if err := im.db.Close(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := replace(im.building, im.path); err != nil {
		return err
	}
	im.report.Edition = next
	return nil
}

func (im *Import) recordEdition(ctx context.Context, number int, built string) error {
	_, err := im.tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO archive (id, edition, parser, built, cables)
		SELECT 1, ?, ?, ?, COUNT(*) FROM cable`, number, cable.Version, built)
	if err == nil {
		_, err = im.tx.ExecContext(ctx, `INSERT INTO edition (number, built) VALUES (?, ?)`, number, built)
	}
	return err
}

// Abort ends the import and leaves the archive as it was. After Commit it does nothing.
func (im *Import) Abort() error {
	if im.over {
		return nil
	}
	im.over = true
	im.parsers.stop()
	if im.tx != nil {
		im.tx.Rollback() // whatever it says, the file goes
	}
	if im.db != nil {
		im.db.Close()
	}
	if im.spool != nil {
		im.spool.close()
	}
	im.indexing.close()
	if im.building != "" {
		if err := os.Remove(im.building); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, release(im.lock))
		}
	}
	return release(im.lock)
}

// Reread reads all held telegrams anew, for when the parser got better. If
// that changes nothing, there is no new edition.
func Reread(ctx context.Context, path string, o Options) (Report, error) {
	if err := checkFile(path); err != nil {
		return Report{}, err
	}
	im, err := begin(ctx, path, o, true)
	if err != nil {
		return Report{}, err
	}
	changed, err := im.reread(ctx)
	if err == nil && (changed > 0 || im.outdated()) {
		err = im.publish(ctx)
	} else {
		im.report.Edition = im.old.Number
	}
	return im.report, errors.Join(systemError(im.path, err), im.Abort())
}

// reread files all current telegrams anew and counts those of which something
// else was read.
func (im *Import) reread(ctx context.Context) (changed int, err error) {
	all, err := im.allCurrent(ctx)
	if err != nil {
		return 0, err
	}
	changed, err = im.file(ctx, all)
	im.report.Read, im.report.Changed, im.report.Unchanged = len(all), changed, len(all)-changed
	return changed, err
}
