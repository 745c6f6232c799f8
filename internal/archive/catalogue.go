package archive

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// A catalogue is what lists are chosen, ordered and counted by, in memory: of
// every cable a few numbers, under its place in the order of creation. Sets of
// cables are bit sets over these places. It never changes.
type catalogue struct {
	ids       []int64  // cable.id, ascending
	telegrams []uint32 // telegram.id of the current text
	days      []uint32 // to browse by: 20071122; 0 if unknown
	released  []uint64 // moment: 2011020275540, the day and the seconds of it; 0 if unknown
	byRelease []uint32 // all places, in the order of SortReleased
	traits    []uint32
	refs      refs
	places    []uint32 // by telegram.id: one more than the place of the cable that shows it; 0 if none does
	stretches []stretch
	ranks     []uint32 // of each place where it is in byRelease

	origins, classifications map[string]Count // by slug
	tags                     map[string]Count // that are canonical codes of some cable

	origin, classification, sender, signer *shelf
	tag, recipient, marking                *shelf

	counting kinds
	total    totals
}

// A shelf tells what cables are filed under: of each cable the numbers of its words.
type shelf struct {
	words []string // in byte order; a word's number is its place here
	ends  []uint32 // where each cable's numbers end in filed; nil if each has exactly one
	filed []uint32

	turned bearers
}

// parts are the columns of numbers and their names in the table catalogue.
func (c *catalogue) parts() []part {
	return []part{
		{"id", rising[int64]{&c.ids}},
		{"telegram", plain[uint32]{&c.telegrams}},
		{"day", plain[uint32]{&c.days}},
		{"released", plain[uint64]{&c.released}},
		{"by_release", plain[uint32]{&c.byRelease}},
		{"trait", plain[uint32]{&c.traits}},
	}
}

// shelves are the columns of words and their names in the table catalogue.
func (c *catalogue) shelves() []namedShelf {
	return []namedShelf{
		{"origin", &c.origin, true}, {"classification", &c.classification, true},
		{"sender", &c.sender, true}, {"signer", &c.signer, true},
		{"tag", &c.tag, false}, {"recipient", &c.recipient, false}, {"marking", &c.marking, false},
	}
}

type namedShelf struct {
	name   string
	shelf  **shelf
	single bool // each cable has exactly one word, which may be ""
}

type part struct {
	name string
	column
}

// A column is a list of numbers as the table catalogue has it: varints.
type column interface {
	encode() []byte
	decode([]byte) error
}

// plain are numbers as they are.
type plain[T uint32 | uint64] struct{ numbers *[]T }

func (p plain[T]) encode() (encoded []byte) {
	for _, n := range *p.numbers {
		encoded = binary.AppendUvarint(encoded, uint64(n))
	}
	return encoded
}

func (p plain[T]) decode(encoded []byte) error {
	return eachNumber(encoded, func(n uint64) { *p.numbers = append(*p.numbers, T(n)) })
}

// rising are numbers that never fall, of which only the steps are written.
type rising[T int64 | uint32] struct{ numbers *[]T }

func (r rising[T]) encode() (encoded []byte) {
	var last T
	for _, n := range *r.numbers {
		encoded = binary.AppendUvarint(encoded, uint64(n-last))
		last = n
	}
	return encoded
}

func (r rising[T]) decode(encoded []byte) error {
	var last T
	return eachNumber(encoded, func(step uint64) {
		last += T(step)
		*r.numbers = append(*r.numbers, last)
	})
}

var errNumbers = errors.New("its numbers are damaged")

func eachNumber(encoded []byte, take func(uint64)) error {
	for len(encoded) > 0 {
		n, size := binary.Uvarint(encoded)
		if size <= 0 {
			return errNumbers
		}
		take(n)
		encoded = encoded[size:]
	}
	return nil
}

// size is how many cables there are.
func (c *catalogue) size() int { return len(c.ids) }

// all is the set of every cable.
func (c *catalogue) all() *bitset.BitSet {
	return bitset.New(uint(c.size())).FlipRange(0, uint(c.size()))
}

// none is an empty set.
func (c *catalogue) none() *bitset.BitSet { return bitset.New(uint(c.size())) }

// place finds a cable by its id.
func (c *catalogue) place(id int64) (int, bool) { return slices.BinarySearch(c.ids, id) }

// loadCatalogue reads the catalogue of an archive, and the names that indexes show.
func loadCatalogue(ctx context.Context, db asker) (*catalogue, error) {
	c, err := readCatalogue(ctx, db)
	if err == nil {
		err = c.index()
	}
	if err != nil {
		return nil, err
	}
	return c, c.loadNames(ctx, db)
}

// readCatalogue reads the table catalogue.
func readCatalogue(ctx context.Context, db asker) (*catalogue, error) {
	type stored struct {
		words   string
		numbers []byte
	}
	held := map[string]stored{}
	_, err := collect(ctx, db, func(rows *sql.Rows) (struct{}, error) {
		var name string
		var s stored
		err := rows.Scan(&name, &s.words, &s.numbers)
		held[name] = s
		return struct{}{}, err
	}, `SELECT part, words, numbers FROM catalogue`)
	if err != nil {
		return nil, err
	}
	c := &catalogue{refs: readRefs(held["ref"].words)}
	for _, p := range c.parts() {
		if err := p.decode(held[p.name].numbers); err != nil {
			return nil, fmt.Errorf("reading the catalogue's %s: %w", p.name, err)
		}
	}
	for _, s := range c.shelves() {
		*s.shelf = &shelf{words: lines(held[s.name].words)}
		if err := (*s.shelf).decode(held[s.name].numbers, s.single); err != nil {
			return nil, fmt.Errorf("reading the catalogue's %s: %w", s.name, err)
		}
	}
	c.places = placesOf(c.telegrams)
	return c, nil
}

// index makes of the columns what lists are looked up by.
func (c *catalogue) index() error {
	c.stretches, c.ranks = stretchesOf(c.days), make([]uint32, len(c.byRelease))
	for rank, place := range c.byRelease {
		if int(place) >= len(c.ranks) {
			return fmt.Errorf("reading the catalogue's by_release: %w", errNumbers)
		}
		c.ranks[place] = uint32(rank)
	}
	return nil
}

// loadNames reads what the counts know besides.
func (c *catalogue) loadNames(ctx context.Context, db asker) error {
	c.origins, c.classifications, c.tags = map[string]Count{}, map[string]Count{}, map[string]Count{}
	_, err := collect(ctx, db, func(rows *sql.Rows) (struct{}, error) {
		var noun string
		var count Count
		err := rows.Scan(&noun, &count.Value, &count.Name, &count.Cables)
		switch {
		case noun == "tag":
			tag := glossary.LookupTag(count.Value)
			count.Name, count.Kind = tag.Name, string(tag.Kind)
			c.tags[count.Value] = count
		case count.Value == "":
		case noun == "origin":
			c.origins[count.Value] = count
		default:
			c.classifications[count.Value] = count
		}
		return struct{}{}, err
	}, `SELECT noun, value, name, cables FROM filed WHERE noun IN ('tag', 'origin', 'classification')`)
	return err
}

// placesOf tells of each text which cable shows it.
func placesOf(telegrams []uint32) []uint32 {
	if len(telegrams) == 0 {
		return nil
	}
	places := make([]uint32, slices.Max(telegrams)+1)
	for place, text := range telegrams {
		places[text] = uint32(place) + 1
	}
	return places
}

// lines are the values of a column of words.
func lines(words string) []string {
	if words == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(words, "\n"), "\n")
}

// encode writes the ends behind their size, and then what is filed.
func (s *shelf) encode() []byte {
	ends := rising[uint32]{&s.ends}.encode()
	encoded := append(binary.AppendUvarint(nil, uint64(len(ends))), ends...)
	return append(encoded, plain[uint32]{&s.filed}.encode()...)
}

func (s *shelf) decode(encoded []byte, single bool) error {
	ends, size := binary.Uvarint(encoded)
	if size <= 0 || uint64(len(encoded)-size) < ends {
		return errNumbers
	}
	encoded = encoded[size:]
	if !single {
		s.ends = []uint32{} // where nothing is held, too, cables may have any number of words
	}
	if err := (rising[uint32]{&s.ends}).decode(encoded[:ends]); err != nil {
		return err
	}
	return plain[uint32]{&s.filed}.decode(encoded[ends:])
}

// of lists the numbers of a cable's words.
func (s *shelf) of(place int) []uint32 {
	if s.ends == nil {
		return s.filed[place : place+1]
	}
	from := uint32(0)
	if place > 0 {
		from = s.ends[place-1]
	}
	return s.filed[from:s.ends[place]]
}

// mark adds to a set every cable that has a word for which wanted is true.
func (s *shelf) mark(set *bitset.BitSet, wanted func(word string) bool) {
	for number, word := range s.words {
		if wanted(word) {
			s.markNumber(set, number)
		}
	}
}

func (s *shelf) markNumber(set *bitset.BitSet, number int) {
	for _, place := range s.bearing(number) {
		set.Set(uint(place))
	}
}

// markWord adds to a set every cable that has a word.
func (s *shelf) markWord(set *bitset.BitSet, word string) {
	if number, known := slices.BinarySearch(s.words, word); known {
		s.markNumber(set, number)
	}
}

// ref is the ID of a cable.
func (c *catalogue) ref(place int) cable.ID { return cable.ID(c.refs.at(place)) }
