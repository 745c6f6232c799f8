package synth

import (
	"fmt"
	"strings"
)

// precedences are the letters of the routing line, what addresses have for
// them, and how common each is.
var precedences = []struct{ letter, word string }{{"O", "IMMEDIATE"}, {"P", "PRIORITY"}, {"R", ""}}

var precedencesBy = newSampler([]float64{441, 404, 305})

// collectives are addresses that stand for many.
var collectives = []string{
	"RUEHZA/PARTIES TO THE TREATY OF ZENDA COLLECTIVE", "RUCNISL/ISLANDS IN DRY COUNTRY COLLECTIVE",
	"RUCNGOA/GOAT EXPORTERS COLLECTIVE", "RUEHNEI/ALL NEIGHBORS COLLECTIVE",
}

// agencies are invented offices at home.
var agencies = []string{
	"RUEAHLT/HQ LIGHTHOUSE SERVICE WASHDC", "RUEAUMB/UMBRELLA COMMISSION WASHDC", "RHEFCLK/BUREAU OF CLOCKS WASHINGTON DC",
	"RUEAORC/DEPT OF ORCHARDS WASHINGTON DC", "RHEHFER/FERRY BOARD WASHDC",
}

const extractSentence = "This record is a partial extract of the original cable. The full text of the original cable is not available."

// writeHeader writes the transmission header.
func (w *writer) writeHeader() {
	if w.has(partialExtract) {
		w.header = append(w.header, extractSentence...)
		return
	}
	d := &w.dice
	p := precedences[precedencesBy.pick(d)]
	if !w.has(noTransmission) {
		w.transmission(p.letter)
	}
	w.headerLine(p.letter, " ", w.dateTimeGroup())
	w.headerLine("FM ", w.station.from)
	w.addresses(p.word)
	w.header = w.header[:len(w.header)-1]
}

// dateTimeGroup writes "242145Z MAR 09", and a code behind it now and then.
func (w *writer) dateTimeGroup() string {
	dtg := strings.ToUpper(w.at.Format("021504Z Jan 06"))
	if w.dice.often(40) {
		dtg += one(&w.dice, []string{" ZDK", " ZDS", " ZFF4", " ZDK CTG RUEHAB 0001"})
	}
	return dtg
}

// headerLine writes a line of the header.
func (w *writer) headerLine(parts ...string) {
	for _, p := range parts {
		w.header = append(w.header, p...)
	}
	w.lineEnd(&w.header)
}

// transmission writes the lines above the date-time group.
func (w *writer) transmission(letter string) {
	d := &w.dice
	web := d.often(270)
	switch {
	case w.has(otherBeginning):
	case web:
		w.headerLine(fmt.Sprintf("VZCZCXYZ%04d", d.below(10_000)))
	default:
		w.headerLine(fmt.Sprintf("VZCZCXRO%04d", d.below(10_000)))
	}
	if web {
		w.headerLine(letter, letter, " RUEHWEB")
		w.headerLine()
	} else {
		w.routingLines(letter)
	}
	section := ""
	if w.parts > 1 || d.often(800) {
		section = "/01"
	}
	w.headerLine(fmt.Sprintf("DE %s #%04d%s %03d%02d%02d", w.station.routing, w.entry.serial%10_000, section, w.at.YearDay(), w.at.Hour(), w.at.Minute()))
	w.headerLine(w.class.security)
}

func (w *writer) routingLines(letter string) {
	n := w.dice.between(1, 6)
	if w.has(routingWraps) {
		n += 9
	}
	line := letter + letter
	for i := range n {
		if i == 9 {
			w.headerLine(line)
			line = one(&w.dice, w.archive.stations).routing
			continue
		}
		line += " " + one(&w.dice, w.archive.stations).routing
	}
	w.headerLine(line)
}

// addresses writes TO and INFO. The Department writes to posts, posts to the
// Department.
func (w *writer) addresses(precedence string) {
	d := &w.dice
	if w.station.isDepartment() {
		w.headerLine("TO ", w.address(one(d, w.archive.stations), precedence))
		for range d.run(45, 30) {
			w.headerLine(w.address(one(d, w.archive.stations), precedence))
		}
	} else {
		w.headerLine("TO RUEHC/SECSTATE WASHDC", blankBefore(precedence), fmt.Sprintf(" %04d", d.below(10_000)))
	}
	if d.often(47) {
		return
	}
	lead := "INFO "
	if d.often(650) {
		w.headerLine(lead, one(d, collectives), blankBefore(precedence))
		lead = ""
	}
	for n := d.run(86, 45); n > 0; n-- {
		w.headerLine(lead, w.address(one(d, w.archive.stations), precedence))
		lead = ""
	}
	if lead != "" || d.often(500) {
		w.headerLine(lead, one(d, agencies), blankBefore(precedence))
	}
}

// address writes "RUEHAK/AMEMBASSY ANKARA PRIORITY 8757".
func (w *writer) address(s station, precedence string) string {
	var b strings.Builder
	if !w.dice.often(100) {
		b.WriteString(s.routing + "/")
	}
	b.WriteString(s.from + blankBefore(precedence))
	if w.dice.often(500) {
		fmt.Fprintf(&b, " %04d", w.dice.below(10_000))
	}
	return b.String()
}

func blankBefore(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}
