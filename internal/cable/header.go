package cable

import (
	"strconv"
	"strings"

	"cables/internal/glossary"
)

// A headerReader reads a transmission header line by line. Every line after
// FM, TO or INFO belongs to that section until the next keyword.
type headerReader struct {
	cable   *Cable
	header  string
	section string // "", "ROUTING", "FM", "TO", "INFO", "EDITORIAL"

	linesLeft int // from the one that is read on
}

// usualRecipients is room for the recipients of most cables.
const usualRecipients = 64

// partialSentence begins the header of a cable of which only an extract was published.
const partialSentence = "THIS RECORD IS A PARTIAL EXTRACT"

// readHeader reads the header of c, which has these lines.
func readHeader(c *Cable, lines []line) {
	r := &headerReader{cable: c, header: c.Header}
	for i, l := range lines {
		r.linesLeft = len(lines) - i
		if !l.blank() {
			r.line(l)
		}
	}
}

func (r *headerReader) line(l line) {
	text := l.in(r.header)
	switch {
	case hasPrefixFold(text, partialSentence):
		r.cable.Partial = true
	case hasPrefixFold(text, "VZCZC"):
		r.cable.Transmission.ID = text
	case r.addressLine(text), r.routeLine(text), r.fromLine(text), r.securityLine(text), r.dtgLine(text):
	case isPageLine(text) || isPageBreak(text):
	case isArticleID(text):
		r.section = "EDITORIAL"
	case r.section == "TO" || r.section == "INFO":
		r.address(l, text)
	case r.section == "ROUTING" && isRoutingList(text):
		r.cable.Transmission.Routing = append(r.cable.Transmission.Routing, strings.Fields(text)...)
	}
}

// isArticleID reports whether a line is "ID: 190648": what a publisher's own
// system knew of the cable follows, and no recipient (09KUWAIT110).
func isArticleID(text string) bool {
	rest, ok := strings.CutPrefix(text, "ID:")
	rest = strings.TrimSpace(rest)
	return ok && rest != "" && leadingDigits(rest) == len(rest)
}

// addressLine reads TO and INFO and the address on the same line.
func (r *headerReader) addressLine(text string) bool {
	for _, key := range []string{"TO", "INFO", "XMT"} {
		rest, ok := keyword(text, key)
		if !ok || (r.cable.From == "" && r.cable.Transmission.DTG == "" && r.section != "" && r.section != "ROUTING") {
			continue
		}
		if key == "XMT" {
			r.exclude(rest)
			return true
		}
		// The service line "INFO  LOG-00 NP-00" counts copies for bureaus (00HARARE6677).
		if isDistribution(rest) {
			return true
		}
		if key == "INFO" && r.cable.Info == nil {
			r.cable.Info = make([]Recipient, 0, min(r.linesLeft, usualRecipients))
		}
		r.section = key
		if rest != "" && !isPageLine(rest) {
			r.address(line{}, rest)
		}
		return true
	}
	return false
}

// fromLine reads the FM line.
func (r *headerReader) fromLine(text string) bool {
	rest, ok := keyword(text, "FM")
	if !ok || r.cable.From != "" {
		return false
	}
	r.cable.From, r.section = foldBlanks(rest), "FM"
	return true
}

// routeLine reads "OO RUEHWEB" and "DE RUEHC #9388/01 3260011".
func (r *headerReader) routeLine(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	if rest, ok := keyword(text, "DE"); ok && r.section != "TO" && r.section != "INFO" {
		r.deLine(rest)
		return true
	}
	if len(word) != 2 || word[0] != word[1] || r.section != "" || !isRoutingList(strings.TrimSpace(rest)) {
		return false
	}
	r.cable.Transmission.Precedence = glossary.Precedence(word[:1])
	r.cable.Transmission.Routing = append(r.cable.Transmission.Routing, strings.Fields(rest)...)
	r.section = "ROUTING"
	return r.cable.Transmission.Precedence != ""
}

func (r *headerReader) deLine(rest string) {
	station, after, _ := strings.Cut(rest, " ")
	r.cable.Transmission.Station = station
	r.section = "DE"
	if i := strings.IndexByte(after, '#'); i >= 0 {
		n := leadingDigits(after[i+1:])
		r.cable.Transmission.Serial = atoi(after[i+1 : i+1+n])
	}
}

// securityLine reads "ZNY SSSSS ZZH".
func (r *headerReader) securityLine(text string) bool {
	for _, key := range []string{"ZNY", "ZNR"} {
		if rest, ok := keyword(text, key); ok {
			r.cable.Transmission.Security, _, _ = strings.Cut(rest, " ")
			return true
		}
	}
	return false
}

// dtgLine reads "O 220000Z NOV 07", which precedence letters may begin.
func (r *headerReader) dtgLine(text string) bool {
	if r.cable.Transmission.DTG != "" || r.section == "TO" || r.section == "INFO" {
		return false
	}
	dtg, at, ok := findDTG(text)
	if !ok {
		return false
	}
	r.cable.Transmission.DTG, r.cable.Created = dtg, Time{at}
	if r.cable.Transmission.Precedence == "" && len(text) > 1 && text[1] == ' ' {
		r.cable.Transmission.Precedence = glossary.Precedence(text[:1])
	}
	r.section = "DTG"
	return true
}

// address reads one recipient of the open section.
func (r *headerReader) address(l line, text string) {
	recipient, ok := readAddress(text)
	if !ok {
		r.cable.problem("header", l.text, l.end, "unread-address", "This line among the recipients is no address.")
		return
	}
	if r.section == "TO" {
		r.cable.To = append(r.cable.To, recipient)
	} else {
		r.cable.Info = append(r.cable.Info, recipient)
	}
}

// exclude notes the posts after XMT at the last recipient, a collective.
func (r *headerReader) exclude(list string) {
	recipients := r.cable.Info
	if len(recipients) == 0 {
		recipients = r.cable.To
	}
	if len(recipients) > 0 {
		last := &recipients[len(recipients)-1]
		last.Excluded = append(last.Excluded, splitPosts(list)...)
	}
}

// readAddress reads [ROUTING/]NAME [PRECEDENCE] [NUMBER] [XMT POSTS].
func readAddress(text string) (Recipient, bool) {
	text = foldBlanks(text)
	var a Recipient
	if i := strings.Index(text, " XMT"); i >= 0 && (i+4 == len(text) || text[i+4] == ' ') {
		a.Excluded = splitPosts(text[min(len(text), i+5):])
		text = text[:i]
	}
	if i := strings.IndexByte(text, '/'); i >= 4 && isRoutingIndicator(text[:i]) {
		a.Routing, text = text[:i], text[i+1:]
	}
	text, a.Number = cutLastWord(text, isContinuityNumber)
	text, a.Precedence = cutPrecedence(text)
	a.Name = strings.TrimRight(text, " ,")
	return a, hasLetter(a.Name)
}

func hasLetter(s string) bool {
	for i := 0; i < len(s); i++ {
		if isLetter(s[i]) {
			return true
		}
	}
	return false
}

// cutPrecedence takes a precedence off the end of an address.
func cutPrecedence(text string) (rest, precedence string) {
	for _, p := range []string{"NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE", "FLASH"} {
		if rest, ok := strings.CutSuffix(text, " "+p); ok {
			return rest, p
		}
	}
	return text, ""
}

func cutLastWord(text string, is func(string) bool) (rest, word string) {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 || !is(text[i+1:]) {
		return text, ""
	}
	return text[:i], text[i+1:]
}

// isContinuityNumber reports whether s is a message continuity number:
// "0000", "7721-7722".
func isContinuityNumber(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			digits++
		} else if s[i] != '-' && s[i] != '/' {
			return false
		}
	}
	return digits > 0
}

// isRoutingIndicator reports whether s is one: R and three to eight more capitals.
func isRoutingIndicator(s string) bool {
	if len(s) < 4 || len(s) > 9 || s[0] != 'R' {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

func isRoutingList(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if !isRoutingIndicator(w) {
			return false
		}
	}
	return len(words) > 0
}

// isDistribution reports whether s counts copies for bureaus: "LOG-00 NP-00".
func isDistribution(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	i := strings.LastIndexByte(words[0], '-')
	return i > 0 && len(words[0])-i == 3 && isDigit(words[0][i+1]) && isDigit(words[0][i+2])
}

func splitPosts(list string) []string {
	var posts []string
	for _, p := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ';' }) {
		if p = foldBlanks(p); p != "" {
			posts = append(posts, p)
		}
	}
	return posts
}

// keyword cuts a leading keyword and the blanks after it off a line.
func keyword(text, key string) (rest string, ok bool) {
	if !hasPrefixFold(text, key) {
		return "", false
	}
	rest = text[len(key):]
	if rest != "" && blankAt(rest, 0) == 0 {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// atoi is the number that s writes, 0 if it is none that fits.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
