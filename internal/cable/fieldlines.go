package cable

import "strings"

// fieldLines takes a labelled field with the lines that go on with it.
// Fields inside its lines become fields of their own.
func (d *divider) fieldLines(i int) int {
	name, value, ok := d.fieldAt(i)
	if !ok {
		return 0
	}
	end := d.fieldEnd(name, value, i)
	d.addFields(name, d.lines[i].start, value, i, end)
	return end - i
}

// passAndFieldLines takes a passing instruction that the E.O. line follows on
// its own line: "DEPARTMENT FOR WHA AND PM E.O. 12958: DECL: …" (08BRASILIA429).
func (d *divider) passAndFieldLines(i int) int {
	l := d.lines[i]
	at := indexFold(l.in(d.body), " E.O. 1")
	if at < 0 || d.seen(fieldOrder) {
		return 0
	}
	start := l.text + at + 1
	name, n, ok := fieldKey(d.body[start:l.end])
	if !ok {
		return 0
	}
	d.cable.PassLines = append(d.cable.PassLines, foldBlanks(d.body[l.text:start]))
	d.add(Block{Kind: KindPass, Start: l.start, End: start})
	d.addFields(name, start, start+n, i, i+1)
	return 1
}

// fieldAt recognises the label that line i begins with. A numbered
// "1. Classified by" counts (09STATE100988).
func (d *divider) fieldAt(i int) (name string, value int, ok bool) {
	l := d.lines[i]
	text := l.in(d.body)
	start := l.text
	if skipped := authorityStart(text); skipped > 0 {
		start += skipped
		text = text[skipped:]
	}
	name, n, ok := fieldKey(text)
	return name, start + n, ok
}

// authorityStart is how many bytes of number and portion mark stand before
// "Classified by", 0 if it does not stand there.
func authorityStart(text string) int {
	if text == "" || !isDigit(text[0]) && text[0] != '(' {
		return 0
	}
	i := leadingDigits(text)
	if i > 0 && i < len(text) && (text[i] == '.' || text[i] == ')') {
		i++
	} else if i > 0 {
		return 0
	}
	i = skipBlanks(text, i)
	if m, ok := readMark(text, i); ok {
		i = skipBlanks(text, m.end)
	}
	if i < len(text) && isClassifiedBy(text[i:]) {
		return i
	}
	return 0
}

// fieldEnd is the line after the last of the field that begins at line i and
// has its value at value.
func (d *divider) fieldEnd(name string, value, i int) int {
	empty := skipBlanks(d.body, value) >= d.lines[i].end
	end := i + 1
	for j := i + 1; j < len(d.lines); j++ {
		l := d.lines[j]
		switch {
		case l.blank() || d.isTransport(j):
			if !empty && !d.fieldResumes(name, j) {
				return end
			}
			continue
		case d.endsField(name, j):
			return end
		}
		end, empty = j+1, false
	}
	return end
}

// fieldResumes reports whether a field goes on after the blank or transport
// line j: only a REF list does, with its next letter or a serial yet to come.
func (d *divider) fieldResumes(name string, j int) bool {
	if name != fieldReferences {
		return false
	}
	for ; j < len(d.lines); j++ {
		if d.lines[j].blank() || d.isTransport(j) {
			continue
		}
		text := d.text(j)
		_, _, lettered := readListLetter(text, 0, 0)
		return (lettered || isDigit(text[0]) && d.stationOpen(j)) && !d.endsField(name, j)
	}
	return false
}

// stationOpen reports whether the text above line j ends in a word: a station
// whose serial is yet to come.
func (d *divider) stationOpen(j int) bool {
	above := strings.TrimRight(d.body[:d.lines[j].start], " \n\t\r")
	return above != "" && isLetter(above[len(above)-1])
}

// endsField reports whether line j begins something else.
func (d *divider) endsField(name string, j int) bool {
	if _, _, ok := d.fieldAt(j); ok && !(name == fieldReferences && d.repeatsReference(j)) {
		return true
	}
	text := d.text(j)
	if name == fieldSubject && isCapitals(d.text(j-1)) && isSentence(text) {
		return true
	}
	return d.paragraphAt(j) != nil || isRule(text) || isCaptionLine(text) || isWholeClassLine(text) || isInlineHeading(text)
}

// isSentence reports whether text is prose in small letters that ends like a
// sentence: under a subject in capitals that is no part of it.
func isSentence(text string) bool {
	small := 0
	for i := 0; i < len(text); i++ {
		if isLower(text[i]) && text[i] != 'x' {
			small++
		}
	}
	return small > len(text)/2 && endsSentence(text)
}

// repeatsReference reports whether a line of a REF block only says "REF B:" again.
func (d *divider) repeatsReference(j int) bool {
	_, _, ok := readListLetter(d.text(j), 0, 0)
	return ok
}

// addFields adds the field that begins at start, with its value at value, and
// reaches from line i to end, divided at inner labels, and what of its lines
// is transport.
func (d *divider) addFields(name string, start, value, i, end int) {
	first, stop := len(d.fields), d.lines[end-1].end
	for {
		at, inner, ok := innerField(name, d.body[value:stop])
		if !ok {
			break
		}
		cut := value + at
		d.fields = append(d.fields, field{name: name, start: start, value: value, end: trimEnd(d.body, value, cut)})
		_, n, _ := fieldKey(d.body[cut:stop])
		name, start, value = inner, cut, cut+n
	}
	d.fields = append(d.fields, field{name: name, start: start, value: value, end: trimEnd(d.body, value, stop)})
	d.takeFieldLines(d.fields[first:], i, end)
}

// trimEnd is the offset after the last byte of s[from:to] that is no blank.
func trimEnd(s string, from, to int) int {
	for to > from {
		switch s[to-1] {
		case ' ', '\t', '\r', '\n':
			to--
			continue
		}
		if to-from < 2 || s[to-2] != 0xC2 || s[to-1] != 0xA0 {
			break
		}
		to -= 2
	}
	return to
}

// fieldFollows reports whether a field is yet to come before the text.
func (d *divider) fieldFollows(i int) bool {
	for j := i + 1; j < len(d.lines) && j < d.firstParagraph() && j < i+60; j++ {
		if name, _, ok := d.fieldAt(j); ok && name != fieldClassifiedBy {
			return true
		}
	}
	return false
}

// seen reports whether the cable has a field called name already.
func (d *divider) seen(name string) bool {
	for _, f := range d.fields {
		if f.name == name {
			return true
		}
	}
	return false
}

// takeFieldLines adds the blocks of fields, with the transport lines between
// them, for lines i to end.
func (d *divider) takeFieldLines(fields []field, i, end int) {
	for j := i; j < end; {
		if d.lines[j].blank() {
			j += d.blankLines(j)
			continue
		}
		if d.isTransport(j) {
			j += d.transportLine(j)
			continue
		}
		k := j
		for k < end && !d.lines[k].blank() && !d.isTransport(k) {
			k++
		}
		d.addFieldBlocks(fields, max(d.lines[j].start, fields[0].start), d.lines[k-1].next)
		j = k
	}
}

// addFieldBlocks divides start to end at the fields that begin inside.
func (d *divider) addFieldBlocks(fields []field, start, end int) {
	for n, f := range fields {
		stop := end
		if n+1 < len(fields) {
			stop = min(end, fields[n+1].start)
		}
		if from := max(start, f.start); from < stop {
			d.add(Block{Kind: KindField, Start: from, End: stop, Field: f.name, text: min(stop, max(from, f.value))})
		}
	}
}
