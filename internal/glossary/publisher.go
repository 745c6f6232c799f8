package glossary

import "slices"

// The builds of the publisher's site whose origin numbers are known, the
// older first.
const (
	December2010 = "december-2010"
	August2011   = "august-2011"
)

// originNumbers holds, for each build, the origin name behind each number.
var originNumbers = readOriginNumbers()

// OriginBuilds lists the builds that OriginNumbers knows.
func OriginBuilds() []string { return []string{December2010, August2011} }

// OriginNumbers gives the origin names by the numbers that a build's addresses
// used (/origin/89_0.html), nil for a build that is not known. Every build
// numbered anew.
func OriginNumbers(build string) map[int]string { return originNumbers[build] }

// OriginsByNumber lists the origin names that bore a number in any build, in
// the order of the builds, each once.
func OriginsByNumber(number int) []string {
	var names []string
	for _, build := range OriginBuilds() {
		if name, ok := originNumbers[build][number]; ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func readOriginNumbers() map[string]map[int]string {
	numbers := map[string]map[int]string{}
	for column, build := range OriginBuilds() {
		numbers[build] = map[int]string{}
		for _, row := range readTable("origin_ids.csv") {
			if row[column+1] != "" {
				numbers[build][mustNumber(row[column+1])] = row[0]
			}
		}
	}
	return numbers
}

// The kinds of misprinted reference IDs.
const (
	MisprintTwin = "twin" // the right ID was published too: 06HANOI582 beside 06ANOI582
	MisprintOnly = "only" // the right ID was not published: 07KAPALA518 stands for 07KAMPALA518
)

type misprint struct{ id, kind string }

var rightIDs, misprintedIDs = readMisprints()

// Misprint gives the right ID for a published one that is a misprint, and its
// kind, "twin" or "only". ok is false for every other ID.
func Misprint(published string) (right, kind string, ok bool) {
	m, ok := rightIDs[published]
	return m.id, m.kind, ok
}

// MisprintOf gives the misprint under which a right ID was published, and its
// kind; it is the reverse of Misprint.
func MisprintOf(right string) (published, kind string, ok bool) {
	m, ok := misprintedIDs[right]
	return m.id, m.kind, ok
}

func readMisprints() (right, published map[string]misprint) {
	right, published = map[string]misprint{}, map[string]misprint{}
	for _, row := range readTable("misprinted_ids.csv") {
		right[row[0]] = misprint{row[1], row[2]}
		published[row[1]] = misprint{row[0], row[2]}
	}
	return right, published
}
