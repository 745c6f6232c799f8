package site

import (
	"strconv"
	"strings"
)

// A coding is a content coding.
type coding uint8

// The codings, in the order that they are preferred in where a reader does not
// mind: the smaller and faster before the other.
const (
	zstandard coding = iota
	brotlied
	gzipped
	identity
	codings // how many there are
)

var codingNames = [codings]string{"zstd", "br", "gzip", "identity"}

func (c coding) String() string { return codingNames[c] }

// negotiate chooses the coding for the lines of an Accept-Encoding (RFC 9110,
// 12.5.3): of those that weigh most the one we prefer. Where none may be used,
// identity is what the standard has us send; a reader without the header is
// taken to know no other.
func negotiate(lines []string) coding {
	if len(lines) == 0 {
		return identity
	}
	weights := weigh(lines)
	best := identity
	for c := identity; c > 0; {
		c--
		if weights[c] > 0 && weights[c] >= weights[best] {
			best = c
		}
	}
	return best
}

const unlisted = -1

// weigh reads the weights of codings, in thousandths. One that is not listed
// weighs what * does, or nothing; identity may then still be used, after all
// that are listed.
func weigh(lines []string) [codings]int {
	weights := [codings]int{unlisted, unlisted, unlisted, unlisted}
	others := unlisted
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ",") {
			name, parameter, _ := strings.Cut(part, ";")
			name = strings.Trim(name, " \t")
			if name == "*" {
				others = weight(parameter)
			} else if c, ok := codingNamed(name); ok {
				weights[c] = weight(parameter)
			}
		}
	}
	for c := range weights {
		if weights[c] == unlisted {
			weights[c] = max(others, 0)
		}
	}
	return weights
}

func codingNamed(name string) (coding, bool) {
	for c, known := range codingNames {
		if strings.EqualFold(name, known) {
			return coding(c), true
		}
	}
	// The name that is to be understood as well (RFC 9110, 8.4.1.3).
	return gzipped, strings.EqualFold(name, "x-gzip")
}

// weight reads "q=0.5". What is no weight weighs nothing, since a coding that
// is not understood costs the reader the page.
func weight(parameter string) int {
	parameter = strings.Trim(parameter, " \t")
	if parameter == "" {
		return 1000
	}
	name, value, _ := strings.Cut(parameter, "=")
	if !strings.EqualFold(strings.TrimRight(name, " \t"), "q") {
		return 0
	}
	q, err := strconv.ParseFloat(strings.TrimLeft(value, " \t"), 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return int(q * 1000)
}

// compresses is whether a type is text, which gets smaller.
func compresses(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	if strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "+json") {
		return true
	}
	switch kind {
	case "application/json", "application/xml", "application/x-bibtex", "application/x-research-info-systems":
		return true
	}
	return false
}
