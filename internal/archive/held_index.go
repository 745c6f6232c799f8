package archive

import "database/sql"

// A heldIndex is that of the archive itself.
type heldIndex struct {
	add, addSubject, remove, removeSubject, has *sql.Stmt

	often oftenKeeper
}

func prepareIndex(tx *sql.Tx) (*heldIndex, error) {
	x := &heldIndex{}
	var err error
	if x.often, err = newOftenKeeper(tx); err != nil {
		return nil, err
	}
	return x, prepare(tx, []preparation{
		{&x.add, `INSERT INTO search (rowid, text) VALUES (?, ?)`},
		{&x.addSubject, `INSERT INTO search_subject (rowid, subject) VALUES (?, ?)`},
		{&x.remove, `DELETE FROM search WHERE rowid = ?`},
		{&x.removeSubject, `DELETE FROM search_subject WHERE rowid = ?`},
		{&x.has, `SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)`},
	})
}

func (x *heldIndex) put(text int64, t terms) error {
	err := x.often.put(text)
	if err == nil {
		_, err = x.add.Exec(text, t.text)
	}
	if err == nil && t.subject != "" {
		_, err = x.addSubject.Exec(text, t.subject)
	}
	return err
}

func (x *heldIndex) drop(text int64) error {
	_, err := x.remove.Exec(text)
	if err == nil {
		_, err = x.removeSubject.Exec(text)
	}
	return err
}

func (x *heldIndex) holds(text int64) (held bool, err error) {
	err = x.has.QueryRow(text).Scan(&held)
	return held, err
}
