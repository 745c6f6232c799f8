package archive

import (
	"maps"
	"slices"
)

// A merging puts the cables that come between those that stay, in the order of
// their ids. It knows of each place in what becomes of a catalogue where it
// comes from: a place of what was held, or the complement of one of what comes.
type merging struct {
	held, coming *catalogue
	ids          []int64 // of what was held, as they are now
	from         []int32
}

// isOf is whether a catalogue that was read can be one of so many cables: of
// each it has all columns, and all numbers are those of words.
func (c *catalogue) isOf(cables int) bool {
	for _, n := range []int{len(c.ids), len(c.telegrams), len(c.days), len(c.released), len(c.byRelease), len(c.traits), c.refs.len()} {
		if n != cables {
			return false
		}
	}
	for _, s := range c.shelves() {
		filed := (*s.shelf).filed
		if (*s.shelf).size() != cables || len(filed) > 0 && int(slices.Max(filed)) >= len((*s.shelf).words) {
			return false
		}
		if ends := (*s.shelf).ends; !s.single && cables > 0 && int(ends[cables-1]) != len(filed) {
			return false
		}
	}
	return cables == 0 || int(slices.Max(c.byRelease)) < cables
}

// changed is a catalogue after an import: without the cables that had some ids,
// others under the ids that they move to, and with those that come, which are
// in the order of their ids.
func (c *catalogue) changed(gone []int64, moves []move, coming []card) *catalogue {
	m := &merging{held: c, coming: buildCatalogue(coming)}
	m.match(gone, moves)
	k := m.coming
	to := &catalogue{
		ids: merged(m, m.ids, k.ids), telegrams: merged(m, c.telegrams, k.telegrams), days: merged(m, c.days, k.days),
		released: merged(m, c.released, k.released), traits: merged(m, c.traits, k.traits), refs: m.refs(),
	}
	to.byRelease = m.byRelease(to)
	to.places = placesOf(to.telegrams)
	held, come := c.shelves(), k.shelves()
	for i, s := range to.shelves() {
		*s.shelf = m.shelf(*held[i].shelf, *come[i].shelf)
	}
	return to
}

// match moves what is held, and finds out where each place comes from.
func (m *merging) match(gone []int64, moves []move) {
	m.ids = slices.Clone(m.held.ids)
	leaves := make([]bool, len(m.ids))
	for _, id := range gone {
		if place, ok := m.held.place(id); ok {
			leaves[place] = true
		}
	}
	for _, move := range moves {
		if place, ok := m.held.place(move.from); ok {
			m.ids[place] = move.to
		}
	}
	m.from = make([]int32, 0, len(m.ids)+len(m.coming.ids))
	next := 0
	for place, id := range m.ids {
		if leaves[place] {
			continue
		}
		for ; next < len(m.coming.ids) && m.coming.ids[next] < id; next++ {
			m.from = append(m.from, ^int32(next))
		}
		m.from = append(m.from, int32(place))
	}
	for ; next < len(m.coming.ids); next++ {
		m.from = append(m.from, ^int32(next))
	}
}

// merged is a column of both catalogues.
func merged[T any](m *merging, held, coming []T) []T {
	all := make([]T, len(m.from))
	for place, from := range m.from {
		if from < 0 {
			all[place] = coming[^from]
		} else {
			all[place] = held[from]
		}
	}
	return all
}

func (m *merging) refs() refs {
	return joinRefs(len(m.from), func(place int) string {
		from := m.from[place]
		if from < 0 {
			return m.coming.refs.at(int(^from))
		}
		return m.held.refs.at(int(from))
	})
}

// byRelease merges the two orders. What stays has the order that it had.
func (m *merging) byRelease(to *catalogue) []uint32 {
	const nowhere = ^uint32(0)
	now := make([]uint32, len(m.held.ids))
	for i := range now {
		now[i] = nowhere
	}
	coming := make([]uint32, len(m.coming.ids))
	for place, from := range m.from {
		if from < 0 {
			coming[^from] = uint32(place)
		} else {
			now[from] = uint32(place)
		}
	}
	all, next := make([]uint32, 0, len(m.from)), 0
	for _, place := range m.held.byRelease {
		stays := now[place]
		if stays == nowhere {
			continue
		}
		for ; next < len(coming); next++ {
			comes := coming[m.coming.byRelease[next]]
			if to.compareReleases(comes, stays) > 0 {
				break
			}
			all = append(all, comes)
		}
		all = append(all, stays)
	}
	for ; next < len(coming); next++ {
		all = append(all, coming[m.coming.byRelease[next]])
	}
	return all
}

// shelf merges two shelves. A word under which nothing stands any longer goes.
func (m *merging) shelf(held, coming *shelf) *shelf {
	numbers := map[string]uint32{}
	m.note(numbers, held, false)
	m.note(numbers, coming, true)
	to := &shelf{words: slices.Sorted(maps.Keys(numbers)), filed: make([]uint32, 0, len(held.filed)+len(coming.filed))}
	for number, word := range to.words {
		numbers[word] = uint32(number)
	}
	heldNow, comingNow := held.renumbered(numbers), coming.renumbered(numbers)
	if held.ends != nil {
		to.ends = make([]uint32, 0, len(m.from))
	}
	for _, from := range m.from {
		if from < 0 {
			to.filed = appendRenumbered(to.filed, coming.of(int(^from)), comingNow)
		} else {
			to.filed = appendRenumbered(to.filed, held.of(int(from)), heldNow)
		}
		if to.ends != nil {
			to.ends = append(to.ends, uint32(len(to.filed)))
		}
	}
	return to
}

// note notes the words of a shelf under which anything stands that is left.
func (m *merging) note(numbers map[string]uint32, s *shelf, coming bool) {
	used := make([]bool, len(s.words))
	for _, from := range m.from {
		if (from < 0) != coming {
			continue
		}
		for _, number := range s.of(int(max(from, ^from))) {
			used[number] = true
		}
	}
	for number, word := range s.words {
		if used[number] {
			numbers[word] = 0
		}
	}
}

// renumbered is of each word its number among others.
func (s *shelf) renumbered(numbers map[string]uint32) []uint32 {
	now := make([]uint32, len(s.words))
	for number, word := range s.words {
		now[number] = numbers[word]
	}
	return now
}

func appendRenumbered(filed, numbers, now []uint32) []uint32 {
	for _, number := range numbers {
		filed = append(filed, now[number])
	}
	return filed
}
