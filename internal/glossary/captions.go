package glossary

import (
	"slices"
	"strings"
)

// A Caption is a word between the classification line and the text that says
// who may see the cable or how it is handled.
type Caption struct {
	Word    string // in capitals, single blanks: "ROGER CHANNEL"
	Meaning string // one line in plain words
}

// captions are in order of length, so that the first that matches the
// beginning of a line is the longest that does.
var captions = sortedCaptions([]Caption{
	{"SIPDIS", "for distribution on SIPRNet, the network that State shared with Defense"},
	{"NODIS", "no distribution beyond the addressee"},
	{"EXDIS", "exclusive distribution: only to those with an essential need to know"},
	{"LIMDIS", "limited distribution"},
	{"STADIS", "distribution within the Department of State only"},
	{"NOFORN", "not releasable to foreign nationals"},
	{"SENSITIVE", "sensitive but unclassified"},
	{"SBU", "sensitive but unclassified"},
	{"SENSITIVE BUT UNCLASSIFIED", "not classified, but to be protected"},
	{"FOUO", "for official use only"},
	{"FOR OFFICIAL USE ONLY", "not classified, but not for the public"},
	{"LIMITED OFFICIAL USE", "not classified, but not for the public; the older term"},
	{"ROGER CHANNEL", "on intelligence matters, between the Bureau of Intelligence and Research and chiefs of mission"},
	{"DISSENT CHANNEL", "a dissent from policy, to the Policy Planning Staff"},
	{"DS CHANNEL", "for the Bureau of Diplomatic Security"},
	{"MED CHANNEL", "for the Office of Medical Services"},
	{"EAGLES ONLY", "for chiefs of mission only"},
	{"EXCLUSIVE", "only for the persons named"},
	{"CORRECTED COPY", "replaces an earlier transmission of the same telegram"},
	{"TERREP", "a report on terrorism"},
	{"CODEL", "about a visit of members of Congress"},
	{"STAFFDEL", "about a visit of staff of Congress"},
	{"NIACT", "calls for action day or night"},
	{"NOTAL", "not sent to all addressees"},
	{"ORCON", "dissemination is controlled by the originator"},
	{"NOCONTRACT", "not releasable to contractors"},
	{"PROPIN", "contains proprietary information"},
	{"FGI", "foreign government information"},
	{"AIDAC", "for the Agency for International Development"},
	{"ENTIRE TEXT", "the marking holds for the entire text"},
})

var captionByWord = indexCaptions(captions)

// Captions lists the known captions, the longest first, for matching.
func Captions() []Caption { return slices.Clone(captions) }

// LookupCaption finds a caption by its word; case does not matter, and runs of
// blanks count as one.
func LookupCaption(word string) (Caption, bool) {
	c, ok := captionByWord[word]
	if !ok {
		c, ok = captionByWord[strings.Join(strings.Fields(strings.ToUpper(word)), " ")]
	}
	return c, ok
}

func sortedCaptions(list []Caption) []Caption {
	slices.SortStableFunc(list, func(a, b Caption) int { return len(b.Word) - len(a.Word) })
	return list
}

func indexCaptions(list []Caption) map[string]Caption {
	index := make(map[string]Caption, len(list))
	for _, c := range list {
		index[c.Word] = c
	}
	return index
}
