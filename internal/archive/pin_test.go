package archive

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"cables/internal/cable"
)

// filledArchive has enough cables for the planner to care.
func filledArchive(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cables.db")
	im, err := Begin(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 500 {
		body := fmt.Sprintf("C O N F I D E N T I A L ZENDA %06d\n\nTAGS: PREL %s\nSUBJECT: TEST\n\n1. (C) Text.\n", n+1, []string{"ECON", "PGOV"}[n%2])
		telegram := cable.Telegram{ID: cable.NewID(2007, "ZENDA", n+1), Origin: fmt.Sprint("Embassy ", n%20), Classification: "SECRET", Body: body}
		telegram.Created = telegram.Created.AddDate(2006, 0, n)
		if err := im.Add(t.Context(), telegram, Source{Name: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := im.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return path
}

// A connection made after a rename would read the new file.
func TestARenameBetweenTwoConnectionsIsNoticed(t *testing.T) {
	path := filledArchive(t)
	db := sql.OpenDB(newPinned(path))
	defer db.Close()
	first, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()

	im, err := Begin(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Add(t.Context(), cable.Telegram{ID: "08ZENDA1", Body: "x"}, Source{Name: "x"}); err != nil {
		t.Fatal(err)
	}
	if report, err := im.Commit(t.Context()); err != nil || report.Edition != 2 {
		t.Fatal(report, err)
	}

	var refused *FileError
	if _, err := db.Conn(t.Context()); !errors.As(err, &refused) || refused.Kind != Replaced {
		t.Errorf("second connection: %v, want it refused", err)
	}
	var cables int
	if err := first.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM cable`).Scan(&cables); err != nil || cables != 500 {
		t.Errorf("first connection reads %d cables, %v, want the 500 of its edition", cables, err)
	}
}
