package site_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/site"
)

// sandcastle is a cable with everything that a page has to show: a cut
// sentence, a redaction, talking points, a table, an old false anchor,
// references of three kinds, and a tag that is misprinted.
const sandcastle = `S E C R E T SECTION 01 OF 02 STATE 000300

SIPDIS
NOFORN

STATE FOR EUR/SAND

E.O. 12958: DECL: 05/01/2019
TAGS: PREL POGOV ECON
SUBJECT: DEMARCHE ON <B>SANDCASTLES</B> & MOATS

REF: A. LILLIPUT 7
     B. 08 LILLIPUT 900
     C. GULLIVER-SMITH TELCON OF MAY 1

Classified By: Director Ada Quill for reasons 1.4 (b) and (d)

-------
SUMMARY
-------

1. (S/NF) ACTION REQUEST: Post should remind the Court that a
moat is a moat (ref A). The bucket is held by XXXXXXXXXXXX of the

STATE 00000300  001.2 OF 002

harbor office. END SUMMARY.

2. (C) Post should say that:

-- The tide is not negotiable.

-- A spade was lent in
2006. It has not come back.

3. (U) The count so far:

     Bucket        2      3
     Spade         1      0

4. (SBU) See also ref B.
QUILL
`

const reply = `CONFIDENTIAL LILLIPUT 000007

E.O. 12958: DECL: 05/02/2019
TAGS: PREL, LX
SUBJECT: LILLIPUT ON MOATS
REF: STATE 300

1. (C) The Court took the point in STATE 300 and kept the spade.
THUMB
`

const header = "VZCZCXYZ0300\nOO RUEHLI\nDE RUEHC #0300 1211200\nZNY SSSSS ZZH\nO 011200Z MAY 09\nFM SECSTATE WASHDC\n" +
	"TO RUEHLI/AMEMBASSY LILLIPUT IMMEDIATE 0001\nINFO RUEHBF/AMEMBASSY BLEFUSCU PRIORITY 0002\nXMT AMCONSUL MILDENDO"

// many is how many small cables there are beside, so that lists have two pages.
const many = 55

func telegrams() []cable.Telegram {
	day := func(n, hour int) time.Time { return time.Date(2009, 5, n, hour, 0, 0, 0, time.UTC) }
	released := time.Date(2011, 2, 2, 21, 9, 0, 0, time.UTC)
	all := []cable.Telegram{
		{ID: "09STATE300", Created: day(1, 12), Released: released, Origin: "Secretary of State",
			Classification: "SECRET//NOFORN", Header: header, Body: sandcastle},
		{ID: "09LILLIPUT7", Created: day(2, 9), Released: released, Origin: "Embassy Lilliput",
			Classification: "CONFIDENTIAL", Body: reply},
	}
	for n := range many {
		all = append(all, cable.Telegram{ID: cable.NewID(2009, "MILDENDO", 1000+n), Created: day(3+n%20, 8), Released: released.AddDate(0, 1, 0),
			Origin: "Consulate Mildendo", Classification: "UNCLASSIFIED",
			Body: fmt.Sprintf("UNCLAS MILDENDO %06d\n\nTAGS: ECON\nSUBJECT: EGG PRICES, BULLETIN %d\n\n1. Eggs are at %d sprugs, either end.\nTHUMB\n", 1000+n, n+1, n)})
	}
	return all
}

// folder holds the archive that the tests share.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "cables-site"); err != nil {
		panic(err)
	}
	status := m.Run()
	os.RemoveAll(folder)
	os.Exit(status)
}

var shared = sync.OnceValues(func() (*archive.Archive, error) {
	return build(filepath.Join(folder, "cables.db"), telegrams())
})

func build(path string, telegrams []cable.Telegram) (*archive.Archive, error) {
	return buildWith(path, telegrams, archive.Options{})
}

func buildWith(path string, telegrams []cable.Telegram, options archive.Options) (*archive.Archive, error) {
	ctx := context.Background()
	im, err := archive.Begin(ctx, path, options)
	if err != nil {
		return nil, err
	}
	for _, t := range telegrams {
		if err := im.Add(ctx, t, archive.Source{Name: string(t.ID) + ".txt", Form: "text"}); err != nil {
			return nil, err
		}
	}
	if _, err := im.Commit(ctx); err != nil {
		return nil, err
	}
	return archive.Open(ctx, path)
}

// newSite serves the fictional cables of this file.
func newSite(t *testing.T, settings site.Settings) *site.Server {
	t.Helper()
	a, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, site.Always(a), settings)
}

func serve(t *testing.T, pin site.Pin, settings site.Settings) *site.Server {
	t.Helper()
	if settings.Log == nil {
		settings.Log = slog.New(slog.DiscardHandler)
	}
	s, err := site.New(pin, settings)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var demoBox = regexp.MustCompile(`^(\S+) (\d{4}-\d\d-\d\d \d\d:\d\d) (\d{4}-\d\d-\d\d \d\d:\d\d) (.+)$`)

// demo reads the project's own telegrams, as far as they have the published box.
func demo(t *testing.T) []cable.Telegram {
	t.Helper()
	files, err := filepath.Glob("../../testdata/demo/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []cable.Telegram
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if telegram, ok := readDemo(string(text)); ok {
			all = append(all, telegram)
		}
	}
	return all
}

func readDemo(text string) (cable.Telegram, bool) {
	lines := strings.SplitN(text, "\n", 3)
	if len(lines) < 3 {
		return cable.Telegram{}, false
	}
	box := demoBox.FindStringSubmatch(lines[1])
	if box == nil {
		return cable.Telegram{}, false
	}
	telegram := cable.Telegram{ID: cable.ID(box[1])}
	telegram.Created, _ = time.Parse("2006-01-02 15:04", box[2])
	telegram.Released, _ = time.Parse("2006-01-02 15:04", box[3])
	for _, c := range glossary.Classifications() {
		if origin, ok := strings.CutPrefix(box[4], c.Name+" "); ok {
			telegram.Classification, telegram.Origin = c.Name, origin
		}
	}
	at := 0
	for line := range strings.Lines(lines[2]) {
		letters := strings.ToUpper(strings.ReplaceAll(line, " ", ""))
		if strings.HasPrefix(letters, "SECRET") || strings.HasPrefix(letters, "CONFIDENTIAL") || strings.HasPrefix(letters, "UNCLAS") {
			break
		}
		at += len(line)
	}
	telegram.Header, telegram.Body = strings.TrimSuffix(lines[2][:at], "\n"), lines[2][at:]
	return telegram, true
}
