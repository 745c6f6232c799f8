package cable

// scan looks once at every byte of the body: it finds the places, and the
// pairs of every line.
func (d *divider) scan() {
	d.places.clear()
	for i := range d.lines {
		d.scanLine(&d.lines[i])
	}
}

func (d *divider) scanLine(l *line) {
	text := d.body[l.text:l.end]
	var pairs pairClass
	begun := pairClass(0) // what the byte before may begin
	before, at := placeClass(0), placeClass(anyPlace<<first)
	for i := 0; i < len(text); i++ {
		pair, class := pairClasses[text[i]], placeClasses[text[i]]
		pairs |= begun >> begins & pair
		begun = pair
		if before>>first&(at>>second)&class != 0 {
			d.places.add(d.body, l.text+i-1)
		}
		before, at = at, class
	}
	l.pairs |= pairs & (1<<begins - 1)
}
