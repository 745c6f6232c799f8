package cable

import (
	"strings"

	"cables/internal/glossary"
)

// The opening of a body is everything before its text: the classification
// line, captions, passing instructions and the labelled fields.

// openingRules are tried in this order at every line before the first
// numbered paragraph. Each says what it takes, in lines; 0 is "not mine".
var openingRules = []rule{
	(*divider).blankLines,
	(*divider).pageBreak,
	(*divider).classificationLine,
	(*divider).captionLine,
	(*divider).fieldLines,
	(*divider).passAndFieldLines,
	(*divider).noticeLine,
	(*divider).editorialLine,
	(*divider).passLines,
}

// classificationLine takes the classification line, and such lines again
// where a telegram repeats its head (00HARARE6677).
func (d *divider) classificationLine(i int) int {
	text := d.text(i)
	c, ok := readClassLine(text)
	if !ok || len(text) > 160 || c.number == 0 && !isClassWordLine(text) && (d.class.word != "" || len(text) > 60) {
		return 0
	}
	if d.class.word == "" || d.class.number == 0 {
		d.class = c
		d.captionsIn(c.rest)
	}
	return d.take(KindClassification, i, 1)
}

// captionLine takes lines that hold nothing but captions: "SIPDIS SIPDIS".
func (d *divider) captionLine(i int) int {
	text := d.text(i)
	if !isCaptionLine(text) {
		return 0
	}
	d.captionsIn(text)
	return d.take(KindCaption, i, 1)
}

// captionsIn adds every caption of text to the cable, each once.
func (d *divider) captionsIn(text string) {
	text = solid(strings.ToUpper(foldBlanks(text)))
	for text != "" {
		caption, rest := cutCaption(text)
		if caption != "" && !contains(d.cable.Captions, caption) {
			d.cable.Captions = append(d.cable.Captions, caption)
		}
		text = rest
	}
}

// solid joins the letter-spaced caption that a line may begin with:
// "C O R R E C T E D C O P Y - ADDING TAG" (07ISLAMABAD5288).
func solid(text string) string {
	const caption = "CORRECTED COPY"
	if end, ok := spacedPrefix(text, "CORRECTEDCOPY"); ok && (end == len(text) || !isWord(text[end])) {
		return caption + text[end:]
	}
	return text
}

// cutCaption takes one caption, or one other word, off the front of a line in capitals.
func cutCaption(text string) (caption, rest string) {
	for _, c := range captions {
		if rest, ok := strings.CutPrefix(text, c.Word); ok && (rest == "" || !isWord(rest[0])) {
			return c.Word, strings.TrimLeft(rest, " /,;.-:")
		}
	}
	_, rest, _ = strings.Cut(text, " ")
	return "", rest
}

var captions = glossary.Captions()

// captionStarts are the letters that captions begin with.
var captionStarts = func() (starts [256]bool) {
	for _, c := range captions {
		starts[c.Word[0]] = true
	}
	return starts
}()

// isCaptionLine reports whether a line holds captions only.
func isCaptionLine(text string) bool {
	if len(text) > 80 || len(text) < 4 || !captionStarts[upper(text[0])] {
		return false
	}
	text = strings.Trim(solid(strings.ToUpper(foldBlanks(text))), " ./-;,")
	found := false
	for text != "" {
		caption, rest := cutCaption(text)
		if caption == "CORRECTED COPY" {
			return true // what was corrected may follow
		}
		if caption == "" {
			return false
		}
		text, found = rest, true
	}
	return found
}

// fieldLines takes a labelled field with the lines that go on with it.
// Fields inside its lines become fields of their own.
func (d *divider) fieldLines(i int) int {
	name, _, ok := d.fieldAt(i)
	if !ok {
		return 0
	}
	end := d.fieldEnd(name, i)
	_, value, _ := d.fieldAt(i)
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

// fieldEnd is the line after the last of the field that begins at line i.
func (d *divider) fieldEnd(name string, i int) int {
	_, value, _ := d.fieldAt(i)
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
// line j: a REF list with its next letter, or any field that only a page
// break cut.
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
	text := d.text(j)
	_, _, ok := readListLetter(text, 0, 0)
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
	return from + len(strings.TrimRight(s[from:to], " \t\r\n\u00a0"))
}

// noticeLine takes the declassification notice: "Declassified/Released US
// Department of State EO Systematic Review 05 JUL 2006" (75TEHRAN2069).
func (d *divider) noticeLine(i int) int {
	n := d.noticeLines(i)
	if n == 0 {
		return 0
	}
	return d.take(KindTrailer, i, n)
}

// noticeLines counts the lines of a declassification notice at line i.
func (d *divider) noticeLines(i int) int {
	text := d.text(i)
	if !hasPrefixFold(text, "DECLASSIFIED/RELEASED") && !hasPrefixFold(text, "RELEASED/DECLASSIFIED") {
		return 0
	}
	n := 1
	for n < 3 && i+n < len(d.lines) && !d.lines[i+n].blank() && d.paragraphAt(i+n) == nil {
		n++
	}
	if d.cable.Declassified == "" {
		d.cable.Declassified = foldBlanks(d.body[d.lines[i].text:d.lines[i+n-1].end])
	}
	return n
}

// editorialLine takes what a publisher put above the telegram: a newspaper's
// date line, "ID: 206280", "<<218634>>" and the metadata under it.
func (d *divider) editorialLine(i int) int {
	text := d.text(i)
	if d.class.word != "" && !isNewspaperDate(text) {
		return 0
	}
	if len(d.fields) > 0 {
		return 0
	}
	if isNewspaperDate(text) || hasPrefixFold(text, "ID:") || strings.HasPrefix(text, "<<") || d.class.word == "" && d.classLineFollows(i) {
		return d.take(KindFree, i, 1)
	}
	return 0
}

// classLineFollows reports whether a classification line is yet to come.
func (d *divider) classLineFollows(i int) bool {
	for j := i + 1; j < len(d.lines) && j < i+40 && j < d.firstParagraph(); j++ {
		if isWholeClassLine(d.text(j)) {
			return true
		}
	}
	return false
}

// isNewspaperDate reports whether a line is "Friday, 18 December 2009, 11:04".
func isNewspaperDate(text string) bool {
	if len(text) < 15 || len(text) > 60 {
		return false
	}
	for _, day := range []string{"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"} {
		if hasPrefixFold(text, day) && strings.HasPrefix(text[len(day):], ",") {
			return true
		}
	}
	return false
}

// passLines takes passing instructions: the lines between the captions and
// the first field.
func (d *divider) passLines(i int) int {
	if !d.fieldFollows(i) || d.seen(fieldSubject) {
		return 0
	}
	d.cable.PassLines = append(d.cable.PassLines, foldBlanks(d.text(i)))
	return d.take(KindPass, i, 1)
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
