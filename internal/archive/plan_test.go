package archive

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
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

func TestListsAreAnsweredByIndexes(t *testing.T) {
	a, err := Open(t.Context(), filledArchive(t))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	tests := []struct {
		name   string
		filter Filter
		sorted bool // its order may have to be made, since the filter is a range
	}{
		{"all cables", Filter{}, false},
		{"a tag", Filter{Tags: []string{"ECON"}}, false},
		{"two tags", Filter{Tags: []string{"ECON", "PREL"}}, false},
		{"an origin", Filter{Origins: []string{"embassy-3"}}, false},
		{"a classification", Filter{Classifications: []string{"secret"}}, false},
		{"a tag and an origin", Filter{Tags: []string{"PREL"}, Origins: []string{"embassy-3"}}, false},
		{"a release", Filter{Released: "unknown"}, false},
		{"a day", Filter{Date: "2007-02-03"}, true},
		{"a month", Filter{Date: "2007-02"}, true},
		{"a year", Filter{Years: []string{"2007"}}, true},
		{"a range", Filter{From: "2007-02", To: "2007-03"}, true},
	}
	for _, test := range tests {
		for _, by := range []Sort{SortReleased, SortCreated, SortCreatedUp} {
			t.Run(test.name+" by "+string(by), func(t *testing.T) {
				plan := planOf(t, a, test.filter, by)
				for _, line := range plan {
					if strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "COVERING INDEX") {
						t.Errorf("reads a whole table: %s", strings.Join(plan, " | "))
					}
					if !test.sorted && strings.Contains(line, "TEMP B-TREE") {
						t.Errorf("sorts: %s", strings.Join(plan, " | "))
					}
				}
			})
		}
	}
}

func planOf(t *testing.T, a *Archive, f Filter, by Sort) []string {
	t.Helper()
	lead, _, err := a.leader(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	s := f.selection(lead)
	plan, err := collect(t.Context(), a.db, func(rows *sql.Rows) (line string, err error) {
		var skip int
		err = rows.Scan(&skip, &skip, &skip, &line)
		return line, err
	}, `EXPLAIN QUERY PLAN `+s.page(by), append(s.args, PageSize, 100)...)
	if err != nil {
		t.Fatal(err)
	}
	return plan
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
