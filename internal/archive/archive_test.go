package archive_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A sample is a fictional cable, in the terms that the archive files it by.
type sample struct {
	id       cable.ID
	created  string // YYYY-MM-DD hh:mm, as published; "" if unknown
	released string // likewise
	dtg      string // "221430Z NOV 07"; "" for a header without
	origin   string
	class    string
	tags     string
	refs     string // REF lines
	subject  string
	text     string // of paragraph 1
	signer   string
}

// telegram writes a sample as a source would give it.
func (s sample) telegram() cable.Telegram {
	t := cable.Telegram{ID: s.id, Created: moment(s.created), Released: moment(s.released), Origin: s.origin, Classification: s.class}
	if s.dtg != "" {
		t.Header = "VZCZCXYZ0001\nRR RUEHWEB\n\nDE RUEHST #0001 3261430\nZNR UUUUU ZZH\nR " + s.dtg +
			"\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC 0001\nINFO RUEHZN/AMEMBASSY ZENDA 0002\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "C O N F I D E N T I A L %s %06d\n\nSIPDIS\n\nE.O. 12958: DECL: 11/22/2017\n", s.id.Station(), s.id.Serial())
	if s.tags != "" {
		fmt.Fprintf(&b, "TAGS: %s\n", s.tags)
	}
	fmt.Fprintf(&b, "SUBJECT: %s\n", orElse(s.subject, "THE PRISONER OF "+s.id.Station()))
	if s.refs != "" {
		fmt.Fprintf(&b, "\nREF: %s\n", s.refs)
	}
	fmt.Fprintf(&b, "\n1. (C) %s\n\n2. (C) COMMENT: Nothing of this is true. END COMMENT.\n%s\n",
		orElse(s.text, "The king was seen at the hunting lodge."), orElse(s.signer, "RASSENDYLL"))
	t.Body = b.String()
	return t
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func moment(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// ruritania is the archive that most tests read.
var ruritania = []sample{
	{id: "07STRELSAU18", created: "2007-11-22 14:30", released: "2011-02-02 21:09", dtg: "221430Z NOV 07",
		origin: "Embassy Strelsau", class: "CONFIDENTIAL", tags: "PREL PGOV RI", subject: "THE KING AT ZENDA", signer: "SAPT"},
	{id: "07STRELSAU19", created: "2007-11-22 09:00", released: "2011-02-02 21:09", dtg: "220900Z NOV 07",
		origin: "Embassy Strelsau", class: "SECRET//NOFORN", tags: "PREL PARM", refs: "A. STRELSAU 18\n     B. ZENDA 4\n     C. 05 HENTZAU 99"},
	{id: "07STRELSAU20", created: "2007-12-01 10:00", released: "2010-12-01 12:00", dtg: "011000Z DEC 07",
		origin: "Embassy Strelsau", class: "SECRET", tags: "POGOV ECON", text: "See 07STRELSAU18 on the king."},
	{id: "07ZENDA4", created: "2007-10-03 08:15", released: "2011-02-02 18:00", dtg: "030815Z OCT 07",
		origin: "Consulate Zenda", class: "CONFIDENTIAL", tags: "PREL", text: "The guard xxxxxxxxxxxx was bribed."},
	{id: "08ZENDA4", created: "2008-01-10 08:15", dtg: "100815Z JAN 08",
		origin: "Consulate Zenda", class: "UNCLASSIFIED", tags: "ECON ETRD", refs: "A. 07 ZENDA 4\n     B. 05 HENTZAU 99"},
	{id: "09STRELSAU1", released: "2010-12-01 12:00", tags: "PGOV"},
}

func telegrams(samples []sample) []cable.Telegram {
	var all []cable.Telegram
	for _, s := range samples {
		all = append(all, s.telegram())
	}
	return all
}

// importInto runs one import of telegrams, as from one file.
func importInto(tb testing.TB, path string, o archive.Options, all ...cable.Telegram) archive.Report {
	tb.Helper()
	report, err := tryImport(tb.Context(), path, o, all...)
	if err != nil {
		tb.Fatal(err)
	}
	return report
}

func tryImport(ctx context.Context, path string, o archive.Options, all ...cable.Telegram) (archive.Report, error) {
	im, err := archive.Begin(ctx, path, o)
	if err != nil {
		return archive.Report{}, err
	}
	for _, t := range all {
		if err := im.Add(ctx, t, archive.Source{Name: "demo/" + string(t.ID) + ".txt", Form: "text", SHA256: archive.Sum(t)}); err != nil {
			return archive.Report{}, errors.Join(err, im.Abort())
		}
	}
	return im.Commit(ctx)
}

func open(tb testing.TB, path string) *archive.Archive {
	tb.Helper()
	a, err := archive.Open(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	return a
}

// openRuritania makes an archive of the sample cables and opens it.
func openRuritania(tb testing.TB) *archive.Archive {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "cables.db")
	importInto(tb, path, archive.Options{}, telegrams(ruritania)...)
	return open(tb, path)
}

func ids(rows []archive.Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, string(r.ID))
	}
	return strings.Join(all, " ")
}

// dump gives the rows of a query, each as one string.
func dump(tb testing.TB, path, query string, before ...string) []string {
	tb.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, statement := range before {
		if _, err := db.Exec(statement); err != nil {
			tb.Fatal(err)
		}
	}
	rows, err := db.Query(query)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var all []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			tb.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%q", values))
	}
	return all
}

// change alters an archive behind the program's back.
func change(tb testing.TB, path, statement string) {
	tb.Helper()
	db, err := sql.Open("sqlite3", path)
	if err == nil {
		_, err = db.Exec(statement)
		db.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
}

func stat(tb testing.TB, path string) os.FileInfo {
	tb.Helper()
	info, err := os.Stat(path)
	if err != nil {
		tb.Fatal(err)
	}
	return info
}

func read(tb testing.TB, path string) string {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// siblings lists what an import left beside an archive, but for its lock.
func siblings(tb testing.TB, path string) []string {
	tb.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		tb.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if name := e.Name(); name != filepath.Base(path) && name != filepath.Base(path)+".lock" {
			names = append(names, name)
		}
	}
	return names
}
