package cable

import "sort"

// The places are where words begin that the text is searched for.
type places struct {
	ends    []int // of words that begin with "end", in any case
	refs    []int // of words that begin with "ref"
	numbers []int // of numbers of two digits or more
}

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
