package archive_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cables/internal/archive"
	"cables/internal/cable"
)

func TestImportThenRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	all := telegrams(ruritania)
	report := importInto(t, path, archive.Options{}, all...)
	if diff := cmp.Diff(archive.Report{Read: 6, New: 6, Edition: 1}, report); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	a := open(t, path)
	if e := a.Edition(); e.Number != 1 || e.Cables != 6 || e.Parser != cable.Version || e.Built.IsZero() || e.Format == 0 {
		t.Errorf("edition %+v, want the first, of 6 cables", e)
	}
	for _, want := range all {
		got, err := a.Telegram(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-imported +read):\n%s", want.ID, diff)
		}
	}
}

func TestTextIsKeptByteForByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	want := cable.Telegram{ID: "07ZENDA1", Header: "", Body: "a\x00b\r\n \t“quoted” \n\n"}
	importInto(t, path, archive.Options{}, want)
	got, err := open(t, path).Telegram(t.Context(), want.ID)
	if err != nil || got.Body != want.Body {
		t.Errorf("body %q, %v, want %q", got.Body, err, want.Body)
	}
}

func TestSameAgainChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	before, bytes := stat(t, path), read(t, path)
	report := importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	if report.Unchanged != 6 || report.New+report.Changed != 0 || report.Edition != 1 {
		t.Errorf("report %+v, want 6 unchanged and edition 1", report)
	}
	if !os.SameFile(before, stat(t, path)) || bytes != read(t, path) {
		t.Error("the file is another one")
	}
	if left := siblings(t, path); len(left) > 0 {
		t.Errorf("left beside the archive: %v", left)
	}
}

func TestTheSameSourceFromAnotherFolderChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	for _, name := range []string{"dump/cables.csv", "/srv/dump/cables.csv"} {
		im, err := archive.Begin(t.Context(), path, archive.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := im.Add(t.Context(), ruritania[0].telegram(), archive.Source{Name: name, Form: "csv", SHA256: "00"}, "windows-1252"); err != nil {
			t.Fatal(err)
		}
		if report, err := im.Commit(t.Context()); err != nil || report.Edition != 1 {
			t.Errorf("%s: edition %d, %v, want 1", name, report.Edition, err)
		}
	}
	versions, err := open(t, path).Versions(t.Context(), ruritania[0].id)
	if err != nil {
		t.Fatal(err)
	}
	want := []archive.Source{{Name: "cables.csv", Form: "csv", SHA256: "00", Notes: "windows-1252"}}
	if diff := cmp.Diff(want, versions[0].Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

func TestChangedTextMakesAVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	s := ruritania[0]
	old := s.telegram()
	importInto(t, path, archive.Options{}, old)
	s.text = "The king was seen in Strelsau."
	report := importInto(t, path, archive.Options{}, s.telegram())
	if report.Changed != 1 || report.Edition != 2 {
		t.Errorf("report %+v, want 1 changed and edition 2", report)
	}
	versions, err := open(t, path).Versions(t.Context(), s.id)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		if age := time.Since(v.Imported); age < 0 || age > time.Minute {
			t.Errorf("imported %v ago", age)
		}
	}
	if len(versions) != 2 || !versions[0].Current || versions[0].First != 2 || versions[0].Telegram.Body != s.telegram().Body ||
		versions[1].Current || versions[1].First != 1 || versions[1].SHA256 != archive.Sum(old) {
		t.Errorf("versions %+v, want the new one current and the old one kept", versions)
	}
}

func TestMetadataIsNeverBlanked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	full := ruritania[0].telegram()
	bare := cable.Telegram{ID: full.ID, Header: full.Header, Body: full.Body}
	importInto(t, path, archive.Options{}, full)
	if report := importInto(t, path, archive.Options{}, bare); report.Changed != 0 {
		t.Errorf("same text without metadata: %+v, want nothing changed", report)
	}
	later := full
	later.Released, later.Origin = moment("2011-08-30 01:44"), ""
	importInto(t, path, archive.Options{}, later)
	bare.Body += "\nA line more.\n"
	importInto(t, path, archive.Options{}, bare)
	got, err := open(t, path).Telegram(t.Context(), full.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := full
	want.Body, want.Released = bare.Body, later.Released
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("telegram (-want +got):\n%s", diff)
	}
}

func TestATelegramNeedsAnID(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	if _, err := tryImport(t.Context(), path, archive.Options{}, cable.Telegram{Body: "x"}); err == nil || !strings.Contains(err.Error(), "without reference ID") {
		t.Errorf("error %v, want one about the ID", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("an aborted import left an archive")
	}
}

// tables gives a query for each table of an archive, without what tells how it
// came about: numbers of rows and editions, times, and where within a day
// there was room for a cable. A table that a later
// migration makes is compared whole until it is mentioned here.
func tables(tb testing.TB, path string) []string {
	tb.Helper()
	special := map[string]string{
		"archive": `SELECT parser, cables FROM archive`,
		"cable": `SELECT id / 8192, ROW_NUMBER() OVER (ORDER BY id), ref, station, year, serial, created,
			day, released, classification, origin, sender, subject, tags, spellings,
			recipients, informed, markings, summary, summarised, signer, partial, redactions, fingerprint FROM cable`,
		"catalogue":        `SELECT * FROM catalogue WHERE part NOT IN ('id', 'telegram')`,
		"citation":         `SELECT c.ref, written, rank, cited, mention FROM citation JOIN cable AS c ON c.id = cable`,
		"edition":          `SELECT COUNT(*) > 0 FROM edition`,
		"sqlite_stat1":     `SELECT * FROM sqlite_stat1 WHERE tbl <> 'edition' AND tbl NOT LIKE 'search%'`,
		"problem":          `SELECT c.ref, position, code, part, start_byte, end_byte, what FROM problem JOIN cable AS c ON c.id = cable`,
		"source":           `SELECT name, form, sha256, notes FROM source`,
		"telegram":         `SELECT ref, sha256, current, created, released, origin, classification, header, body FROM telegram`,
		"telegram_source":  `SELECT t.ref, t.sha256, s.name FROM telegram_source AS ts JOIN telegram AS t ON t.id = ts.telegram JOIN source AS s ON s.id = ts.source`,
		"goose_db_version": `SELECT version_id, is_applied FROM goose_db_version`,
	}
	var queries []string
	for _, quoted := range dump(tb, path, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('sqlite_sequence') AND name NOT LIKE 'search%' ORDER BY name`) {
		name := strings.Trim(quoted, `[]"`)
		query, ok := special[name]
		if !ok {
			query = `SELECT * FROM ` + name
		}
		queries = append(queries, query)
	}
	return queries
}

func TestTenImportsEqualOne(t *testing.T) {
	dir := t.TempDir()
	all := append(telegrams(ruritania), generated(300)...)
	all = append(all, cable.Telegram{ID: "09ZENDA77", Body: "Nothing that looks like a cable.\n"})
	one := filepath.Join(dir, "one.db")
	importInto(t, one, archive.Options{}, all...)
	queries := tables(t, one)
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 2))
		ten := filepath.Join(dir, fmt.Sprintf("ten%d.db", seed))
		shuffled := slices.Clone(all)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for i := range 10 {
			from, to := i*len(all)/10, (i+1)*len(all)/10
			part := slices.Clone(shuffled[from:to])
			// Some that came in this import or before come once more.
			for range 10 {
				part = append(part, shuffled[random.IntN(to)])
			}
			importInto(t, ten, archive.Options{}, part...)
		}
		for _, query := range queries {
			want, got := sortedDump(t, one, query), sortedDump(t, ten, query)
			if len(want) < 1 {
				t.Errorf("%s: nothing there", query)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d: %s (-one import +ten):\n%s", seed, query, diff)
			}
		}
		if diff := cmp.Diff(indexed(t, one), indexed(t, ten)); diff != "" {
			t.Errorf("seed %d: full-text index (-one import +ten):\n%s", seed, diff)
		}
	}
}

func sortedDump(tb testing.TB, path, query string) []string {
	tb.Helper()
	rows := dump(tb, path, query)
	slices.Sort(rows)
	return rows
}

// indexed lists every term of the full-text index with the cables and places
// that it stands in; it is empty where this program cannot search.
func indexed(tb testing.TB, path string) []string {
	tb.Helper()
	if !archive.FullText() {
		return nil
	}
	all := dump(tb, path, `
		SELECT 'text', v.term, t.ref, v.offset
		FROM text_terms AS v JOIN telegram AS t ON t.id = v.doc
		UNION ALL
		SELECT 'subject', v.term, t.ref, v.offset
		FROM subject_terms AS v JOIN telegram AS t ON t.id = v.doc`,
		`CREATE VIRTUAL TABLE temp.text_terms USING fts5vocab(main, search, instance)`,
		`CREATE VIRTUAL TABLE temp.subject_terms USING fts5vocab(main, search_subject, instance)`)
	if len(all) == 0 {
		tb.Error("nothing is indexed")
	}
	slices.Sort(all)
	return all
}

func TestACableThatMovesToAnotherDayLeavesNothingBehind(t *testing.T) {
	for name, date := range map[string][2]string{
		"to a later day":    {"231430Z NOV 07", "2007-11-23 14:30"},
		"to an earlier day": {"211430Z NOV 07", "2007-11-21 14:30"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := ruritania[0]
			moved := s
			moved.dtg, moved.created, moved.tags = date[0], date[1], "PREL"
			path, fresh := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
			importInto(t, path, archive.Options{}, s.telegram(), ruritania[1].telegram())
			importInto(t, path, archive.Options{}, moved.telegram())
			importInto(t, fresh, archive.Options{}, moved.telegram(), ruritania[1].telegram())
			for _, table := range []string{"cable_tag", "cable_recipient", "citation", "filed"} {
				if diff := cmp.Diff(dump(t, fresh, "SELECT * FROM "+table), dump(t, path, "SELECT * FROM "+table)); diff != "" {
					t.Errorf("%s (-fresh +moved):\n%s", table, diff)
				}
			}
		})
	}
}

func TestRereadWithTheSameParserChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	before := read(t, path)
	report, err := archive.Reread(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(archive.Report{Read: 6, Unchanged: 6, Edition: 1}, report); diff != "" || before != read(t, path) {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestAnOlderParsersArchiveIsReadAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	want := dump(t, path, `SELECT * FROM cable ORDER BY id`)
	change(t, path, `UPDATE archive SET parser = 0`)
	change(t, path, `UPDATE cable SET subject = 'MISREAD', fingerprint = 0 WHERE ref = '07ZENDA4'`)
	report, err := archive.Reread(t.Context(), path, archive.Options{})
	if err != nil || report.Changed != 1 || report.Unchanged != 5 || report.Edition != 2 {
		t.Errorf("report %+v, %v, want 1 changed, edition 2", report, err)
	}
	if diff := cmp.Diff(want, dump(t, path, `SELECT * FROM cable ORDER BY id`)); diff != "" {
		t.Errorf("cables (-before +reread):\n%s", diff)
	}
	change(t, path, `UPDATE archive SET parser = 0`)
	change(t, path, `UPDATE cable SET subject = 'MISREAD', fingerprint = 0 WHERE ref = '07ZENDA4'`)
	if report := importInto(t, path, archive.Options{}, ruritania[0].telegram()); report.Unchanged != 1 || report.Edition != 3 {
		t.Errorf("report %+v, want an import to read all anew too", report)
	}
	if diff := cmp.Diff(want, dump(t, path, `SELECT * FROM cable ORDER BY id`)); diff != "" {
		t.Errorf("cables (-before +imported):\n%s", diff)
	}
}

func TestCancelledImportLeavesTheArchiveAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	importInto(t, path, archive.Options{}, telegrams(ruritania)...)
	before := read(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	im, err := archive.Begin(ctx, path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Add(ctx, generated(1)[0], archive.Source{Name: "x"}); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := im.Add(ctx, generated(1)[0], archive.Source{Name: "x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v, want it cancelled", err)
	}
	if _, err := im.Commit(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Commit: %v, want it cancelled", err)
	}
	if err := im.Abort(); err != nil {
		t.Errorf("Abort after Commit: %v", err)
	}
	if before != read(t, path) || len(siblings(t, path)) > 0 {
		t.Errorf("the archive changed, or files are left: %v", siblings(t, path))
	}
}

// What one source says of a cable and another does not is filed, in whichever
// order they come.
func TestParticularsOfTwoSourcesAreFiledTogether(t *testing.T) {
	full := ruritania[0].telegram()
	bare := cable.Telegram{ID: full.ID, Header: full.Header, Body: full.Body}
	for _, order := range [][]cable.Telegram{{bare, full}, {full, bare}} {
		path := filepath.Join(t.TempDir(), "cables.db")
		importInto(t, path, archive.Options{}, order...)
		e, err := open(t, path).Entry(t.Context(), full.ID)
		if err != nil {
			t.Fatal(err)
		}
		if e.Row.Origin.Slug != "embassy-strelsau" || e.Row.Classification.Slug != "confidential" || e.Row.Released.IsZero() {
			t.Errorf("row %+v, want what the full one says", e.Row)
		}
	}
}
