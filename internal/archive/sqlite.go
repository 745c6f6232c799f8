package archive

import (
	"context"
	"database/sql/driver"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// A connector opens connections to one file. Its settings are in the DSN or
// the driver's hook, never set by Exec, which would reach one connection of the
// pool only.
type connector struct {
	driver *sqlite3.SQLiteDriver
	dsn    string
}

func (c *connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c *connector) Driver() driver.Driver                        { return c.driver }

// dsn makes a data source name of a path and settings. Blanks, #, ? and % in
// the path are escaped.
func dsn(path, settings string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: settings}
	return u.String()
}

// newPinned is a connector for readers. Its first connection decides on the
// edition; any that finds another is refused.
func newPinned(path string) *connector {
	p := &pin{path: path}
	return &connector{
		driver: &sqlite3.SQLiteDriver{ConnectHook: p.check},
		dsn:    dsn(path, "mode=ro&immutable=1&_query_only=1&_cache_size=-8000&_stmt_cache_size=64"),
	}
}

// A pin holds a pool's connections to one edition.
type pin struct {
	path string

	mu      sync.Mutex
	edition string // number and time of building; "" before the first connection
}

func (p *pin) check(conn *sqlite3.SQLiteConn) error {
	found, err := editionOf(conn)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.edition == "" {
		p.edition = found
	}
	if p.edition != found {
		return fileError(Replaced, p.path, nil, "%s: another edition has taken the place of the one being read: open the archive again", p.path)
	}
	return nil
}

// editionOf names the edition that a connection reads. The time is part of it,
// because an archive built from nothing starts again at edition 1.
func editionOf(conn *sqlite3.SQLiteConn) (string, error) {
	rows, err := conn.Query(`SELECT edition, built FROM archive`, nil)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	values := make([]driver.Value, 2)
	if err := rows.Next(values); err != nil {
		return "", err
	}
	return fmt.Sprint(values[0], values[1]), nil
}

// pageSize is that of a new archive's pages in bytes. Texts are of all sizes
// around it: of pages twice as large, a fifteenth more of the file is empty.
const pageSize = 2048

// newBuilder is a connector for the one writer of a file that nobody else
// knows, with so many KiB of memory. It needs no journal: a build that fails is thrown away whole.
func newBuilder(path string, memory int) *connector {
	return &connector{
		driver: &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
			// A file that has pages keeps their size.
			_, err := conn.Exec("PRAGMA page_size = "+strconv.Itoa(pageSize), nil)
			return err
		}},
		dsn: dsn(path, "mode=rw&_journal_mode=OFF&_synchronous=OFF&_locking_mode=EXCLUSIVE&_cache_size=-"+strconv.Itoa(memory)),
	}
}
