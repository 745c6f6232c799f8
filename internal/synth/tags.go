package synth

import "cables/internal/glossary"

// commonTags are the commonest subjects of the corpus, with the share of tagged
// pages that have them, in per mille.
var commonTags = []struct {
	code   string
	weight float64
}{
	{"PREL", 778}, {"PGOV", 621}, {"PTER", 231}, {"ECON", 166}, {"PINR", 148}, {"PHUM", 122}, {"MARR", 118}, {"MOPS", 102},
	{"PARM", 92}, {"EFIN", 65}, {"MASS", 63}, {"KNNP", 54}, {"KDEM", 54}, {"SNAR", 52}, {"SOCI", 48}, {"PINS", 46}, {"MNUC", 46},
	{"ETRD", 46}, {"ENRG", 46}, {"ASEC", 41}, {"NATO", 41}, {"EAID", 37}, {"KJUS", 35}, {"KCRM", 33}, {"SENV", 28}, {"EUN", 26},
	{"ETTC", 26}, {"EINV", 26}, {"ELAB", 24}, {"MCAP", 22}, {"KISL", 20}, {"KPAO", 20}, {"KCOR", 20}, {"KTFN", 17}, {"KPAL", 17},
	{"EPET", 13}, {"UNSC", 13}, {"EAGR", 13},
}

// A tagPicker picks subjects by how common they are.
type tagPicker struct {
	codes []string
	by    sampler
}

// newTagPicker has the common tags, and behind them all others that are no
// country, each a little rarer than the one before.
func newTagPicker() tagPicker {
	var p tagPicker
	var weights []float64
	seen := map[string]bool{}
	for _, t := range commonTags {
		p.codes, weights = append(p.codes, t.code), append(weights, t.weight)
		seen[t.code] = true
	}
	for _, t := range glossary.Tags() {
		if t.Kind != glossary.TagGeo && !seen[t.Code] {
			p.codes, weights = append(p.codes, t.Code), append(weights, 300/float64(len(p.codes)))
		}
	}
	p.by = newSampler(weights)
	return p
}

// tags draws a cable's tags: its country last.
func (w *writer) drawTags() []string {
	n := 2 + w.dice.run(66, 10)
	w.tags = w.tags[:0]
	for tries := 0; len(w.tags) < n && tries < 40; tries++ {
		w.addTag(w.archive.tags.codes[w.archive.tags.by.pick(&w.dice)])
	}
	geo := w.station.geo
	if w.station.isDepartment() || w.dice.often(100) {
		geo = one(&w.dice, w.archive.stations).geo
	}
	w.addTag(geo[0])
	if w.dice.often(300) {
		w.addTag(geo[1])
	}
	return w.tags
}

func (w *writer) addTag(code string) {
	for _, t := range w.tags {
		if t == code {
			return
		}
	}
	w.tags = append(w.tags, code)
}
