package cable

import (
	"slices"
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
		if caption != "" && !slices.Contains(d.cable.Captions, caption) {
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

// captionStarts has for every letter that captions begin with a bit for each
// letter that comes second in one; bit 0 is for the blank of a spaced one.
var captionStarts = func() (starts [256]uint32) {
	for _, c := range captions {
		starts[c.Word[0]] |= 1 << (c.Word[1] & 31)
	}
	starts['C'] |= 1
	return starts
}()

// mayStartCaption reports whether text begins with the first two letters of a caption.
func mayStartCaption(text string) bool {
	second := byte(0)
	if isLetter(text[1]) {
		second = text[1] & 31
	}
	return captionStarts[upper(text[0])]>>second&1 == 1
}

// isCaptionLine reports whether a line holds captions only.
func isCaptionLine(text string) bool {
	if len(text) > 80 || len(text) < 4 || !mayStartCaption(text) {
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

// noticeLine takes the declassification notice: "Declassified/Released US
// Department of State EO Systematic Review 05 JUL 2006" (75TEHRAN2069).
func (d *divider) noticeLine(i int) int {
	n := d.noticeLines(i)
	if n == 0 {
		return 0
	}
	if d.cable.Declassified == "" {
		d.cable.Declassified = foldBlanks(d.body[d.lines[i].text:d.lines[i+n-1].end])
	}
	return d.take(KindTrailer, i, n)
}

// noticeLines counts the lines of a declassification notice at line i.
func (d *divider) noticeLines(i int) int {
	if !startsNotice(d.text(i)) {
		return 0
	}
	n := 1
	for n < 3 && i+n < len(d.lines) && !d.lines[i+n].blank() && d.paragraphAt(i+n) == nil {
		n++
	}
	return n
}

func startsNotice(text string) bool {
	return hasPrefixFold(text, "DECLASSIFIED/RELEASED") || hasPrefixFold(text, "RELEASED/DECLASSIFIED")
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
