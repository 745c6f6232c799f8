package glossary

import "strings"

// A Reason is what an Executive Order lets information be classified for.
type Reason struct {
	Code string // section and letter: "1.4(b)"
	Text string // "foreign government information"
}

// The sections that list the reasons, as "Classified By" lines cite them.
const (
	section14 = "1.4" // E.O. 12958 as amended in March 2003, and E.O. 13526
	section15 = "1.5" // E.O. 12958 of 1995, before the amendment
)

// reasonTexts say what the letters from (a) on stand for, in short words near
// the order's own. They are the same in both sections but for (h), which came
// with the amendment.
var reasonTexts = []string{
	"military plans, weapons systems, or operations",
	"foreign government information",
	"intelligence activities, sources or methods, or cryptology",
	"foreign relations or foreign activities of the United States, including confidential sources",
	"scientific, technological, or economic matters relating to the national security",
	"programs for safeguarding nuclear materials or facilities",
	"vulnerabilities or capabilities of systems, installations, infrastructures, projects, or plans",
	"weapons of mass destruction",
}

var (
	reasons = map[string][]Reason{
		section14: reasonsOf(section14, reasonTexts),
		section15: reasonsOf(section15, reasonTexts[:7]),
	}
	reasonByCode = indexReasons(reasons)
)

// Reasons lists the reasons of a section, "1.4" or "1.5", or of an order:
// "12958" means the order as amended (1.4), under which most of the cables
// were classified, and "13526" lists the same. Others give none.
func Reasons(order string) []Reason {
	if order == "12958" || order == "13526" {
		order = section14
	}
	return append([]Reason(nil), reasons[order]...)
}

// LookupReason finds a reason by its code; case and blanks do not matter:
// "1.4 (B)" is found.
func LookupReason(code string) (Reason, bool) {
	r, ok := reasonByCode[code]
	if !ok {
		r, ok = reasonByCode[strings.ToLower(strings.Join(strings.Fields(code), ""))]
	}
	return r, ok
}

func reasonsOf(section string, texts []string) []Reason {
	var list []Reason
	for i, text := range texts {
		list = append(list, Reason{Code: section + "(" + string(rune('a'+i)) + ")", Text: text})
	}
	return list
}

func indexReasons(bySection map[string][]Reason) map[string]Reason {
	index := map[string]Reason{}
	for _, list := range bySection {
		for _, r := range list {
			index[r.Code] = r
		}
	}
	return index
}
