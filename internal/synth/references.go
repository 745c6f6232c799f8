package synth

import (
	"strconv"
	"strings"

	"cables/internal/cable"
)

// resolving is how many references of a hundred are to cables of the archive.
const resolving = 40

// references writes the REF field, if the cable has one.
func (w *writer) references() {
	w.refs = w.refs[:0]
	d := &w.dice
	if !d.often(540) {
		return
	}
	n := 1
	if d.often(530) {
		n += 1 + d.run(56, 24)
	}
	items := make([]string, 0, n)
	for range n {
		if item, ok := w.reference(); ok {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return
	}
	label := "REF: "
	if d.often(30) {
		label = one(d, []string{"Ref: ", "REFS: ", "REFTEL: "})
	}
	w.refLines(label, items)
}

// refLines sets references: one alone, several behind letters, on lines of
// their own or one after the other.
func (w *writer) refLines(label string, items []string) {
	if len(items) == 1 {
		w.line(label, items[0])
		return
	}
	letter := one(&w.dice, []string{"%. ", "%. ", "%. ", "%. ", "%. ", "%. ", "%. ", "%. ", "(%) ", "%) "})
	if len(items) <= 4 && w.dice.often(250) {
		for i := range items {
			items[i] = strings.Replace(letter, "%", string(rune('A'+i)), 1) + items[i]
		}
		w.wrapField(label, strings.Join(items, " "))
		return
	}
	indent := ""
	if w.dice.often(120) {
		indent = "     "
	}
	for i, item := range items {
		w.line(label, strings.Replace(letter, "%", string(rune('A'+i)), 1), item)
		label = indent
	}
}

// reference writes one reference that was not written before.
func (w *writer) reference() (string, bool) {
	d := &w.dice
	for range 20 {
		target, held := w.earlier(), d.below(100) < resolving
		if target < 0 && held {
			continue
		}
		e := w.entry
		if target >= 0 {
			e = w.archive.entries[target]
		}
		serial := int(e.serial)
		if !held {
			if !e.free {
				continue
			}
			serial++
		}
		s := &w.archive.stations[e.station]
		id := cable.NewID(e.year(), s.Code, serial)
		if id == w.id || w.hasRef(id) {
			continue
		}
		w.refs = append(w.refs, id)
		return w.citation(e.year(), s, serial), true
	}
	return "", false
}

func (w *writer) hasRef(id cable.ID) bool {
	for _, r := range w.refs {
		if r == id {
			return true
		}
	}
	return false
}

// earlier finds a cable to cite, -1 if there is none: every other one the
// station's own, the others of anybody in the weeks before.
func (w *writer) earlier() int {
	d := &w.dice
	if d.often(550) {
		i := int(w.entry.previous)
		for n := d.run(75, 30); n > 0 && i >= 0; n-- {
			i = int(w.archive.entries[i].previous)
		}
		return i
	}
	return w.index - 1 - d.below(1+min(w.index, 4000))
}

// citation writes "ANKARA 226", with the year before it where it is another.
func (w *writer) citation(year int, s *station, serial int) string {
	d := &w.dice
	text := s.post + " " + strconv.Itoa(serial)
	if d.often(130) {
		text = s.post + " " + strings.Repeat("0", max(0, 6-len(strconv.Itoa(serial)))) + strconv.Itoa(serial)
	}
	switch {
	case year != w.year && d.often(200):
		text = strconv.Itoa(year) + " " + text
	case year != w.year || d.often(100):
		text = two(year) + " " + text
	}
	if d.often(20) {
		text += " (NOTAL)"
	}
	return text
}

func two(n int) string { return strconv.Itoa(n/10%10) + strconv.Itoa(n%10) }
