package cable

// Most lines of a telegram are words with one blank between them, and go into
// the reading text as they are. Whatever keeps a line from it shows in two of
// its bytes that stand side by side: a pair.
const (
	gapPair        = 1 << iota // two blanks
	oddBlankPair               // a tab or the like behind any byte
	apostrophePair             // "Iran,s", "it?s"
	openingPair                // "&word"
	closingPair                // "word8"
	captionPair                // "SIPDIS"
)

// A pairClass says which pairs a byte may end, and in the high byte which it
// may begin.
type pairClass uint16

const begins = 8

var pairClasses = func() (classes [256]pairClass) {
	mark := func(bytes string, class pairClass) {
		for i := 0; i < len(bytes); i++ {
			classes[bytes[i]] |= class
		}
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	for b := range classes {
		classes[b] = oddBlankPair << begins
	}
	mark("\t\r\f\v", oddBlankPair)
	mark(" \xC2", gapPair<<begins)
	mark(" \xA0", gapPair)
	mark(",?", apostrophePair<<begins)
	mark("&", openingPair<<begins)
	mark(letters, apostrophePair|openingPair)
	mark(letters+".,?!", closingPair<<begins)
	mark("8", closingPair)
	mark("S", captionPair<<begins)
	mark("I", captionPair)
	return classes
}()
