package site

import (
	"regexp"
	"strings"
)

// escapeMarkdown writes text that any Markdown shows as it stands, on as many lines.
func escapeMarkdown(text string) string { return breakLines(escapeInline(text)) }

var (
	markdownSigns = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#&|~!$^@]")
	// What is made a link without any sign around it.
	bareLinks = regexp.MustCompile(`(?i)(://|\bwww\.|\bmailto:|\bxmpp:)`)
	// What begins a list, an underlined heading, or a definition.
	lineStarts = regexp.MustCompile(`^([-+=:]|\d+[.)])`)
)

// escapeInline escapes what means something anywhere in a line.
func escapeInline(text string) string {
	text = markdownSigns.ReplaceAllString(text, `\$0`)
	return bareLinks.ReplaceAllStringFunc(text, func(found string) string {
		if last := len(found) - 1; found[last] != '/' {
			return found[:last] + `\` + found[last:]
		}
		return `\` + found
	})
}

// breakLines keeps lines apart that Markdown would join, and escapes what
// means something at the beginning of one. Blank lines and indents go, which
// would end the paragraph or make code of it.
func breakLines(escaped string) string {
	var lines []string
	for line := range strings.Lines(escaped) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if at := lineStarts.FindStringIndex(line); at != nil {
			line = line[:at[1]-1] + `\` + line[at[1]-1:]
		}
		// Before the backslash that breaks the line, one that is text confuses some readers.
		if bare, ok := strings.CutSuffix(line, `\\`); ok {
			line = bare + "&#92;"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\\\n")
}

var backticks = regexp.MustCompile("`+")

// fenced is text in a fence that is longer than any that stands in it.
func fenced(text string) string {
	fence := "```"
	for _, run := range backticks.FindAllString(text, -1) {
		if len(run) >= len(fence) {
			fence = run + "`"
		}
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence
}
