package source_test

import "strings"

// asPublished writes a row as the publisher's dump has it: every column in
// quotes, a quote and a backslash each behind a backslash.
func asPublished(columns ...string) string {
	return quoted(strings.NewReplacer(`\`, `\\`, `"`, `\"`), columns)
}

// asSpreadsheet writes a row as spreadsheets do: a quote is doubled.
func asSpreadsheet(columns ...string) string {
	return quoted(strings.NewReplacer(`"`, `""`), columns)
}

func quoted(escape *strings.Replacer, columns []string) string {
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = `"` + escape.Replace(c) + `"`
	}
	return strings.Join(row, ",") + "\n"
}
