package inverted

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// sameScanned fails unless scans of an index give what FTS5 says is in it: of
// all terms, and so many times of some.
func sameScanned(t testing.TB, db *sql.DB, texts []text, times int) {
	t.Helper()
	counts := answers(t, db, `SELECT doc || ' ' || COUNT(*) || ' ' || term FROM instance GROUP BY term, doc`)
	random := rand.New(rand.NewPCG(5, 6))
	for n := range times + 1 {
		from, to := "", "\xff"
		if n > 0 && len(counts) > 0 {
			_, from, _ = strings.Cut(counts[random.IntN(len(counts))], " ")
			_, from, _ = strings.Cut(from, " ")
			from = from[:1+random.IntN(len(from))]
			to = []string{from + "\x00", from + "\xff"}[n%2]
		}
		var want []string
		for _, c := range counts {
			_, term, _ := strings.Cut(c, " ")
			if _, term, _ = strings.Cut(term, " "); term >= from && term < to {
				want = append(want, c)
			}
		}
		got := scanned(t, db, from, to)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("from %q to %q a scan gives %d texts, FTS5 %d%s", from, to, len(got), len(want), firstDifference(got, want))
		}
	}
}

// scanned lists the texts of terms, and how often each has its term.
func scanned(t testing.TB, db *sql.DB, from, to string) (all []string) {
	t.Helper()
	var structure []byte
	if err := db.QueryRow(`SELECT block FROM held_data WHERE id = 10`).Scan(&structure); err != nil {
		t.Fatal(err)
	}
	segments, err := Segments(structure)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range segments {
		first, end := s.Deletions()
		var deleted []int64
		for _, page := range blocks(t, db, first, end-1) {
			if deleted, err = DeletedTexts(deleted, page); err != nil {
				t.Fatal(err)
			}
		}
		term := ""
		scan := NewScan(from, to, func(read []byte) bool { term = string(read); return true }, func(text int64) bool { return !slices.Contains(deleted, text) }, func(text int64, positions int) {
			all = append(all, fmt.Sprintf("%d %d %s", text, positions, term))
		})
		page := s.First
		err := db.QueryRow(`SELECT pgno >> 1 FROM held_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1`, s.Number, scan.Begin()).Scan(&page)
		if err != nil && err != sql.ErrNoRows {
			t.Fatal(err)
		}
		for _, block := range blocks(t, db, s.Leaf(page), s.Leaf(s.Last)) {
			done, err := scan.Page(block)
			if err != nil {
				t.Fatal(err)
			}
			if done {
				break
			}
		}
	}
	return all
}

func blocks(t testing.TB, db *sql.DB, first, last int64) (all [][]byte) {
	t.Helper()
	rows, err := db.Query(`SELECT block FROM held_data WHERE id BETWEEN ? AND ? ORDER BY id`, first, last)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var block []byte
		if err := rows.Scan(&block); err != nil {
			t.Fatal(err)
		}
		all = append(all, block)
	}
	return all
}

// FuzzScan reads pages that are none.
func FuzzScan(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x10\x020a\x01\x02\x03\x01\x01b\x01\x02\x03\x04\x06"), "a", "c")
	f.Fuzz(func(t *testing.T, page []byte, from, to string) {
		s := NewScan(from, to, nil, func(text int64) bool { return text%2 == 0 }, func(int64, int) {})
		for range 2 {
			if done, err := s.Page(page); done || err != nil {
				break
			}
		}
		_, _ = Segments(page)
		_, _ = DeletedTexts(nil, page)
	})
}
