package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// imports says which of our packages each package may import: arrows point
// one way. A package that is not listed here does not belong.
var imports = map[string][]string{
	"glossary":   {},
	"cable":      {"glossary"},
	"source":     {"cable"},
	"synth":      {"cable", "glossary"},
	"migrations": {},
	"web":        {},
	"query":      {"cable"},
	"inverted":   {},
	"archive":    {"cable", "glossary", "inverted", "migrations", "query"},
	"editorial":  {"cable"},
	"site":       {"archive", "cable", "editorial", "glossary", "web"},
	"browser":    {"archive", "site", "source"}, // tests of the site
	"load":       {"archive"},                   // likewise
	"cables":     {"archive", "cable", "site", "source", "synth"},
}

func TestArrowsBetweenPackagesPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "cables/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		name := short(words[0])
		may, listed := imports[name]
		if !listed {
			t.Errorf("package %s is not among those the design knows", words[0])
		}
		for _, imported := range words[1:] {
			if strings.HasPrefix(imported, "cables/") && !slices.Contains(reach(may), short(imported)) {
				t.Errorf("%s imports %s", name, short(imported))
			}
		}
	}
}

// reach is a list of packages with all that they may import themselves: what
// a package may see through another, it may name.
func reach(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(append(all, name), reach(imports[name])...)
	}
	return all
}

func short(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
