package cable

import "sort"

// The places are where words begin that the text is searched for. They show in
// three bytes that stand side by side, the first of them before the word.
type places struct {
	ends    []int // of words that begin with "end", in any case
	refs    []int // of words that begin with "ref"
	numbers []int // of numbers
}

// A placeClass says of which places a byte can be the third byte, and shifted
// left by second and first of which it can be the others.
type placeClass uint32

const (
	endPlace = 1 << iota
	refPlace
	numberPlace
	anyPlace = endPlace | refPlace | numberPlace

	second, first = 8, 16
)

var placeClasses = func() (classes [256]placeClass) {
	for b := range classes {
		if !isWord(byte(b)) || b >= 0x80 {
			classes[b] = anyPlace << first
		}
		if isDigit(byte(b)) {
			classes[b] = numberPlace << second
		}
		classes[b] |= numberPlace
	}
	for _, b := range []byte("eE") {
		classes[b] |= endPlace<<second | refPlace
	}
	for _, b := range []byte("rR") {
		classes[b] |= refPlace << second
	}
	for _, b := range []byte("nN") {
		classes[b] |= endPlace
	}
	return classes
}()

func (p *places) clear() {
	p.ends, p.refs, p.numbers = p.ends[:0], p.refs[:0], p.numbers[:0]
}

// add adds the word at i where it is one that is searched for.
func (p *places) add(body string, i int) {
	switch word := body[i:]; {
	case isDigit(word[0]):
		p.numbers = append(p.numbers, i)
	case hasPrefixFold(word, "END"):
		p.ends = append(p.ends, i)
	case hasPrefixFold(word, "REF"):
		p.refs = append(p.refs, i)
	}
}

// within are those of places, which are in order, that stand from from to to.
func within(places []int, from, to int) []int {
	places = places[sort.SearchInts(places, from):]
	return places[:sort.SearchInts(places, to)]
}
