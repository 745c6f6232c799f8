package archive

import (
	"context"
	"database/sql"
	"math/bits"

	"github.com/bits-and-blooms/bitset"
)

// Words that many cables have cost most to look up, and readers use them most.
// So the texts of each are kept besides, as a set: a bit for every row of the
// table telegram, the lowest first. It knows of the texts that there were when
// the index was built; later ones are looked up.

// oneInOften is how common a word is whose texts are kept: one text of so many has it.
const oneInOften = 8

const createOften = `
	CREATE TABLE search_often (
		term  TEXT PRIMARY KEY, -- 'government'
		texts BLOB NOT NULL,    -- a bit for each telegram.id, the lowest first
		upto  INTEGER NOT NULL  -- 251288: the first telegram.id that is not known about
	) STRICT, WITHOUT ROWID`

// An oftenSet are the texts that have a word.
type oftenSet struct {
	term  string
	texts []byte
	last  int64
}

func newOftenSet(term string, texts []int64) oftenSet {
	last := texts[len(texts)-1]
	set := make([]byte, last/8+1)
	for _, text := range texts {
		set[text/8] |= 1 << (text % 8)
	}
	return oftenSet{term, set, last}
}

func storeOften(tx *sql.Tx, sets []oftenSet) error {
	add, err := tx.Prepare(`INSERT INTO search_often (term, texts, upto) VALUES (?, ?, ?)`)
	if err != nil {
		return err
	}
	last := int64(0)
	for _, set := range sets {
		last = max(last, set.last)
	}
	for _, set := range sets {
		if _, err := add.Exec(set.term, set.texts, last+1); err != nil {
			return err
		}
	}
	return nil
}

// addOften adds the cables of the texts that are known to have a word, and
// gives the first text that is not known about: 0 for a word that few have.
func (f *finder) addOften(found *bitset.BitSet, term string) (upto int, err error) {
	if !f.often[term] {
		return 0, nil
	}
	var texts []byte
	err = f.db.QueryRowContext(f.ctx, `SELECT texts, upto FROM search_often WHERE term = ?`, term).Scan(&texts, &upto)
	if f.late(err) {
		return 0, nil
	}
	eachOften(texts, func(text int) {
		if place, ok := f.catalogue.placeOfText(text); ok {
			found.Set(uint(place))
		}
	})
	return upto, err
}

// eachOften gives the rows of the texts in a set of the table search_often.
func eachOften(set []byte, do func(text int)) {
	for i, b := range set {
		for ; b != 0; b &= b - 1 {
			do(8*i + bits.TrailingZeros8(b))
		}
	}
}

const oftenTable = "search_often"

// loadOften gives the words whose texts an archive keeps.
func loadOften(ctx context.Context, db asker) (map[string]bool, error) {
	known, err := hasTable(ctx, db, oftenTable)
	if err != nil || !known {
		return nil, err
	}
	terms, err := collect(ctx, db, scanOne[string], `SELECT term FROM search_often`)
	often := make(map[string]bool, len(terms))
	for _, term := range terms {
		often[term] = true
	}
	return often, err
}

// An oftenKeeper forgets the sets of common words when a text is put in that
// they should know about: one that was held when they were made, and has become
// current since.
type oftenKeeper struct {
	tx   *sql.Tx
	upto int64
}

func newOftenKeeper(tx *sql.Tx) (k oftenKeeper, err error) {
	k.tx = tx
	known, err := hasTable(context.Background(), tx, oftenTable)
	if err == nil && known {
		err = tx.QueryRow(`SELECT COALESCE(MAX(upto), 0) FROM search_often`).Scan(&k.upto)
	}
	return k, err
}

func (k *oftenKeeper) put(text int64) error {
	if text >= k.upto {
		return nil
	}
	k.upto = 0
	_, err := k.tx.Exec(`DELETE FROM search_often`)
	return err
}
