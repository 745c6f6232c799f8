package synth_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/source"
	"cables/internal/synth"
)

// sampleSize is how many cables the shape is measured on.
const sampleSize = 5_000

// sample is what the shape is measured on: the telegrams, and what package
// cable reads of them.
var sample = sync.OnceValue(func() (s struct {
	telegrams []cable.Telegram
	cables    []*cable.Cable
}) {
	a, err := synth.New(sampleSize, 1)
	if err != nil {
		panic(err)
	}
	for i := range a.Count() {
		s.telegrams = append(s.telegrams, a.Telegram(i))
		s.cables = append(s.cables, cable.Parse(s.telegrams[i]))
	}
	return s
})

func newArchive(t testing.TB, count int, seed uint64) *synth.Archive {
	t.Helper()
	a, err := synth.New(count, seed)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func dump(t testing.TB, a *synth.Archive) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := a.WriteDump(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	first := dump(t, newArchive(t, 1_500, 7))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	if !bytes.Equal(dump(t, newArchive(t, 1_500, 7)), first) {
		t.Error("the same count and seed give other bytes on three processors")
	}
	if bytes.Equal(dump(t, newArchive(t, 1_500, 8)), first) {
		t.Error("another seed gives the same bytes")
	}
}

func TestNoArchiveHasNoCablesOrTooMany(t *testing.T) {
	for _, count := range []int{-1, 0, synth.MostCables + 1} {
		if _, err := synth.New(count, 1); err == nil {
			t.Errorf("%d cables are planned", count)
		}
	}
}

// Row by row the dump gives the telegrams that were written.
func TestTheDumpReadsBack(t *testing.T) {
	a := newArchive(t, 1_000, 3)
	n := 0
	unread, err := source.Read(t.Context(), []string{"-"}, bytes.NewReader(dump(t, a)), func(i source.Item) error {
		if want := a.Telegram(n); i.Telegram != want || len(i.Notes) > 0 {
			t.Errorf("cable %d is read as %s, notes %q, and was written as %s", n, i.Telegram.ID, i.Notes, want.ID)
		}
		n++
		return nil
	})
	if err != nil || len(unread) > 0 || n != a.Count() {
		t.Errorf("%d of %d are read, unread %v, error %v", n, a.Count(), unread, err)
	}
}

func TestPagesReadBack(t *testing.T) {
	a, dir := newArchive(t, 300, 3), t.TempDir()
	if err := a.WritePages(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	byID := map[cable.ID]int{}
	for i := range a.Count() {
		byID[a.ID(i)] = i
	}
	files, skipped, err := source.Find([]string{dir})
	if err != nil || skipped > 0 {
		t.Fatal(skipped, err)
	}
	unread, err := source.Read(t.Context(), files, nil, func(item source.Item) error {
		i := byID[item.Telegram.ID]
		want, got := a.Telegram(i), item.Telegram
		released := a.Released(i)
		if got.Header != want.Header || got.Body != want.Body || got.Classification != want.Classification || got.Origin != want.Origin {
			t.Errorf("%s is read with another text or box", got.ID)
		}
		if got.Released.Format("2006-01-02 15") != released.Format("2006-01-02 15") || got.Created.Format("2006-01-02 15") != want.Created.Format("2006-01-02 15") {
			t.Errorf("%s is read as of %v, released %v", got.ID, got.Created, got.Released)
		}
		if batch := filepath.Join(dir, released.Format("2006-01-02"), "cable", want.Created.Format("2006/01")); filepath.Dir(item.Name) != batch {
			t.Errorf("%s lies in %s", got.ID, item.Name)
		}
		return nil
	})
	if err != nil || len(unread) > 0 || len(files) != a.Count() {
		t.Errorf("%d pages of %d, unread %v, error %v", len(files), a.Count(), unread, err)
	}
	if folders, _ := os.ReadDir(dir); len(folders) < 20 {
		t.Errorf("there are %d batches", len(folders))
	}
}

func TestIDsAreUniqueAtAnySize(t *testing.T) {
	for _, count := range []int{1, 251_287, 1_000_000} {
		a := newArchive(t, count, 1)
		seen := make(map[cable.ID]bool, count)
		for i := range count {
			seen[a.ID(i)] = true
		}
		if len(seen) != count {
			t.Errorf("%d cables have %d IDs", count, len(seen))
		}
	}
}

// Months and stations have what they have in the published archive, to one
// cable.
func TestMonthsAndStationsAreInProportion(t *testing.T) {
	months, stations := map[string]int{}, map[string]int{}
	for _, tele := range sample().telegrams {
		months[tele.Created.Format("2006-01")]++
		stations[tele.ID.Station()]++
	}
	near := func(name string, got, published int) {
		if want := float64(published) * sampleSize / 251_287; math.Abs(float64(got)-want) > 1 {
			t.Errorf("%s has %d cables, want %.1f", name, got, want)
		}
	}
	file, err := os.Open("tables/cables_per_month.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		n, _ := strconv.Atoi(row[1])
		near(row[0], months[row[0]], n)
	}
	for _, s := range glossary.Stations() {
		near(s.Code, stations[s.Code], s.Cables)
	}
}

func TestBodiesAreLogNormal(t *testing.T) {
	var sizes []int
	sum := 0
	for _, tele := range sample().telegrams {
		size := len(tele.Body)
		sizes, sum = append(sizes, size), sum+size
	}
	slices.Sort(sizes)
	within(t, "the median", float64(sizes[len(sizes)/2]), 4_400, 0.05)
	within(t, "the mean", float64(sum)/sampleSize, 6_200, 0.05)
	within(t, "the 95th of a hundred", float64(sizes[len(sizes)*95/100]), 4_400*math.Exp(1.645*0.828), 0.08)
	if largest := sizes[len(sizes)-1]; largest < 35_000 || largest > 72_000 {
		t.Errorf("the largest body has %d bytes", largest)
	}
}

// within fails unless a value is so near, relatively, to the one wanted.
func within(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > want*tolerance {
		t.Errorf("%s is %.4g, want %.4g within %.0f %%", what, got, want, tolerance*100)
	}
}

var word = regexp.MustCompile(`[a-z]+`)

func TestWordsAreManyAndInZipfProportion(t *testing.T) {
	counts, total := map[string]int{}, 0
	for _, tele := range sample().telegrams {
		for _, w := range word.FindAllString(strings.ToLower(tele.Body), -1) {
			counts[w]++
			total++
		}
	}
	if len(counts) < 150_000 {
		t.Errorf("there are %d words", len(counts))
	}
	var ranked []int
	for _, n := range counts {
		ranked = append(ranked, n)
	}
	slices.SortFunc(ranked, func(a, b int) int { return b - a })
	slope := math.Log(float64(ranked[9])/float64(ranked[9_999])) / math.Log(1_000)
	within(t, "the slope from the 10th word to the 10,000th", slope, 1, 0.25)
	for w, rate := range map[string]float64{"the": 0.075, "of": 0.038, "and": 0.04, "to": 0.026, "in": 0.02, "a": 0.024} {
		within(t, "the share of "+w, float64(counts[w])/float64(total), rate, 0.4)
	}
}

// intended are the problems that the oddities make, and how many cables of a
// hundred have one at most.
var intended = map[string]float64{
	"no-classification-line": 2, "number-differs": 1.2, "classification-differs": 1.2, "no-tags": 2, "no-subject": 2,
	"paragraph-missing": 6, "paragraph-repeated": 3, "paragraph-steps-back": 2,
}

func TestTelegramsAreParsedWithNoProblemsButThoseIntended(t *testing.T) {
	problems := map[string]int{}
	tags, known, numbered, marked, recipients, signed := 0, 0, 0, 0, 0, 0
	for _, c := range sample().cables {
		for _, p := range c.Problems {
			problems[p.Code]++
		}
		for _, tag := range c.Tags {
			tags++
			if tag.Kind != string(glossary.TagUnknown) {
				known++
			}
		}
		if !strings.Contains(c.Body, "\nFICTION WRITTEN BY CABLES SYNTH") {
			t.Errorf("%s does not say that it is fiction", c.ID)
		}
		numbered += min(1, paragraphs(c))
		marked += min(1, markedParagraphs(c))
		recipients += len(c.To) + len(c.Info)
		signed += min(1, len(c.Signer))
	}
	for code, n := range problems {
		if share := 100 * float64(n) / sampleSize; share > intended[code] {
			t.Errorf("%.1f of a hundred cables have the problem %s, want at most %.1f", share, code, intended[code])
		}
	}
	within(t, "the share of known tags", float64(known)/float64(tags), 1, 0.01)
	within(t, "the number of tags", float64(tags)/sampleSize, 5.2, 0.15)
	within(t, "the share of cables with numbered paragraphs", float64(numbered)/sampleSize, 1, 0.02)
	within(t, "the share of cables with marks", float64(marked)/sampleSize, 0.97, 0.03)
	within(t, "the number of recipients", float64(recipients)/sampleSize, 7.3, 0.15)
	within(t, "the share of cables that are signed", float64(signed)/sampleSize, 0.87, 0.08)
}

func paragraphs(c *cable.Cable) int {
	n := 0
	for _, p := range c.Paragraphs {
		if p.Kind == cable.KindParagraph {
			n++
		}
	}
	return n
}

func markedParagraphs(c *cable.Cable) int {
	n := 0
	for _, p := range c.Paragraphs {
		if p.Marking != "" {
			n++
		}
	}
	return n
}

func TestFourReferencesOfTenResolve(t *testing.T) {
	held := map[cable.ID]bool{}
	for _, c := range sample().cables {
		held[c.ID] = true
	}
	all, resolve := 0, 0
	for _, c := range sample().cables {
		for _, r := range c.References {
			all++
			if held[r.ID] {
				resolve++
			}
		}
	}
	within(t, "the share that resolves", float64(resolve)/float64(all), 0.40, 0.08)
	within(t, "the number of references", float64(all)/sampleSize, 1549.0/1305, 0.12)
}

// The oddities that can be seen from outside have the rates of the catalogue.
// Page breaks are rarer than there, where telegrams are twice as long: they are
// in what is set for the wire (0.6), no extract (0.93) and two sections long.
func TestOdditiesHaveTheirRates(t *testing.T) {
	counts := map[string]int{}
	for _, tele := range sample().telegrams {
		for name, is := range oddities {
			if is(tele) {
				counts[name]++
			}
		}
	}
	for name, rate := range map[string]float64{
		"an extract": 0.070, "the wire": 0.60 + 0.11, "redacted": 0.18, "with a page break": 0.6 * 0.93 * 0.35, "in capitals": 0.031, "with a trailer": 0.13,
	} {
		within(t, "the share that is "+name, float64(counts[name])/sampleSize, rate, 0.25)
	}
}

var pageBreak = regexp.MustCompile(`(?m)^[A-Z ]{2,10} \d{8} +\d{3}(\.\d)? OF \d{3} ?$`)

var oddities = map[string]func(cable.Telegram) bool{
	"an extract":        func(t cable.Telegram) bool { return strings.HasPrefix(t.Header, "This record is a partial extract") },
	"the wire":          func(t cable.Telegram) bool { return strings.Contains(t.Body, "E.O. ") },
	"redacted":          func(t cable.Telegram) bool { return strings.Contains(strings.ToUpper(t.Body), "XXXXXXXXXX") },
	"with a page break": func(t cable.Telegram) bool { return pageBreak.MatchString(t.Body) },
	"in capitals":       func(t cable.Telegram) bool { return t.Body == strings.ToUpper(t.Body) },
	"with a trailer":    func(t cable.Telegram) bool { return strings.Contains(strings.ToUpper(t.Body), "\nVISIT ") },
}
