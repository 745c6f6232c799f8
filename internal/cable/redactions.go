package cable

import (
	"slices"
	"strings"
)

// redactionMarks are what redactions begin with: a run of five X or x, since
// four occur in form numbers, and bracketed notes such as "[NAME REMOVED]"
// (09RANGOON732).
var redactionMarks = []string{"XXXXX", "xxxxx", "["}

// findRedactions finds what the publisher wrote over the text.
func findRedactions(body string) []Redaction {
	var found []Redaction
	for _, mark := range redactionMarks {
		for i := 0; ; {
			n := strings.Index(body[i:], mark)
			if n < 0 {
				break
			}
			start := i + n
			end := redactionEnd(body, start)
			if end > start {
				found = append(found, Redaction{Start: start, End: end, Raw: body[start:end]})
			}
			i = max(end, start+1)
		}
	}
	slices.SortFunc(found, func(a, b Redaction) int { return a.Start - b.Start })
	return found
}

// redactionEnd is the end of the redaction at i, i if none stands there.
func redactionEnd(body string, i int) int {
	if body[i] == '[' {
		return bracketedRedaction(body, i)
	}
	end := i
	for end < len(body) && body[end] == body[i] {
		end++
	}
	return end
}

// bracketedRedaction is the end of the note at i; i if it is none.
func bracketedRedaction(body string, i int) int {
	window := body[i:min(len(body), i+60)]
	closing := strings.IndexByte(window, ']')
	if closing < 0 {
		return i
	}
	for _, word := range []string{"REMOVED", "REDACTED", "DELETED", "WITHHELD"} {
		if indexFold(window[:closing], word) > 0 {
			return i + closing + 1
		}
	}
	return i
}
