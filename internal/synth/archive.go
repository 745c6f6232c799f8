package synth

import (
	"fmt"

	"cables/internal/cable"
)

// MostCables is how many cables an archive may have.
const MostCables = 4_000_000

// An Archive is a fictional archive. It is safe for concurrent use.
type Archive struct {
	seed     uint64
	words    *vocabulary
	stations []station
	tags     tagPicker
	entries  []entry
}

// New plans an archive of count cables. The same count and seed give the same
// archive.
func New(count int, seed uint64) (*Archive, error) {
	if count < 1 || count > MostCables {
		return nil, fmt.Errorf("%d cables cannot be written: give a number from 1 to %d", count, MostCables)
	}
	a := &Archive{seed: seed, words: newVocabulary(), tags: newTagPicker()}
	a.stations = newStations(a.words)
	a.entries = plan(count, seed, a.stations)
	return a, nil
}

// Count is how many cables the archive has.
func (a *Archive) Count() int { return len(a.entries) }

// ID is the reference ID of the i-th cable, from 0, in order of time.
func (a *Archive) ID(i int) cable.ID {
	e := &a.entries[i]
	return cable.NewID(e.year(), a.stations[e.station].Code, int(e.serial))
}

// Telegram writes the i-th cable, from 0, in order of time. It has no release
// date, as a row of the dump has none.
func (a *Archive) Telegram(i int) cable.Telegram {
	w := newWriter(a)
	w.write(i)
	return w.telegram()
}

// telegram is what was written last.
func (w *writer) telegram() cable.Telegram {
	return cable.Telegram{
		ID: w.id, Created: w.at, Origin: w.station.Name, Classification: w.class.name,
		Header: string(w.header), Body: string(w.body),
	}
}
