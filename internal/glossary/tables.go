package glossary

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

//go:embed tables/*.csv tables/*.txt
var tables embed.FS

// readTable gives the rows of an embedded CSV file without its heading. A
// table that cannot be read is a mistake in the build, so it panics.
func readTable(name string) [][]string {
	f, err := tables.Open("tables/" + name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("table %s: %v", name, err))
	}
	return rows[1:]
}

// readPairs reads a table of two columns as a map from the first to the second.
func readPairs(name string) map[string]string {
	pairs := map[string]string{}
	for _, row := range readTable(name) {
		pairs[row[0]] = row[1]
	}
	return pairs
}

// readLines reads a list of one entry a line.
func readLines(name string) []string {
	text, err := tables.ReadFile("tables/" + name)
	if err != nil {
		panic(err)
	}
	return strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' })
}

// readWords reads a list of words as a set.
func readWords(name string) map[string]bool { return setOf(strings.Join(readLines(name), " ")) }

// mustNumber reads a number of a table.
func mustNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}
