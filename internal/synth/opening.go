package synth

import (
	"fmt"
	"strings"
)

// fiction is the line of every body that says what it is.
const fiction = "FICTION WRITTEN BY CABLES SYNTH"

// line writes a line of the body.
func (w *writer) line(parts ...string) {
	for _, p := range parts {
		w.body = append(w.body, p...)
	}
	w.lineEnd(&w.body)
}

// lineEnd ends a line of the header or body.
func (w *writer) lineEnd(out *[]byte) {
	if w.style.blankEnds {
		*out = append(*out, ' ')
	}
	*out = append(*out, '\n')
}

// blank writes an empty line where the style has them.
func (w *writer) blank() {
	if w.style.wire {
		w.line()
	}
}

// writeOpening writes what stands above the first paragraph.
func (w *writer) writeOpening() {
	if !w.style.wire && w.dice.often(310) {
		w.line(w.at.Format("Monday, 02 January 2006, 15:04"))
	}
	w.classLine()
	w.blank()
	w.captions()
	w.blank()
	w.orderAndTags()
	w.subject()
	if w.style.wire || w.dice.often(500) {
		w.line()
	}
	w.references()
	w.classifiedBy()
	w.blank()
}

// classLine writes the classification line: "S E C R E T SECTION 01 OF 02 ANKARA 000226".
func (w *writer) classLine() {
	if w.has(noClassLine) {
		return
	}
	word, number := w.class.line, int(w.entry.serial)
	if w.has(classDiffers) {
		word = one(&w.dice, classes).line
	}
	if w.has(numberDiffers) {
		number++
	}
	section := ""
	if w.parts > 1 {
		section = fmt.Sprintf(" SECTION 01 OF %02d", w.parts)
	}
	line := fmt.Sprintf("%s%s %s %06d", word, section, w.station.post, number)
	if w.has(lowerClassLine) {
		line = strings.ToLower(line)
	}
	if w.has(junkBeforeClass) {
		line = "Q " + line
	}
	w.line(line)
}

func (w *writer) captions() {
	d := &w.dice
	if d.often(930) {
		w.line("SIPDIS")
	}
	for _, c := range w.class.captions {
		w.blank()
		w.line(c)
	}
	if w.has(twiceSIPDIS) {
		w.line("SIPDIS")
	}
	w.blank()
	if w.has(correctedCopy) {
		w.line("C O R R E C T E D  COPY - TEXT")
	}
	w.line(fiction)
	if w.has(passLines) {
		w.line("STATE FOR ", one(d, []string{"EUR", "NEA", "EAP", "WHA", "AF", "SCA", "INR", "ISN"}), "/", strings.ToUpper(w.archive.words.surnames.pick(d)))
	}
}

// orders are the executive orders, and the last year of each.
var orders = []struct {
	until  int
	number string
}{{1978, "11652"}, {1982, "12065"}, {1995, "12356"}, {9999, "12958"}}

func (w *writer) order() string {
	if w.has(wrongOrder) {
		return one(&w.dice, []string{"12598", "19528"})
	}
	for _, o := range orders {
		if w.year <= o.until {
			return o.number
		}
	}
	panic("no order")
}

// declassification writes what stands behind the number of the order.
func (w *writer) declassification() string {
	d := &w.dice
	if !w.class.isClassified() {
		return "N/A"
	}
	if w.year < 1995 {
		return one(d, []string{"DECL: OADR", "GDS"})
	}
	on := w.at.AddDate(one(d, []int{5, 10, 10, 10, 10, 20, 25}), 0, -d.below(20))
	switch r := d.below(1000); {
	case r < 930:
		return "DECL: " + on.Format("01/02/2006")
	case r < 985:
		return "DECL: " + on.Format("2006/01/02")
	case r < 990:
		return "DECL: AFTER THE CORONATION"
	}
	return "DECL: " + on.Format("01/02/06")
}

func (w *writer) orderAndTags() {
	tags := w.drawTags()
	if w.has(misprintedTag) {
		tags[0] = one(&w.dice, []string{"POGOV", "MOPPS", "ECONEFIN", "KNPP", "PREL/PGOV"})
	}
	line := "EO "
	if w.style.wire {
		line = "E.O. "
	}
	line += w.order()
	if w.style.wire {
		line += ":"
	}
	line += " " + w.declassification()
	switch {
	case w.has(noOrder):
	case w.has(tagsOnOrderLine) && !w.has(noTags):
		w.line(line, " TAGS: ", strings.Join(tags, " "))
		return
	default:
		w.line(line)
	}
	if w.has(noTags) {
		return
	}
	if w.style.wire {
		w.wrapField("TAGS: ", strings.Join(tags, one(&w.dice, []string{" ", " ", " ", ", "})))
		return
	}
	w.wrapField("TAGS ", strings.Join(tags, ", "))
}

// wrapField writes a field whose lines are short in every style.
func (w *writer) wrapField(label, value string) {
	w.body = append(w.body, label...)
	column := len(label)
	for i, word := range strings.Fields(value) {
		if i > 0 && column+len(word) >= lineWidth {
			w.lineEnd(&w.body)
			column = 0
		} else if i > 0 {
			w.body = append(w.body, ' ')
			column++
		}
		w.body = append(w.body, word...)
		column += len(word)
	}
	w.lineEnd(&w.body)
}

func (w *writer) subject() {
	if w.has(noSubject) {
		return
	}
	w.text = w.text[:0]
	w.heading(w.dice.between(4, 11))
	subject := string(w.text)
	if !w.has(mixedCaseSubject) {
		subject = strings.ToUpper(subject)
	}
	if w.has(markedSubject) {
		subject = "(" + w.mark() + ") " + subject
	}
	w.wrapField("SUBJECT: ", subject)
}

// heading writes about so many words of a heading into w.text.
func (w *writer) heading(words int) {
	d, v := &w.dice, w.archive.words
	w.first = true
	if words > 3 {
		w.word(w.station.country)
		w.glue(":")
		words--
	}
	for words > 0 {
		w.word(v.adjectives.pick(d))
		w.word(v.nouns.pick(d))
		words -= 2
		if words > 2 {
			w.word(one(d, []string{"of the", "and", "in", "for", "on the", "to"}))
			words--
		}
	}
}

// reasons are how the paragraphs of the order are written.
var reasons = []string{"1.4 (b) and (d)", "1.4 (b) and (d)", "1.4 (b), (d)", "1.4(b) and (d)", "1.4 (b/d)", "1.4 (b,d)", "1.4 b and d", "1.4(b)", "1.4 (b)(d)"}

func (w *writer) classifiedBy() {
	if !w.class.isClassified() {
		return
	}
	d, v := &w.dice, w.archive.words
	lead := "Classified By: "
	switch r := d.below(100); {
	case r < 8:
		lead = "CLASSIFIED BY: "
	case r < 11:
		lead = "Classified by "
	}
	office := one(d, []string{"Ambassador", "DCM", "Charge d'Affaires", "Political Counselor", "Acting DCM", "Consul General", "Economic Counselor"})
	text := office + " " + v.givenNames.pick(d) + " " + v.surnames.pick(d)
	if !w.has(noReason) {
		reason := one(d, reasons)
		if w.year < 2003 {
			reason = strings.Replace(reason, "1.4", "1.5", 1)
		}
		text += one(d, []string{" for reasons ", " for reasons ", ", reasons ", ". Reason: "}) + reason
	}
	w.blank()
	w.wrapField(lead, text+".")
}
