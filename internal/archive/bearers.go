package archive

import "sync"

// bearers are a shelf turned round: of each word the cables that have it. A
// list of one word needs them only, where a shelf has to be read whole.
type bearers struct {
	once   sync.Once
	from   []uint32 // where the places of a word begin; one more at the end
	places []uint32 // of each word ascending
}

// bearing lists the cables that are filed under a word. The shelf is turned
// round for the first who asks: of some nobody asks.
func (s *shelf) bearing(number int) []uint32 {
	b := &s.turned
	b.once.Do(s.turn)
	return b.places[b.from[number]:b.from[number+1]]
}

func (s *shelf) turn() {
	b := &s.turned
	b.from, b.places = make([]uint32, len(s.words)+1), make([]uint32, len(s.filed))
	for _, word := range s.filed {
		b.from[word+1]++
	}
	for i := range s.words {
		b.from[i+1] += b.from[i]
	}
	next := append([]uint32(nil), b.from...)
	for place := range s.size() {
		for _, word := range s.of(place) {
			b.places[next[word]] = uint32(place)
			next[word]++
		}
	}
}

// size is how many cables stand on the shelf.
func (s *shelf) size() int {
	if s.ends == nil {
		return len(s.filed)
	}
	return len(s.ends)
}
