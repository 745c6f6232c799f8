package inverted

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
)

// A text is one to be indexed.
type text struct {
	id    int64
	terms string
}

// opened is an FTS5 table that nothing is in, or a skipped test.
func opened(t testing.TB, pageSize int) *sql.DB {
	t.Helper()
	file := url.URL{Scheme: "file", Path: filepath.Join(t.TempDir(), "index.db"), RawQuery: "_journal_mode=OFF&_synchronous=OFF"}
	db, err := sql.Open("sqlite3", file.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE VIRTUAL TABLE held USING fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii')`); err != nil {
		t.Skip("built without -tags sqlite_fts5")
	}
	must(t, db, `CREATE VIRTUAL TABLE instance USING fts5vocab(held, instance)`)
	must(t, db, `INSERT INTO held (held, rank) VALUES ('pgsz', ?)`, pageSize)
	return db
}

func must(t testing.TB, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// tables writes into the tables of the table held.
type tables struct{ db *sql.DB }

func (w tables) exec(statement string, args ...any) error {
	_, err := w.db.Exec(statement, args...)
	return err
}
func (w tables) Data(id int64, block []byte) error {
	return w.exec(`INSERT OR REPLACE INTO held_data (id, block) VALUES (?, ?)`, id, block)
}
func (w tables) Idx(segment int, term []byte, page int) error {
	return w.exec(`INSERT INTO held_idx (segid, term, pgno) VALUES (?, ?, ?)`, segment, term, page)
}
func (w tables) Docsize(id int64, size []byte, origin int) error {
	return w.exec(`INSERT INTO held_docsize (id, sz, origin) VALUES (?, ?, ?)`, id, size, origin)
}

// build has a Builder make the index of texts without those dropped.
func build(t testing.TB, texts []text, dropped []int64, pageSize, memory int) *sql.DB {
	t.Helper()
	b, err := New(Options{Path: filepath.Join(t.TempDir(), "built"), PageSize: pageSize, Memory: memory})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if err := b.Add(text.id, text.terms); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range dropped {
		b.Drop(id)
	}
	if err := b.Finish(context.Background()); err != nil {
		t.Fatal(err)
	}
	db := opened(t, pageSize)
	must(t, db, `BEGIN`)
	var structure []byte
	if err := db.QueryRow(`SELECT block FROM held_data WHERE id = 10`).Scan(&structure); err != nil {
		t.Fatal(err)
	}
	if err := b.Copy(structure, tables{db}); err != nil {
		t.Fatal(err)
	}
	must(t, db, `COMMIT`)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	// A connection remembers what its own changes made of an index.
	db.SetMaxIdleConns(0)
	db.SetMaxIdleConns(1)
	return db
}

// buildByFTS5 has FTS5 make the same.
func buildByFTS5(t testing.TB, texts []text, dropped []int64, pageSize int) *sql.DB {
	t.Helper()
	db := opened(t, pageSize)
	must(t, db, `BEGIN`)
	for _, text := range texts {
		must(t, db, `INSERT INTO held (rowid, text) VALUES (?, ?)`, text.id, text.terms)
	}
	for _, id := range dropped {
		must(t, db, `DELETE FROM held WHERE rowid = ?`, id)
	}
	must(t, db, `COMMIT`)
	return db
}

// answers lists the rows of a question, a line each.
func answers(t testing.TB, db *sql.DB, question string, args ...any) []string {
	t.Helper()
	rows, err := db.Query(question, args...)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var all []string
	for rows.Next() {
		values := make([]any, len(columns))
		pointers := make([]any, len(columns))
		for i := range values {
			pointers[i] = &values[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(values...))
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return all
}

// same fails unless both indexes say the same to whatever FTS5 asks them: all
// that is in them, and so many times each sort of query.
func same(t testing.TB, built, want *sql.DB, texts []text, times int) {
	t.Helper()
	must(t, built, `INSERT INTO held (held) VALUES ('integrity-check')`)
	equal := func(question string, args ...any) {
		t.Helper()
		got, want := answers(t, built, question, args...), answers(t, want, question, args...)
		if !slices.Equal(got, want) {
			t.Fatalf("%s %v: %d rows, FTS5 has %d%s", question, args, len(got), len(want), firstDifference(got, want))
		}
	}
	equal(`SELECT term, doc, offset FROM instance ORDER BY term, doc, offset`)
	equal(`SELECT id, sz FROM held_docsize ORDER BY id`)
	for _, db := range []*sql.DB{built, want} {
		sameScanned(t, db, texts, times)
	}
	for _, query := range queries(texts, times) {
		for _, order := range []string{"rowid", "rowid DESC", "rank, rowid"} {
			equal(`SELECT rowid, rank FROM held WHERE held MATCH ? ORDER BY `+order, query)
			equal(`SELECT rowid FROM held WHERE held MATCH ? AND rowid BETWEEN ? AND ? ORDER BY `+order, query, len(texts)/3, len(texts)/2)
		}
	}
}

func firstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("; row %d: %s, not %s", i, got[i], want[i])
		}
	}
	return ""
}

// queries are some of terms that texts have: alone, both, phrases, prefixes.
func queries(texts []text, times int) (all []string) {
	random := rand.New(rand.NewPCG(1, 2))
	for range times {
		if len(texts) == 0 {
			break
		}
		words := strings.Fields(texts[random.IntN(len(texts))].terms)
		others := strings.Fields(texts[random.IntN(len(texts))].terms)
		if len(words) == 0 || len(others) == 0 {
			continue
		}
		i := random.IntN(len(words))
		a, b := words[i], others[random.IntN(len(others))]
		all = append(all, `"`+a+`"`, `"`+a+`" AND "`+b+`"`, `"`+a+`" OR "`+b+`"`, `"`+a+`" NOT "`+b+`"`,
			`"`+strings.Join(words[i:min(len(words), i+3)], " ")+`"`, `"`+a[:(len(a)+1)/2]+`" *`)
	}
	return all
}

// zipf makes texts of words of which few are frequent and most are rare.
func zipf(seed uint64, texts, length, vocabulary int) (all []text) {
	random := rand.New(rand.NewPCG(seed, 1))
	words := rand.NewZipf(random, 1.1, 2, uint64(vocabulary))
	for id := range texts {
		var terms []string
		for range random.IntN(2 * length) {
			terms = append(terms, spell(words.Uint64()))
		}
		all = append(all, text{int64(id + 1), strings.Join(terms, " ")})
	}
	return all
}

// spell spells a number: some words begin alike, some are not ASCII, one in
// sixteen is longer than a gatherer's entry has room for.
func spell(n uint64) string {
	w := strconv.FormatUint(n*7919, 36)
	switch n % 16 {
	case 3:
		w = "é" + w
	case 7:
		w = "thisisawordlongerthanmost" + w
	}
	return w
}

func TestTheIndexIsTheOneThatFTS5Builds(t *testing.T) {
	shuffled := zipf(5, 400, 30, 3000)
	rand.New(rand.NewPCG(9, 9)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, c := range []struct {
		name     string
		texts    []text
		dropped  []int64
		pageSize int
		memory   int
	}{
		{name: "no text at all", pageSize: 4050, memory: 1 << 20},
		{name: "a text without terms", texts: []text{{1, ""}}, pageSize: 4050, memory: 1 << 20},
		{name: "one text of one term", texts: []text{{7, "a"}}, pageSize: 4050, memory: 1 << 20},
		{name: "a term of 256 bytes", texts: []text{{7, strings.Repeat("x", 256) + " y"}}, pageSize: 300, memory: 1 << 20},
		{name: "texts with large numbers", texts: []text{{1 << 20, "a b"}, {1 << 40, "a c"}, {1<<62 + 1, "b a"}}, pageSize: 4050, memory: 1 << 20},
		{name: "one run", texts: zipf(1, 500, 60, 4000), pageSize: 4050, memory: 1 << 30},
		{name: "many runs", texts: zipf(2, 500, 60, 4000), pageSize: 4050, memory: 1},
		{name: "small pages", texts: zipf(3, 500, 60, 4000), pageSize: 64, memory: 2 << 20},
		{name: "few words, so that postings go over many pages", texts: zipf(4, 800, 30, 12), pageSize: 50, memory: 2 << 20},
		{name: "texts longer than pages", texts: zipf(8, 30, 4000, 40), pageSize: 100, memory: 2 << 20},
		{name: "no order", texts: shuffled, pageSize: 200, memory: 1 << 20},
		{name: "dropped texts", texts: zipf(6, 300, 30, 3000), dropped: []int64{1, 17, 18, 300, 999}, pageSize: 200, memory: 1 << 20},
		{name: "all dropped", texts: zipf(6, 3, 30, 3000), dropped: []int64{1, 2, 3}, pageSize: 200, memory: 1 << 20},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := buildByFTS5(t, c.texts, c.dropped, c.pageSize)
			same(t, build(t, c.texts, c.dropped, c.pageSize, c.memory), want, c.texts, 20)
		})
	}
}

func TestADoclistIndexHasLevels(t *testing.T) {
	texts := zipf(4, 3500, 30, 12)
	built := build(t, texts, nil, 32, 4<<20)
	heights := answers(t, built, `SELECT DISTINCT (id >> 31) & 31 FROM held_data WHERE (id >> 36) & 1 ORDER BY 1`)
	if len(heights) < 3 {
		t.Errorf("heights %v: this test needs a tree of three levels", heights)
	}
	same(t, built, buildByFTS5(t, texts, nil, 32), texts, 5)
}

func TestFTS5GoesOnWithTheIndex(t *testing.T) {
	texts := zipf(10, 400, 40, 2000)
	more := zipf(11, 200, 40, 2500)
	for i := range more {
		more[i].id += 400
	}
	built := build(t, texts, nil, 500, 1<<20)
	want := buildByFTS5(t, texts, nil, 500)
	all := slices.Concat(texts, more)
	for _, db := range []*sql.DB{built, want} {
		must(t, db, `BEGIN`)
		for i, text := range more {
			must(t, db, `INSERT INTO held (rowid, text) VALUES (?, ?)`, text.id, text.terms)
			must(t, db, `DELETE FROM held WHERE rowid = ?`, 1+2*i)
		}
		must(t, db, `COMMIT`)
	}
	same(t, built, want, all, 20)
	for _, db := range []*sql.DB{built, want} {
		must(t, db, `INSERT INTO held (held) VALUES ('optimize')`)
	}
	same(t, built, want, all, 20)
}
