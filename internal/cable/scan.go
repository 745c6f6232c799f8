package cable

// Two things are found in one look at every byte of a body, by bytes that
// stand side by side: a pair, which keeps its line from being read as it
// stands; and a place, which is the byte before a word and its first two.
const (
	gapPair        byteClass = 1 << iota // two blanks
	oddBlankPair                         // a tab or the like behind any byte
	apostrophePair                       // "Iran,s", "it?s"
	openingPair                          // "&word"
	closingPair                          // "word8"
	captionPair                          // "SIPDIS"
	endPlace                             // a word that begins with "en"
	refPlace                             // a word that begins with "re"
	numberPlace                          // a number of two digits or more

	anyPair  = endPlace - 1
	anyPlace = endPlace | refPlace | numberPlace
)

// A byteClass says of which pairs and places a byte can be the last byte; the
// same shifted left by one or two steps, of which it can be the last but one
// or the last but two.
type byteClass uint64

const step = 16

var byteClasses = func() (classes [256]byteClass) {
	mark := func(bytes string, class byteClass) {
		for i := 0; i < len(bytes); i++ {
			classes[bytes[i]] |= class
		}
	}
	for b := range classes {
		classes[b] = oddBlankPair << step
		if !isWord(byte(b)) || b >= 0x80 {
			classes[b] |= anyPlace << (2 * step)
		}
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	mark(" ", gapPair<<step|gapPair)
	mark("\t\r\f\v\xA0", oddBlankPair) // A0 ends the no-break space
	mark(",?", apostrophePair<<step)
	mark("&", openingPair<<step)
	mark(letters, apostrophePair|openingPair)
	mark(letters+".,?!", closingPair<<step)
	mark("8", closingPair)
	mark("S", captionPair<<step)
	mark("I", captionPair)
	mark("eE", endPlace<<step|refPlace)
	mark("nN", endPlace)
	mark("rR", refPlace<<step)
	mark("0123456789", numberPlace<<step|numberPlace)
	return classes
}()

// scan finds the places of the body and the pairs of each of its lines.
func (d *divider) scan() {
	d.places.clear()
	for i := range d.lines {
		d.scanLine(&d.lines[i])
	}
}

func (d *divider) scanLine(l *line) {
	text := d.body[l.text:l.end]
	var pairs, first byteClass
	second := byteClass(anyPlace) << (2 * step) // a line end stands before the line
	for i := 0; i < len(text); i++ {
		third := byteClasses[text[i]]
		both := second >> step & third
		pairs |= both
		if both&(first>>(2*step))&anyPlace != 0 {
			d.places.add(d.body, l.text+i-1)
		}
		first, second = second, third
	}
	l.pairs |= pairs & anyPair
}
