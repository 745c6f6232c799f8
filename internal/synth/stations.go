package synth

import (
	"strings"

	"cables/internal/glossary"
)

// offices are how origin names begin, and what FM lines have in their place.
var offices = []struct{ origin, from string }{
	{"Embassy ", "AMEMBASSY "},
	{"Consulate ", "AMCONSUL "},
	{"US Office ", "USOFFICE "},
	{"Mission ", "USMISSION "},
}

// newStations gives every published station a country that is invented.
func newStations(words *vocabulary) []station {
	var d dice
	d.reseed(vocabularySeed, -2)
	geo := geoTags()
	taken := map[string]bool{}
	var stations []station
	for i, s := range glossary.Stations() {
		own := station{Station: s, post: s.Code, routing: routing(i, taken), country: words.places[i]}
		own.from = "AMEMBASSY " + s.Code
		for _, o := range offices {
			if place, ok := strings.CutPrefix(s.Name, o.origin); ok {
				own.from = o.from + strings.ToUpper(place)
				if glossary.CanonicalStation(place) == s.Code {
					own.post = strings.ToUpper(place)
				}
			}
		}
		if own.isDepartment() {
			own.from, own.routing = "SECSTATE WASHDC", "RUEHC"
		}
		own.acronym = "GO" + own.country[:1]
		own.geo = []string{geo[d.below(len(geo))], geo[d.below(len(geo))]}
		stations = append(stations, own)
	}
	return stations
}

// routing makes up a routing indicator: RUEH and two letters.
func routing(i int, taken map[string]bool) string {
	for ; ; i++ {
		x := mix(uint64(i))
		r := "RUEH" + string([]byte{byte('A' + x%26), byte('A' + x/26%26)})
		if !taken[r] {
			taken[r] = true
			return r
		}
	}
}

func geoTags() []string {
	var codes []string
	for _, t := range glossary.Tags() {
		if t.Kind == glossary.TagGeo {
			codes = append(codes, t.Code)
		}
	}
	return codes
}
