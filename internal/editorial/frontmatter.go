package editorial

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// takeFrontMatter reads the lines "key: value" between two lines of three
// dashes at the head of a file, and gives back the text below them.
func (p *Page) takeFrontMatter(source []byte) ([]byte, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(source, []byte("---\n"))
	if !ok {
		return source, nil
	}
	head, text, ok := bytes.Cut(append(rest, '\n'), []byte("\n---\n"))
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
	case "author":
		p.Author = value
	case "translations":
		p.Translations = namesIn(value)
	case "order":
		return p.setOrder(value)
	case "date":
		return p.setDate(value)
	case "lang", "language":
		return p.setLang(value)
	default:
		return fmt.Errorf("the front matter knows title, description, date, author, lang, translations and order, not %q", key)
	}
	return nil
}

func (p *Page) setOrder(value string) (err error) {
	if p.Order, err = strconv.Atoi(value); err != nil {
		return fmt.Errorf("order takes a number, not %q", value)
	}
	return nil
}

func (p *Page) setDate(value string) error {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return fmt.Errorf("date takes a day as 2026-11-24, not %q", value)
	}
	p.Date = value
	return nil
}

func (p *Page) setLang(value string) error {
	tag, err := language.Parse(value)
	if err != nil {
		return fmt.Errorf("lang takes the code of a language, as de or pt-BR, not %q", value)
	}
	p.Lang = tag.String()
	return nil
}

// namesIn divides a list of page names, with commas or blanks between and the
// extension or without.
func namesIn(value string) []string {
	names := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ".md")
	}
	return names
}
