package archive

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"cables/migrations"
)

// applicationID is the number that the first migration writes into the file.
const applicationID = 1128418387

// newestFormat is the format that this program writes.
var newestFormat = newestMigration()

func newestMigration() int {
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil || len(names) == 0 {
		panic("archive: no migrations are embedded")
	}
	number, _, _ := strings.Cut(names[len(names)-1], "_")
	n, err := strconv.Atoi(number)
	if err != nil {
		panic("archive: migration without a number: " + names[len(names)-1])
	}
	return n
}

// migrate brings the tables of a file to the newest format.
func migrate(ctx context.Context, db *sql.DB) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, migrations.FS,
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// formatOf reads the number of the newest migration that a file has had.
func formatOf(ctx context.Context, db asker) (int, error) {
	return collectOne(ctx, db, scanOne[int], `
		SELECT COALESCE(MAX(version_id), 0)
		FROM goose_db_version
		WHERE is_applied`)
}

// checkFormat refuses archives of another format than this program's.
func checkFormat(path string, format int) error {
	switch {
	case format > newestFormat:
		return fileError(TooNew, path, nil, "%s: the archive has format %d, and this program knows formats up to %d: use a newer cables", path, format, newestFormat)
	case format < newestFormat:
		return fileError(TooOld, path, nil, "%s: the archive has format %d, and this program reads format %d: run cables import --db %s to bring it up to date", path, format, newestFormat, path)
	}
	return nil
}

// checkFile refuses a file that is no archive, by the first bytes of it, so
// that SQLite need not guess.
func checkFile(path string) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fileError(Missing, path, err, "%s: there is no such file: make an archive with cables import --db %s SOURCE", path, path)
	}
	if err != nil {
		return systemError(path, err)
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return fileError(NoArchive, path, nil, "%s: this is a folder: name the archive file in it", path)
	}
	// https://sqlite.org/fileformat.html: the magic string, and the application id at byte 68.
	head := make([]byte, 100)
	n, _ := io.ReadFull(file, head)
	switch {
	case n < len(head) || string(head[:16]) != "SQLite format 3\x00":
		return fileError(NoArchive, path, nil, "%s: this is no archive of cables: name a file that cables import made", path)
	case binary.BigEndian.Uint32(head[68:]) != applicationID:
		return fileError(NoArchive, path, nil, "%s: this is an SQLite database, but no archive of cables: name a file that cables import made", path)
	}
	return nil
}

// systemError says in one sentence what the system or SQLite has against a
// file. Errors that are of another sort stay as they are.
func systemError(path string, err error) error {
	var known *FileError
	var sqlite sqlite3.Error
	code := sqlite3.ErrNo(0)
	if errors.As(err, &sqlite) {
		code = sqlite.Code
	}
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case code == sqlite3.ErrFull || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return fileError(Unwritable, path, err, "%s: the disk is full: an import needs room for a second copy of the archive", path)
	case code == sqlite3.ErrNotADB || code == sqlite3.ErrCorrupt:
		return fileError(NoArchive, path, err, "%s: the archive is damaged: build it anew from its sources", path)
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return fileError(Unwritable, path, err, "%s: the system does not allow it (%v): an import has to be able to write to the folder, serving to read the file", path, innermost(err))
	}
	return err
}

// innermost drops the operation and path that package os puts around an error.
func innermost(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
