package cable

import (
	"strings"

	"cables/internal/glossary"
)

// readTags reads the value of the TAGS line, which stands at base in the
// body. Commas and semicolons divide tags; without any, blanks do.
func readTags(c *Cable, value string, base int) {
	for i := 0; i < len(value); {
		if isTagSeparator(value[i]) {
			i++
			continue
		}
		end := i
		for end < len(value) && !isTagSeparator(value[end]) {
			end++
		}
		addTag(c, value[i:end], base+i)
		i = end
	}
}

func isTagSeparator(b byte) bool {
	return b == ' ' || b == ',' || b == ';' || b == '\n' || b == '\t' || b == '\r' || b == '.' || b == ':' || b == '\\'
}

// addTag adds what one token of the line means, each tag once.
func addTag(c *Cable, raw string, start int) {
	if !isWord(raw[0]) && raw[0] != '(' {
		return
	}
	for _, t := range glossary.ReadTag(strings.Trim(raw, "()")) {
		if t.Code == "" || hasTag(c, t.Code) {
			continue
		}
		c.Tags = append(c.Tags, Tag{Code: t.Code, Raw: raw, Kind: string(t.Kind), Name: t.Name, Start: start, End: start + len(raw)})
	}
}

func hasTag(c *Cable, code string) bool {
	for _, t := range c.Tags {
		if t.Code == code {
			return true
		}
	}
	return false
}
