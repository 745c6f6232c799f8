package inverted

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// A gatherer holds in memory where the terms of some texts stand.
//
// The postings of a term are, for each text that has it: a zero byte, the step
// from the last text as a varint, and its positions as FTS5 has them. Those are
// varints of at least 2, so that a zero byte where one could begin ends them.
type gatherer struct {
	seed    maphash.Seed
	slots   []uint64 // hash table with open addresses: a term's hash, and its number in entries plus 1
	entries []entry
	rests   []byte // of terms longer than an entry has room for
	pool    pool
	touched byte // has no meaning
}

// An entry is a term. It fits a cache line of 64 bytes, since finding one that
// has not been used for a while is what gathering costs.
type entry struct {
	begin    [24]byte // of the term; all of it if it is no longer
	last     int64    // text that has it
	rest     uint32   // where the rest of the term is
	first    uint32   // chunk of its postings
	at, end  uint32   // where the next byte of them goes, and where its chunk ends
	size     uint32   // of its postings in bytes
	position uint32   // last one in the last text
	length   uint16   // of the term
	level    uint8    // of the chunk
}

func newGatherer() *gatherer {
	return &gatherer{seed: maphash.MakeSeed(), slots: make([]uint64, 1<<10)}
}

// held is about how many bytes of memory are in use.
func (g *gatherer) held() int {
	return 64*len(g.entries) + 8*len(g.slots) + len(g.rests) + g.pool.held()
}

// empty forgets all, and keeps the memory for what comes next.
func (g *gatherer) empty() {
	clear(g.slots)
	g.entries, g.rests = g.entries[:0], g.rests[:0]
	g.pool.empty()
}

// A word is a term where it stands in what add was given.
type word struct {
	from, to int32
	hash     uint32
}

// batch is how many words are looked for at once: enough that the processor
// waits for memory for many of them at the same time.
const batch = 64

// add gathers the terms of a text, and gives how many there are.
func (g *gatherer) add(text int64, terms string) (count int) {
	var words [batch]word
	for next := 0; next < len(terms); {
		n := 0
		for ; n < batch && next < len(terms); n++ {
			from := next
			for next < len(terms) && terms[next] != ' ' {
				next++
			}
			words[n] = word{int32(from), int32(next), uint32(maphash.String(g.seed, terms[from:next]))}
			next++
		}
		g.touch(words[:n])
		for _, w := range words[:n] {
			g.post(g.find(terms[w.from:w.to], w.hash), text, uint32(count))
			count++
		}
	}
	return count
}

// touch reads what find and post will, in loops so short that the processor
// asks memory for many words before it has the first: adding texts takes half
// the time.
func (g *gatherer) touch(words []word) {
	var slots [batch]uint32
	mask := uint32(len(g.slots) - 1)
	for i, w := range words {
		slots[i] = uint32(g.slots[w.hash&mask])
	}
	var at [batch]uint32
	for i := range words {
		if slots[i] != 0 {
			at[i] = g.entries[slots[i]-1].at
		}
	}
	for i := range words {
		if slots[i] != 0 {
			g.touched += g.pool.blocks[at[i]>>blockBits][at[i]&(blockSize-1)]
		}
	}
}

// post notes that a term stands in a text at a position.
func (g *gatherer) post(e *entry, text int64, position uint32) {
	if e.size == 0 || e.last != text {
		g.pool.put(e, 0)
		g.pool.putVarint(e, uint64(text)-uint64(e.last))
		e.last, e.position = text, 0
	}
	g.pool.putVarint(e, uint64(position)-uint64(e.position)+2)
	e.position = position
}

// find gives the entry of a term, a new one if it has none.
func (g *gatherer) find(term string, hash uint32) *entry {
	mask := uint32(len(g.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := g.slots[i]
		if slot == 0 {
			return g.insert(i, hash, term)
		}
		if uint32(slot>>32) == hash {
			if e := &g.entries[uint32(slot)-1]; g.is(e, term) {
				return e
			}
		}
	}
}

func (g *gatherer) is(e *entry, term string) bool {
	if int(e.length) != len(term) {
		return false
	}
	n := min(len(term), len(e.begin))
	return string(e.begin[:n]) == term[:n] && string(g.restOf(e)) == term[n:]
}

func (g *gatherer) restOf(e *entry) []byte {
	return g.rests[e.rest : int(e.rest)+max(0, int(e.length)-len(e.begin))]
}

// appendTerm appends the term of an entry.
func (g *gatherer) appendTerm(dst []byte, e *entry) []byte {
	dst = append(dst, e.begin[:min(int(e.length), len(e.begin))]...)
	return append(dst, g.restOf(e)...)
}

func (g *gatherer) insert(slot, hash uint32, term string) *entry {
	e := entry{length: uint16(len(term)), rest: uint32(len(g.rests))}
	g.rests = append(g.rests, term[copy(e.begin[:], term):]...)
	g.entries = append(g.entries, e)
	g.slots[slot] = uint64(hash)<<32 | uint64(len(g.entries))
	if 2*len(g.entries) > len(g.slots) {
		g.widen()
	}
	return &g.entries[len(g.entries)-1]
}

// widen doubles the hash table.
func (g *gatherer) widen() {
	wide := make([]uint64, 2*len(g.slots))
	mask := uint32(len(wide) - 1)
	for _, slot := range g.slots {
		if slot == 0 {
			continue
		}
		i := uint32(slot>>32) & mask
		for wide[i] != 0 {
			i = (i + 1) & mask
		}
		wide[i] = slot
	}
	g.slots = wide
}

// sorted lists the entries in the order of their terms' bytes.
func (g *gatherer) sorted() []*entry {
	// Most terms differ within eight bytes, and numbers are compared faster.
	type key struct {
		begin uint64
		entry *entry
	}
	keys := make([]key, len(g.entries))
	for i := range g.entries {
		keys[i] = key{binary.BigEndian.Uint64(g.entries[i].begin[:]), &g.entries[i]}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.begin != b.begin {
			return cmp.Compare(a.begin, b.begin)
		}
		return g.compare(a.entry, b.entry)
	})
	all := make([]*entry, len(keys))
	for i := range keys {
		all[i] = keys[i].entry
	}
	return all
}

func (g *gatherer) compare(a, b *entry) int {
	n := len(a.begin)
	return cmp.Or(
		bytes.Compare(a.begin[:min(n, int(a.length))], b.begin[:min(n, int(b.length))]),
		bytes.Compare(g.restOf(a), g.restOf(b)))
}
