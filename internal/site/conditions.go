package site

import (
	"net/http"
	"strings"
)

// judge is the status that an answer has under the conditions of a request, in
// the order of RFC 9110, 13.2.2. Pages have no time of change, and so those
// conditions that ask for one are passed over, as 13.1.3 and 13.1.4 say.
func (a *answer) judge(h http.Header) int {
	if a.tag == "" {
		return a.status
	}
	if match := h["If-Match"]; match != nil && !namesTag(match, a.tag, strong) {
		return http.StatusPreconditionFailed
	}
	if match := h["If-None-Match"]; match != nil && namesTag(match, a.tag, weak) {
		return http.StatusNotModified
	}
	return a.status
}

// A comparison says whether a weak tag can be the same as a strong one (RFC
// 9110, 8.8.3.2).
type comparison bool

const (
	strong comparison = false
	weak   comparison = true
)

// namesTag is whether the lines of a condition name a strong tag, or any tag: *.
func namesTag(lines []string, tag string, c comparison) bool {
	if len(lines) == 1 && strings.Trim(lines[0], " \t") == "*" {
		return true
	}
	for _, line := range lines {
		for line != "" {
			var named string
			var isWeak bool
			if named, isWeak, line = nextTag(line); named == tag && (!isWeak || c == weak) {
				return true
			}
		}
	}
	return false
}

// nextTag reads a tag, its quotation marks included, from the beginning of a
// list, and gives what is left of the list: nothing where it is malformed. A
// tag can have commas in it.
func nextTag(list string) (tag string, isWeak bool, rest string) {
	list = strings.TrimLeft(list, " \t,")
	list, isWeak = strings.CutPrefix(list, "W/")
	if !strings.HasPrefix(list, `"`) {
		return "", false, ""
	}
	end := strings.IndexByte(list[1:], '"')
	if end < 0 {
		return "", false, ""
	}
	return list[:end+2], isWeak, list[end+2:]
}
