package cable

import (
	"slices"
	"strings"
)

// readClassifiedBy reads who classified a cable and for which reasons:
// "ISN Acting DAS Richard Stratford. Reasons: 1.4(b) & (d)."
func readClassifiedBy(c *Cable, value string) {
	value = foldBlanks(value)
	who, why := divideReason(value)
	if c.ClassifiedBy == "" {
		c.ClassifiedBy = nameOf(who)
	}
	for _, reason := range readReasons(why) {
		if !slices.Contains(c.Reasons, reason) {
			c.Reasons = append(c.Reasons, reason)
		}
	}
}

// reasonWords are where the name ends and the reason begins.
var reasonWords = []string{" FOR REASON", " FOR REAS", "REASON", " RE ASON", "E.O. 12958", "E.O.12958", " PER 1.", " PER REASON", " BASED UPON", " BASED ON", " UNDER ", " FOR E.O.", " FOR EO", "1.4", "1.5"}

func divideReason(value string) (who, why string) {
	for i := range len(value) {
		for _, w := range reasonWords {
			if w[0] == upper(value[i]) && hasPrefixFold(value[i:], w) {
				return value[:i], value[i:]
			}
		}
	}
	return value, ""
}

// readReasons reads "1.4(b) & (d)", "1.4 b, c, and d", "1.5 (b/d)". A section
// holds for every letter until the next.
func readReasons(why string) []string {
	var reasons []string
	section := ""
	for i := 0; i < len(why); i++ {
		switch {
		case why[i] == '1' && i+2 < len(why) && why[i+1] == '.' && (why[i+2] >= '3' && why[i+2] <= '6'):
			section = why[i : i+3]
			i += 2
		case section != "" && isReasonLetter(why, i):
			reasons = append(reasons, section+"("+string(lower(why[i]))+")")
		case section != "" && (why[i] == ';' || why[i] == '.' && len(reasons) > 0 && i+2 < len(why) && why[i+1] == ' ' && !isReasonLetter(why, i+2) && why[i+2] != '('):
			return reasons
		}
	}
	return reasons
}

// isReasonLetter reports whether a letter from a to h stands alone at i.
func isReasonLetter(s string, i int) bool {
	l := lower(s[i])
	if l < 'a' || l > 'h' || i > 0 && isLetter(s[i-1]) {
		return false
	}
	return i+1 >= len(s) || !isLetter(s[i+1])
}

// nameOf takes titles and offices off who: what is left, from the first word
// of the name to the end, is a given name, initials, a surname.
func nameOf(who string) string {
	who = strings.TrimSpace(who)
	for strings.HasPrefix(who, "(") {
		i := strings.IndexByte(who, ')')
		if i < 0 {
			break
		}
		who = strings.TrimSpace(who[i+1:])
	}
	if parts := splitClauses(who); len(parts) > 1 {
		who = bestClause(parts)
	}
	return lastName(strings.TrimRight(who, " ,;:-("))
}

// splitClauses divides at commas, colons and dashes; "Jr." stays with its name.
func splitClauses(who string) []string {
	for _, suffix := range []string{"JR", "Jr", "SR", "Sr", "II", "III"} {
		who = strings.ReplaceAll(who, ", "+suffix, "\x00"+suffix)
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(who, " - ", ","), func(r rune) bool { return r == ',' || r == ':' || r == ';' || r == '?' })
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(strings.ReplaceAll(p, "\x00", ", ")); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// bestClause is the clause that most looks like a name: the last one with
// two words or more that are no titles.
func bestClause(parts []string) string {
	for i := len(parts) - 1; i >= 0; i-- {
		if name := lastName(parts[i]); strings.Contains(name, " ") || strings.Contains(name, ".") {
			return parts[i]
		}
	}
	return parts[0]
}

// lastName drops the leading words that are titles or offices.
func lastName(who string) string {
	words := gluedWords(strings.Fields(who))
	from := len(words)
	for from > 0 && isNameWord(words[from-1]) {
		from--
	}
	name := strings.TrimRight(strings.Join(words[from:], " "), ",;:-( ")
	if last := name[strings.LastIndexByte(name, ' ')+1:]; !nameSuffixes[strings.ToUpper(last)] {
		name = strings.TrimRight(name, ".,;:-(")
	}
	return name
}

// nameSuffixes keep the period behind a name.
var nameSuffixes = map[string]bool{"JR.": true, "SR.": true}

// gluedWords mends a name that was wrapped inside its last word: "Blah a".
func gluedWords(words []string) []string {
	n := len(words)
	if n < 2 || len(words[n-1]) > 4 || strings.ToLower(words[n-1]) != words[n-1] || !isNameWord(words[n-2]) || titleWords[strings.ToUpper(words[n-1])] && n < 3 {
		return words
	}
	if last := strings.TrimRight(words[n-1], "."); last == "" || !isLetter(last[0]) {
		return words
	}
	return append(append([]string{}, words[:n-2]...), words[n-2]+words[n-1])
}

// isNameWord reports whether a word can be part of a person's name: it
// begins with a capital and is no title and no office.
func isNameWord(w string) bool {
	if len(w) == 2 && isUpper(w[0]) && w[1] == '.' {
		return true // an initial
	}
	folded := strings.ToUpper(strings.Trim(w, ".,;:()"))
	if titleWords[folded] || strings.ContainsAny(w, "/&()0123456789") {
		return false
	}
	for _, title := range misspeltTitles {
		if strings.HasPrefix(folded, title) {
			return false
		}
	}
	return isUpper(w[0]) || w[0] >= 0x80 || folded == "DE" || folded == "VAN" || folded == "VON" || folded == "DER"
}

// misspeltTitles are beginnings of titles that are spelled in many ways.
var misspeltTitles = []string{"AMBAS", "AMBSS", "CHARG", "COUNS", "COUSEL", "AFFAIR", "AFFIAR", "AFFARI", "MINISTER", "POLITIC", "ECONOM", "SECRETAR"}

// titleWords are the words of titles and offices. Those of two capitals are
// bureaus and ranks.
var titleWords = wordSet(`THIS MESSAGE CLASSIFIED CLASSFIED BY THE OF FOR AND TO AT A AN ON IN D DE
	AMBASSADOR-AT-LARGE AMB CHARGE CDA DCM ADCM A/DCM ACTING DEPUTY ASSISTANT PRINCIPAL SPECIAL SENIOR CHIEF MISSION OFFICER OFFICE OFF DIRECTOR DIR HEAD SECTION
	POL ECON POLOFF ECONOFF CONOFF POLCOUNS ECONCOUNS POL/ECON POLMIN POLMINCOUNS ECONMINCOUNS ECOMINCOUNS POLMILOFF MINCOUNS MIN COUN MC EMIN PAO RSO CG DPO PO RAO IO MGT DAS PDAS A/S DAS/ U/S
	CONSUL GENERAL CONSULATE EMBASSY ATTACHE LABOR DEFENSE MILITARY POLITICAL-MILITARY POL-MIL AFFAIRES AFFAIRS AI A.I D'AFFAIRES D'AFFAIRS D'AFFARIES D,AFFAIRES
	REPRESENTATIVE PERMANENT COORDINATOR ADVISOR ADVISER DESK STAFF EXECUTIVE VICE UNDER ENVOY CULTURAL PUBLIC MANAGEMENT TEAM LEADER LEGAL AGENT REGIONAL
	COL LTC LTCOL MAJ CAPT CDR LT GEN BG RADM MR MRS MS DR AIT ISN NEA EUR WHA EAP SCA AF USEU USUN USNATO PRM INR INL PM DOD STATE US U.S AFGHANISTAN PAKISTAN`)
