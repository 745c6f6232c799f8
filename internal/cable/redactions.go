package cable

import "strings"

// shortestRedaction is the fewest letters X that are a redaction and no word
// or number: XXXX occurs in form numbers and as "to be announced".
const shortestRedaction = 5

// findRedactions finds what the publisher wrote over the text: runs of X or
// x, and bracketed notes such as "[NAME REMOVED]" (09RANGOON732).
func findRedactions(body string) []Redaction {
	var found []Redaction
	for i := 0; i < len(body); {
		end := i
		switch c := body[i]; {
		case c == 'X' || c == 'x':
			end = redactionEnd(body, i)
		case c == '[':
			end = bracketedRedaction(body, i)
		}
		if end > i {
			found = append(found, Redaction{Start: i, End: end, Raw: body[i:end]})
			i = end
			continue
		}
		i = nextRedaction(body, i+1)
	}
	return found
}

// nextRedaction is where the next redaction can begin.
func nextRedaction(body string, i int) int {
	if n := strings.IndexAny(body[i:], "Xx["); n >= 0 {
		return i + n
	}
	return len(body)
}

// redactionEnd is the end of the run of X at i; i if it is too short.
func redactionEnd(body string, i int) int {
	end := i
	for end < len(body) && body[end] == body[i] {
		end++
	}
	if end-i < shortestRedaction {
		return i
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
