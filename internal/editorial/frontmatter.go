package editorial

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// takeFrontMatter reads the lines "key: value" between two lines of three
// dashes at the head of a file, and gives back the text below them.
func (p *Page) takeFrontMatter(source []byte) ([]byte, error) {
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(source, []byte("---\n"))
	if !ok {
		return source, nil
	}
	head, text, ok := bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return nil, fmt.Errorf("the front matter has no end: close it with a line %q", "---")
	}
	for line := range strings.Lines(string(head)) {
		if err := p.set(strings.TrimSpace(line)); err != nil {
			return nil, err
		}
	}
	return text, nil
}

func (p *Page) set(line string) error {
	if line == "" {
		return nil
	}
	key, value, _ := strings.Cut(line, ":")
	value = strings.Trim(strings.TrimSpace(value), `"`)
	switch key {
	case "title":
		p.Title = value
	case "description":
		p.Description = value
	case "order":
		order, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("order takes a number, not %q", value)
		}
		p.Order = order
	default:
		return fmt.Errorf("the front matter knows title, description and order, not %q", key)
	}
	return nil
}
