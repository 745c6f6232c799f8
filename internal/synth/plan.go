package synth

import (
	_ "embed"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"cables/internal/glossary"
)

// The published archive's months: "2007-11,3217", and how many cables each has.
//
//go:embed tables/cables_per_month.csv
var monthTable string

// An entry is what the plan says of a cable.
type entry struct {
	minute   int32  // when it was sent, in minutes from the epoch below
	serial   int32  // of the station in the year
	previous int32  // the station's last cable before this one; -1 if this is the first
	station  uint16 // in Archive.stations
	free     bool   // the next serial is no cable of the archive
}

// epoch is a moment before the first published cable.
var epoch = time.Date(1966, 1, 1, 0, 0, 0, 0, time.UTC)

func (e entry) time() time.Time { return epoch.Add(time.Duration(e.minute) * time.Minute) }
func (e entry) year() int       { return e.time().Year() }

// plan fixes who sent what when, in order of time.
func plan(count int, seed uint64, stations []station) []entry {
	var d dice
	d.reseed(seed, -1)
	entries := make([]entry, 0, count)
	for _, m := range scaledMonths(count) {
		from := len(entries)
		for range m.cables {
			entries = append(entries, entry{minute: m.draw(&d)})
		}
		slices.SortFunc(entries[from:], func(a, b entry) int { return int(a.minute - b.minute) })
	}
	giveStations(entries, stations, &d)
	giveSerials(entries, stations, &d)
	return entries
}

// A month has so many cables.
type month struct {
	begins time.Time
	cables int
}

// scaledMonths are the months of the published archive with their shares of
// count cables.
func scaledMonths(count int) []month {
	var months []month
	var weights []int
	for _, line := range strings.Fields(monthTable)[1:] {
		name, n, _ := strings.Cut(line, ",")
		begins, err := time.Parse("2006-01", name)
		cables, err2 := strconv.Atoi(n)
		if err != nil || err2 != nil {
			panic("cables_per_month.csv: " + line)
		}
		months, weights = append(months, month{begins: begins}), append(weights, cables)
	}
	for i, n := range apportion(count, weights) {
		months[i].cables = n
	}
	return months
}

// draw gives a minute of the month: most cables are sent on working days, and
// by day.
func (m month) draw(d *dice) int32 {
	days := m.begins.AddDate(0, 1, -1).Day()
	for {
		at := m.begins.AddDate(0, 0, d.below(days))
		if weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday; weekend && d.often(850) {
			continue
		}
		hour := 12 + (d.below(12)+d.below(12)+d.below(12))/2 - 8
		return int32(at.Sub(epoch)/time.Minute) + int32(hour*60+d.below(60))
	}
}

// apportion divides count by weights, to the nearest whole numbers that have
// count as their sum (largest remainders).
func apportion(count int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	shares, order, left := make([]int, len(weights)), make([]int, len(weights)), count
	for i, w := range weights {
		shares[i], order[i] = count*w/sum, i
		left -= shares[i]
	}
	sort.SliceStable(order, func(a, b int) bool {
		return count*weights[order[a]]%sum > count*weights[order[b]]%sum
	})
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}

// giveStations deals the stations out in their published proportions.
func giveStations(entries []entry, stations []station, d *dice) {
	weights := make([]int, len(stations))
	for i, s := range stations {
		weights[i] = s.Cables
	}
	at := 0
	for i, n := range apportion(len(entries), weights) {
		for range n {
			entries[at].station = uint16(i)
			at++
		}
	}
	for i := len(entries) - 1; i > 0; i-- {
		j := d.below(i + 1)
		entries[i].station, entries[j].station = entries[j].station, entries[i].station
	}
}

// giveSerials numbers each station's cables anew every year. Stations send more
// than was published, the Department most of all, so serials have gaps.
func giveSerials(entries []entry, stations []station, d *dice) {
	last := make([]int32, len(stations))
	for i := range last {
		last[i] = -1
	}
	for i := range entries {
		e := &entries[i]
		e.previous, e.free = last[e.station], true
		last[e.station] = int32(i)
		step := int32(1 + d.run(80, 40))
		if stations[e.station].isDepartment() {
			step += int32(d.below(150))
		}
		e.serial = step
		if e.previous >= 0 && entries[e.previous].year() == e.year() {
			e.serial += entries[e.previous].serial
			entries[e.previous].free = step > 1
		}
	}
}

// A station sends cables, and has a country that is none.
type station struct {
	glossary.Station
	post    string   // as it is written: "ABU DHABI"
	from    string   // on FM lines: "AMEMBASSY ABU DHABI"
	routing string   // its routing indicator: "RUEHAB"
	geo     []string // the tags of its country and of a neighbour
	country string   // "Vorlania"
	acronym string   // its government: "GOV"
}

func (s station) isDepartment() bool { return s.Code == "STATE" }
