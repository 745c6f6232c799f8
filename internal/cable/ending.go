package cable

import "strings"

// findEnding is the line from which the signer and the trailer stand: the
// last lines of a body that are a name, a web site, NNNN, a classification or
// a declassification notice. Without any it is the number of lines.
func (d *divider) findEnding() int {
	last := len(d.lines)
	for last > 0 {
		i := last - 1
		for i >= 0 && d.lines[i].blank() {
			i--
		}
		if i < 0 || !d.isEndingLine(i) {
			break
		}
		last = i
	}
	return last
}

// isEndingLine reports whether line i can stand in the ending.
func (d *divider) isEndingLine(i int) bool {
	text := d.text(i)
	if i <= d.lastJudged() {
		return false
	}
	return isTrailer(text) || d.isSignerLine(i) || d.isNoticeLine(i) || isPageBreak(text) || isPageLine(text)
}

func (d *divider) lastJudged() int {
	if n := len(d.paragraphs); n > 0 {
		return d.paragraphs[n-1].line
	}
	return -1
}

// isNoticeLine reports whether line i belongs to a declassification notice.
func (d *divider) isNoticeLine(i int) bool {
	for j := i; j >= 0 && j > i-3 && !d.lines[j].blank(); j-- {
		if startsNotice(d.text(j)) {
			return true
		}
	}
	return false
}

// isTrailer reports whether a line is what posts put under their telegrams.
func isTrailer(text string) bool {
	return strings.Trim(text, "N") == "" && len(text) == 4 || text == ">" || text == "." || hasPrefixFold(text, "NOTE: NOT PASSED") || hasPrefixFold(text, "NOTE BY OC/T") || isClassWordLine(text) || isStrayCaption(text) || isWebsite(text)
}

// isWebsite reports whether a line invites to a post's classified web site.
func isWebsite(text string) bool {
	if len(text) > 220 {
		return false
	}
	if hasPrefixFold(text, "HTTP://") || hasPrefixFold(text, "WWW.") {
		return true
	}
	visit := hasPrefixFold(text, "VISIT ") || hasPrefixFold(text, "PLEASE VISIT ") || hasPrefixFold(text, "YOU CAN ALSO ACCESS THIS SITE")
	return visit && (indexFold(text, "WEBSITE") >= 0 || indexFold(text, "WEB SITE") >= 0 || indexFold(text, "HOME PAGE") >= 0)
}

// isSignerLine reports whether line i is a name alone and the last text:
// "RICE", "Stapleton", "VON DER HAGEN", or a redaction.
func (d *divider) isSignerLine(i int) bool {
	text := d.text(i)
	if d.signerLine >= 0 || len(text) > 40 || !isSigner(text) && !d.isSmallSigner(i) {
		return false
	}
	before := i - 1
	for before >= 0 && d.lines[before].blank() {
		before--
	}
	if before >= 0 && before == i-1 && !isCapitals(text) && !d.mayEndText(before) && i+1 < len(d.lines) {
		return false
	}
	d.signerLine = i
	return true
}

// mayEndText reports whether the text can end with line i.
func (d *divider) mayEndText(i int) bool {
	text := d.text(i)
	return endsSentence(text) || isTrailer(text) || isRule(text) || strings.Trim(text, "Xx") == "" || endsPassage(text)
}

// isSmallSigner reports whether the last line of all is a surname in small
// letters, as some posts signed (08KUWAIT128).
func (d *divider) isSmallSigner(i int) bool {
	text := d.text(i)
	if i+1 != len(d.lines) || i == 0 || d.lines[i-1].blank() && !d.mayEndText(max(0, i-2)) || !d.lines[i-1].blank() && !d.mayEndText(i-1) {
		return false
	}
	for j := 0; j < len(text); j++ {
		if !isLower(text[j]) {
			return false
		}
	}
	return len(text) >= 4 && len(text) <= 20
}

// isSigner reports whether text is a surname: one to three words of letters,
// each with a capital. A lone period may stand behind (09BRUSSELS269).
func isSigner(text string) bool {
	text = strings.TrimSuffix(text, " .")
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		if !isSurname(w) {
			return false
		}
	}
	return !notSigners[strings.ToUpper(words[0])] && !notSigners[strings.ToUpper(words[len(words)-1])]
}

func isSurname(w string) bool {
	if !isUpper(w[0]) && w[0] < 0x80 || len(w) < 2 && w != "I" {
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; !isLetter(c) && c != '-' && c != '\'' && c < 0x80 && !(c == '.' && i+1 == len(w) && len(w) <= 3) {
			return false
		}
	}
	return true
}

// notSigners are single words that end telegrams and are no names.
var notSigners = wordSet(`SIPDIS NOFORN SENSITIVE UNCLASSIFIED CONFIDENTIAL SECRET COMMENT SUMMARY END NOTE TEXT UNQUOTE ENDCOMMENT NNNN ANNEX BACKGROUND REGARDS MINIMIZE CABLE`)

// endingLines takes the signer and the trailer.
func (d *divider) endingLines(i int) int {
	if i < d.ending || d.lines[i].blank() {
		return 0
	}
	if i == d.signerLine {
		d.cable.Signer = strings.TrimRight(foldBlanks(d.text(i)), " .")
		return d.take(KindSigner, i, 1)
	}
	if n := d.noticeLine(i); n > 0 {
		return n
	}
	return d.take(KindTrailer, i, 1)
}

// splitGluedSigner finds a signer behind the last sentence on its line:
// "End comment. KELLY" (07SANTIAGO983). Its block is cut off the last one.
func (d *divider) splitGluedSigner() {
	if d.cable.Signer != "" {
		return
	}
	for n := len(d.cable.Blocks) - 1; n >= 0; n-- {
		b := d.cable.Blocks[n]
		switch b.Kind {
		case KindBlank, KindPagebreak, KindClassification, KindCaption:
			continue
		case KindParagraph, KindSubparagraph, KindBullet, KindText, KindTrailer:
			from, to := d.cable.textRange(b)
			if at := gluedSigner(d.body[from:to]); at > 0 {
				d.cutSigner(n, from+at)
				return
			}
			if b.Kind == KindTrailer {
				continue
			}
		}
		return
	}
}

// gluedSigner is the offset of a surname that stands behind the end of the
// last sentence, 0 if there is none.
func gluedSigner(text string) int {
	text = withoutLastDay(strings.TrimRight(text, " \t\r\n."))
	for words := 1; words <= 2; words++ {
		at := len(text)
		for range words {
			at = strings.LastIndexAny(text[:at], " \n")
			if at < 0 {
				return 0
			}
		}
		name := text[at+1:]
		before := strings.TrimRight(text[:at], " \n")
		if isSigner(name) && len(name) > 2 && before != "" && mayPrecedeSigner(before, name) {
			return at + 1
		}
	}
	return 0
}

// withoutLastDay drops the day that some copies put behind the signer:
// "SOBEL 2008-01-08" (08BRASILIA43).
func withoutLastDay(text string) string {
	if n := len(text); n > 11 && blankBefore(text, n-10) == 1 {
		if _, ok := readDay(text[n-10:]); ok {
			return strings.TrimRight(text[:n-11], " .")
		}
	}
	return text
}

// mayPrecedeSigner reports whether text ends so that a name behind it signs
// it: with a sentence, "END COMMENT", a web address or a row of dashes.
func mayPrecedeSigner(before, name string) bool {
	last := lastWords(before)
	switch {
	case endsSentence(before), strings.Contains(last, "://"), strings.HasSuffix(before, "--"), strings.HasSuffix(before, "**"):
		return true
	case !isCapitals(name):
		return false
	}
	return endsPassage(last) || !isCapitals(last) && (strings.Contains(last, "/") || strings.HasSuffix(before, ")"))
}

// endsPassage reports whether text ends with the words that end a passage.
func endsPassage(text string) bool {
	text = strings.ToUpper(lastWords(text))
	for _, w := range []string{"END COMMENT", "END SUMMARY", "END NOTE", "END TEXT"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func lastWords(s string) string { return s[max(0, len(s)-60):] }

// cutSigner cuts block n at offset at; what follows is the signer.
func (d *divider) cutSigner(n, at int) {
	blocks := d.cable.Blocks
	b := blocks[n]
	d.cable.Signer = withoutLastDay(strings.TrimRight(d.body[at:b.End], " \t\r\n."))
	rest := append([]Block{}, blocks[n+1:]...)
	blocks[n].End = at
	d.cable.Blocks = append(append(blocks[:n+1], Block{Kind: KindSigner, Start: at, End: b.End}), rest...)
	for p := range d.cable.Paragraphs {
		paragraph := &d.cable.Paragraphs[p]
		if paragraph.block == n {
			paragraph.End = trimEnd(d.body, paragraph.Start, at)
		}
	}
}
