package synth

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// lineWidth is where lines of the wire wrap.
const lineWidth = 65

// writeBody writes the body, to about its target.
func (w *writer) writeBody() {
	w.writeOpening()
	w.paragraphs()
	w.ending()
	if w.has(allCapitals) {
		w.body = bytes.ToUpper(w.body)
	}
}

// paragraphs writes numbered paragraphs until the body has its size.
func (w *writer) paragraphs() {
	summary := w.dice.often(740)
	comment := w.dice.often(450)
	headed := w.dice.often(550)
	number := 0
	for first := true; first || w.left() > 80; first = false {
		number = w.nextNumber(number)
		size := min(200+w.dice.below(500)+w.dice.below(500), max(w.left(), 60))
		switch last := w.left() < size+250; {
		case first && summary:
			w.paragraph(number, size, "Summary: ", " End summary.")
		case last && comment:
			w.paragraph(number, w.left(), "Comment: ", " End comment.")
			return
		case headed && w.dice.often(300) && w.left() > 500:
			w.headingLines()
			fallthrough
		default:
			w.paragraph(number, size, "", "")
		}
	}
}

// left is how many bytes the body still wants.
func (w *writer) left() int { return w.target - len(w.body) }

// nextNumber is the number of the paragraph behind number, which is not the
// next one where the telegram counts badly.
func (w *writer) nextNumber(number int) int {
	switch {
	case number == 2 && w.has(gapInNumbers):
		return 4
	case number == 3 && w.has(repeatedNumber) && w.dice.often(500):
		return 3
	case number == 5 && w.has(stepBack) && w.dice.often(500):
		return 4
	}
	return number + 1
}

// paragraph writes a numbered paragraph of about so many bytes.
func (w *writer) paragraph(number, size int, lead, tail string) {
	w.text = w.text[:0]
	w.label(number)
	w.text = append(w.text, lead...)
	for size -= len(tail); ; {
		w.sentence()
		if len(w.text) > size-90 {
			break
		}
		w.text = append(w.text, ' ')
	}
	w.text = append(w.text, tail...)
	w.set()
	switch {
	case number < 3 || w.left() < 700:
	case w.has(dashes) && w.dice.often(250):
		w.items("-- ")
	case w.has(lettered) && w.dice.often(300):
		w.items("A. ")
	case w.has(listed) && w.dice.often(300):
		w.items("1) ")
	}
}

// label writes "3. (C) " in the shape that the telegram has.
func (w *writer) label(number int) {
	w.text = strconv.AppendInt(w.text, int64(number), 10)
	mark := w.mark()
	if w.has(lowerMarks) {
		mark = strings.ToLower(mark)
	}
	switch {
	case w.has(noMarks):
		w.glue(". ")
		return
	case w.has(unspacedMarks):
		w.glue(".(")
	case w.has(commaForPeriod):
		w.glue(", (")
	default:
		w.glue(". (")
	}
	w.glue(mark)
	w.glue(") ")
}

// mark draws a paragraph's portion mark.
func (w *writer) mark() string {
	mark := portionMarks[w.class.marks.pick(&w.dice)]
	if mark == "S/NF" && w.dice.often(90) {
		return "S//NF"
	}
	return mark
}

// items writes a short list of sentences.
func (w *writer) items(label string) {
	for i := range w.dice.between(2, 6) {
		w.text = w.text[:0]
		switch label {
		case "A. ":
			w.text = append(w.text, byte('A'+i), '.', ' ')
		case "1) ":
			w.text = append(w.text, byte('1'+i), ')', ' ')
		default:
			w.text = append(w.text, label...)
		}
		w.sentence()
		w.set()
	}
}

// headingLines writes a heading in one of the shapes that they have.
func (w *writer) headingLines() {
	w.text = w.text[:0]
	w.heading(w.dice.between(2, 5))
	heading := string(w.text)
	if w.dice.often(400) {
		heading = strings.ToUpper(heading)
	}
	rule := strings.Repeat("-", len(heading))
	switch r := w.dice.below(100); {
	case r < 27:
		w.line(rule)
		w.line(heading)
		w.line(rule)
	case r < 85:
		w.line(heading)
		w.line(rule)
	default:
		w.line(strings.ToUpper(heading))
	}
	w.blank()
}

// set sets w.text as lines of the body.
func (w *writer) set() {
	if w.style.wrapped {
		w.wrap()
	} else {
		w.body = append(w.body, w.text...)
		w.lineEnd(&w.body)
	}
	if !w.has(noBlankLines) {
		w.line()
	}
}

// wrap sets w.text near 65 columns, with a page break wherever a section ends.
func (w *writer) wrap() {
	text := w.text
	for len(text) > lineWidth {
		at := bytes.LastIndexByte(text[:lineWidth], ' ')
		if at <= 0 {
			if at = bytes.IndexByte(text, ' '); at < 0 {
				break
			}
		}
		w.body = append(w.body, text[:at]...)
		w.lineEnd(&w.body)
		text = text[at+1:]
		w.interrupt()
	}
	w.body = append(w.body, text...)
	w.lineEnd(&w.body)
}

// interrupt writes what comes between two lines of a paragraph: page breaks,
// and rarely a caption or an empty line.
func (w *writer) interrupt() {
	switch {
	case w.broken+1 < w.parts && len(w.body) > (w.broken+1)*sectionSize:
		w.broken++
		w.pageBreak()
	case w.has(strayCaption) && w.dice.often(15):
		w.line()
		w.line("SIPDIS")
	case w.has(sentenceCut) && w.dice.often(15):
		w.line()
	}
}

// pageBreak writes "ANKARA 00000226  002 OF 004".
func (w *writer) pageBreak() {
	page := ""
	if w.dice.often(220) {
		page = ".2"
	}
	w.line()
	w.line(fmt.Sprintf("%.10s %08d  %03d%s OF %03d", w.station.post, w.entry.serial, w.broken+1, page, w.parts))
	w.line()
	w.line()
}

// ending writes the signer and what stands below.
func (w *writer) ending() {
	w.body = bytes.TrimRight(w.body, " \n")
	if w.has(cutShort) {
		w.body = append(w.body[:len(w.body)-4], "..."...)
		return
	}
	w.signer()
	switch {
	case w.has(endMark):
		w.body = append(w.body, "\nNNNN"...)
	case w.has(websiteTrailer):
		w.body = fmt.Appendf(w.body, "\nVisit %s's Classified Website: http://www.%s.example/", w.station.post, strings.ToLower(w.station.country))
	case w.has(ownNote):
		w.body = append(w.body, "\nNOTE BY OC/T: DELAYED BY THE FERRY."...)
	}
}

func (w *writer) signer() {
	name := w.archive.words.surnames.pick(&w.dice)
	if !w.has(mixedCaseSigner) {
		name = strings.ToUpper(name)
	}
	switch {
	case w.has(noSigner):
	case w.has(signerGlued):
		w.body = append(w.body, "  "+name...)
	default:
		w.body = append(w.body, "\n"+name...)
	}
}
