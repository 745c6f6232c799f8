package synth

import (
	"math"
	"time"

	"cables/internal/cable"
)

// A writer writes one telegram after the other; each call of write forgets
// what the one before wrote.
type writer struct {
	archive *Archive
	dice    dice

	index   int
	entry   entry
	station *station
	id      cable.ID
	at      time.Time
	year    int
	class   *class
	style   style
	odd     [numbersOfOddities]bool
	redacts bool
	tags    []string
	refs    []cable.ID

	target int // how many bytes the body shall have
	parts  int // how many sections it is sent in
	broken int // how many page breaks are written

	header, body []byte
	text         []byte // the words of what is being written
	first        bool   // the next word begins a sentence
}

func newWriter(a *Archive) *writer { return &writer{archive: a} }

// write writes the i-th telegram.
func (w *writer) write(i int) {
	w.dice.reseed(w.archive.seed, i)
	w.index, w.entry = i, w.archive.entries[i]
	w.station, w.id = &w.archive.stations[w.entry.station], w.archive.ID(i)
	w.at = w.entry.time()
	w.year = w.at.Year()
	w.header, w.body, w.text, w.broken = w.header[:0], w.body[:0], w.text[:0], 0
	w.drawOddities()
	w.class = drawClass(&w.dice)
	w.redacts = w.has(redactions)
	w.style = w.drawStyle()
	w.target = drawSize(&w.dice)
	w.parts = 1 + (w.target-400)/sectionSize
	if w.has(partialExtract) {
		w.parts = 1
	}
	w.writeHeader()
	w.writeBody()
}

// Sizes of bodies in bytes: log-normal, as in the published archive.
const (
	medianSize   = 4_400
	sizeSigma    = 0.828 // of the logarithm: the mean is 6,200
	smallestSize = 500
	largestSize  = 70_000
	sectionSize  = 5_600
)

func drawSize(d *dice) int {
	for {
		size := int(medianSize * math.Exp(sizeSigma*d.normal()))
		if size >= smallestSize && size <= largestSize {
			return size
		}
	}
}

// A class is one of the six classifications, and how bodies show it.
type class struct {
	name     string
	line     string   // on the classification line
	captions []string // below it
	security string   // of the transmission: ZNY CCCCC ZZH
	marks    sampler  // of paragraphs, in portionMarks
	cables   float64  // how many of the published cables bore it
}

// portionMarks are the commonest marks of paragraphs.
var portionMarks = []string{"U", "SBU", "C", "C/NF", "S", "S/NF"}

var classes = []class{
	{"CONFIDENTIAL", "C O N F I D E N T I A L", nil, "ZNY CCCCC ZZH", marks(4, 8, 86, 2, 0, 0), 97_070},
	{"CONFIDENTIAL//NOFORN", "C O N F I D E N T I A L", []string{"NOFORN"}, "ZNY CCCCC ZZH", marks(4, 4, 15, 77, 0, 0), 4_678},
	{"SECRET", "S E C R E T", nil, "ZNY SSSSS ZZH", marks(4, 2, 12, 0, 80, 2), 11_322},
	{"SECRET//NOFORN", "S E C R E T", []string{"NOFORN"}, "ZNY SSSSS ZZH", marks(4, 2, 8, 4, 10, 72), 4_330},
	{"UNCLASSIFIED", "UNCLAS", nil, "ZNR UUUUU ZZH", marks(97, 3, 0, 0, 0, 0), 75_792},
	{"UNCLASSIFIED//FOR OFFICIAL USE ONLY", "UNCLAS", []string{"SENSITIVE"}, "ZNR UUUUU ZZH", marks(14, 86, 0, 0, 0, 0), 58_095},
}

func marks(weights ...float64) sampler { return newSampler(weights) }

var classesBy = func() sampler {
	var weights []float64
	for _, c := range classes {
		weights = append(weights, c.cables)
	}
	return newSampler(weights)
}()

func drawClass(d *dice) *class { return &classes[classesBy.pick(d)] }

// isClassified reports whether somebody had to say why.
func (c *class) isClassified() bool { return c.line != "UNCLAS" }

// A style is how a telegram is set.
type style struct {
	wire       bool // "E.O. 12958:" and "TAGS: A B", where newspapers have "EO 12958" and "TAGS A, B"
	wrapped    bool // near 65 columns
	blankEnds  bool // a blank at most line ends
	open       string
	close      string
	apostrophe string
}

// drawStyle is the layout of the wire for six telegrams of ten, and of
// newspapers for three; the rest have the wire's fields and long lines.
func (w *writer) drawStyle() style {
	s := style{open: `"`, close: `"`, apostrophe: "'"}
	switch r := w.dice.below(1000); {
	case r < 600:
		s.wire, s.wrapped, s.blankEnds = true, true, w.dice.often(800)
	case r < 890:
		s.open, s.close, s.apostrophe = "“", "”", "’"
	default:
		s.wire = true
	}
	switch {
	case s.wire && w.has(commaApostrophes):
		s.apostrophe = ","
	case s.wire && w.has(ampersandQuotes):
		s.open, s.close = "&", "8"
	}
	return s
}
