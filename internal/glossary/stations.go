package glossary

import (
	"maps"
	"slices"
	"strings"
)

// A Station is a post or office as reference IDs name it.
type Station struct {
	Code   string // "STATE", as in reference IDs
	Name   string // "Secretary of State", the origin name the publisher showed; "" if unknown
	Cables int    // how many of the 251,287 published cables bear it
}

var (
	stations       = readStations()
	stationByCode  = indexStations(stations)
	stationBySlug  = indexOriginNames(stations)
	stationAliases = readPairs("station_aliases.csv")
)

// Stations lists every station of the published reference IDs in code order.
func Stations() []Station { return slices.Clone(stations) }

// LookupStation finds a station by its exact code, as in stations.csv. A
// station that none of the published cables bears is not found.
func LookupStation(code string) (Station, bool) {
	s, ok := stationByCode[code]
	return s, ok
}

// StationByOriginName finds the station that the publisher showed under a
// name: "Embassy Beijing" is BEIJING. Case, punctuation and accents do not
// matter, so that the slug of an address, "embassy-beijing", is found too.
// Where stations share a name (Embassy Kyiv: KIEV and KYIV) it is the one with
// the most cables. A name of the form "Embassy X" that no table has is found
// where X is a station.
func StationByOriginName(name string) (Station, bool) {
	slug := Slug(name)
	if s, ok := stationBySlug[slug]; ok {
		return s, true
	}
	post, ok := cutOffice(foldStation(slug))
	if !ok {
		return Station{}, false
	}
	return LookupStation(CanonicalStation(post))
}

// alternatives are the stations that writers confuse, though the archive has
// cables of each: an office and the embassy that sends for it, and old and new
// names of a place. A mission that is never meant by the name of its city
// (USNATO, UNVIEVIENNA) is not among them.
var alternatives = [][]string{
	{"BRUSSELS", "USEUBRUSSELS"},
	{"TAIPEI", "AITTAIPEI"},
	{"KYIV", "KIEV"},
	{"KOLKATA", "CALCUTTA"},
	{"CHENNAI", "MADRAS"},
	{"STPETERSBURG", "LENINGRAD"},
	{"BELMOPAN", "BELIZE"},
	{"RPODUBAI", "IRANRPODUBAI"},
	{"PARISFR", "UNESCOPARISFR", "UNESCOPARIS"},
}

// AlternativeStations gives the other stations that a reference to this one
// may mean, likeliest first: TAIPEI gives AITTAIPEI. Most have none.
func AlternativeStations(code string) []string {
	for _, group := range alternatives {
		if i := slices.Index(group, code); i >= 0 {
			return slices.Delete(slices.Clone(group), i, i+1)
		}
	}
	return nil
}

// StationAliases gives the spellings that stand for a station, and the code
// they stand for: "HCMC" for HOCHIMINHCITY.
func StationAliases() map[string]string { return maps.Clone(stationAliases) }

func readStations() []Station {
	var list []Station
	for _, row := range readTable("stations.csv") {
		list = append(list, Station{Code: row[0], Name: row[1], Cables: mustNumber(row[2])})
	}
	slices.SortFunc(list, func(a, b Station) int { return strings.Compare(a.Code, b.Code) })
	return list
}

func indexStations(list []Station) map[string]Station {
	index := make(map[string]Station, len(list))
	for _, s := range list {
		index[s.Code] = s
	}
	return index
}

// indexOriginNames also holds the two names that only the publisher's indexes
// show.
func indexOriginNames(list []Station) map[string]Station {
	index := make(map[string]Station, len(list))
	for _, s := range list {
		slug := Slug(s.Name)
		if old, ok := index[slug]; slug != "" && (!ok || old.Cables < s.Cables) {
			index[slug] = s
		}
	}
	index["department-of-state"] = index["secretary-of-state"]
	index["us-mission-geneva"] = index["mission-geneva"]
	return index
}
