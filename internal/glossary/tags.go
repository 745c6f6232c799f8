package glossary

import (
	"slices"
	"strings"
)

// A TagKind says what a tag is about.
type TagKind string

// The kinds of tags. The handbook gives subject tags four letters, program
// tags four that begin with K, countries and regions two.
const (
	TagSubject TagKind = "subject"
	TagProgram TagKind = "program"
	TagGeo     TagKind = "geo"
	TagOrg     TagKind = "org"
	TagPerson  TagKind = "person" // never of a table: a person is read from the words around it
	TagUnknown TagKind = "unknown"
)

// A Tag is one of the TAGS (traffic analysis by geography and subject) under
// which a cable was filed.
type Tag struct {
	Code string // canonical, "PREL"
	Name string // "External Political Relations", the handbook's (5 FAH-3); "" where not known
	Kind TagKind
}

var (
	tags         = readTags()
	tagReadings  = indexTags(tags)
	tagMisprints = readPairs("tag_misprints.csv")
)

// Tags lists the known tags: subjects, programs, countries and regions,
// organisations, each in code order.
func Tags() []Tag { return slices.Clone(tags) }

// KnownTag finds a tag of the tables by its code, case folded.
func KnownTag(code string) (Tag, bool) {
	reading, ok := tagReadings[code]
	if !ok {
		reading, ok = tagReadings[strings.ToUpper(code)]
	}
	if !ok {
		return Tag{}, false
	}
	return reading[0], true
}

// LookupTag gives the tag of any code; one that the tables lack has no name
// and is of kind "unknown".
func LookupTag(code string) Tag {
	if tag, ok := KnownTag(code); ok {
		return tag
	}
	return Tag{Code: code, Kind: TagUnknown}
}

// ReadTag gives the tags that one token of a TAGS line stands for: case
// folded, blanks and list punctuation at its ends dropped, known misprints
// mended (POGOV is PGOV, MOPPS is MOPS), and runs of tags without a blank
// divided (ECONEFIN is ECON EFIN, IZPREL is IZ PREL). Any other token comes
// back folded as one unknown tag, "GOI EXTERNAL" too; an empty one gives none.
// The result is shared: do not change it.
func ReadTag(raw string) []Tag {
	if reading, ok := tagReadings[raw]; ok {
		return reading
	}
	code := foldTag(raw)
	if code == "" {
		return nil
	}
	if reading, ok := tagReadings[code]; ok {
		return reading
	}
	if right, ok := tagMisprints[code]; ok {
		return tagReadings[right]
	}
	if glued := splitTags(code); glued != nil {
		return glued
	}
	return []Tag{{Code: code, Kind: TagUnknown}}
}

// foldTag capitalises, makes runs of blanks one, and trims.
func foldTag(raw string) string {
	return strings.Trim(strings.Join(strings.Fields(strings.ToUpper(raw)), " "), " ,;:.")
}

// splitTags divides a run of tags in which every piece is a known one, nil if
// there is no such division. At least half of the pieces must be subjects or
// programs, for countries make words: IRAN is no Iran and Andorra, ENSNARES no
// Estonia, narcotics and El Salvador.
func splitTags(code string) []Tag {
	if len(code) < shortestRun || len(code) > longestRun || undividedWords[code] {
		return nil
	}
	return divideTags(code, 0)
}

// A run is a subject and a country at least; one longer than eight subjects is
// a sentence without blanks.
const (
	shortestRun = 6
	longestRun  = 32
)

// undividedWords are the words of six letters, found in the text of the
// cables or near ones found there, that are by chance a subject and a country.
var undividedWords = setOf("BEAMED BLAMED FRAMED LEAPER MASSES MILIEU PINTER PLAINT PLANET PREFER PREFET PROPER REAMED REAPER SCULLY SEAMED SNARES SOCIAL")

// divideTags divides code, where balance is how many more of the pieces before
// it are subjects or programs than are not. It tries four letters first
// because those carry the run.
func divideTags(code string, balance int) []Tag {
	for _, n := range []int{4, 2, 3, 5, 6} {
		if len(code) < n {
			continue
		}
		reading, ok := tagReadings[code[:n]]
		if !ok {
			continue
		}
		balance := balance - 1
		if kind := reading[0].Kind; kind == TagSubject || kind == TagProgram {
			balance += 2
		}
		if len(code) == n {
			if balance >= 0 {
				return []Tag{reading[0]}
			}
			continue
		}
		if rest := divideTags(code[n:], balance); rest != nil {
			return append([]Tag{reading[0]}, rest...)
		}
	}
	return nil
}

func readTags() []Tag {
	var list []Tag
	for _, row := range readTable("tags.csv") {
		list = append(list, Tag{Code: row[0], Kind: TagKind(row[1]), Name: row[2]})
	}
	return list
}

// indexTags holds for each code its reading, ready to be handed out: ReadTag
// is called for every tag of every cable, and nearly always finds it here.
func indexTags(list []Tag) map[string][]Tag {
	index := make(map[string][]Tag, len(list))
	for i, tag := range list {
		index[tag.Code] = list[i : i+1 : i+1]
	}
	return index
}
