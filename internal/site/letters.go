package site

import "strings"

// A LetterView is the part of an index under one letter.
type LetterView struct {
	Letter string // "A"; "0–9" for all that begin otherwise
	Anchor string // "a", "other"
	Count  int    // values under it
}

// otherwise gathers what begins with no letter from A to Z.
var otherwise = LetterView{Letter: "0–9 …", Anchor: "other"}

// letterOf is the letter that a name is filed under.
func letterOf(name string) LetterView {
	if name == "" {
		return otherwise
	}
	first := strings.ToUpper(name[:1])
	if first < "A" || first > "Z" {
		return otherwise
	}
	return LetterView{Letter: first, Anchor: strings.ToLower(first)}
}
