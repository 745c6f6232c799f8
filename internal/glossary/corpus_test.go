package glossary

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A vector is one line of the corpus's files of expected values.
type vector struct {
	Input, Expected string
	Args            struct{ Default string }
}

// corpusLines hands each line of a file of the corpus to do, and skips the test
// where there is no corpus: it is not part of the repository.
func corpusLines(t *testing.T, name string, do func(line []byte)) {
	t.Helper()
	corpus := os.Getenv("CABLES_CORPUS")
	if corpus == "" {
		t.Skip("CABLES_CORPUS is not set: no vectors to test against")
	}
	f, err := os.Open(filepath.Join(corpus, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		do(lines.Bytes())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func vectors(t *testing.T, name string) []vector {
	t.Helper()
	var list []vector
	corpusLines(t, filepath.Join("vectors", name), func(line []byte) {
		var v vector
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, v)
	})
	return list
}

// knownDifferences are the vectors that the design overrules.
var knownDifferences = map[string]string{
	"02TAIPEI12": "02TAIPEI12", // TAIPEI is a published station, so it stays; AITTAIPEI is its alternative
}

func TestVectorsOfStations(t *testing.T) {
	for _, v := range vectors(t, "refid_c14n.jsonl") {
		station := strings.Trim(v.Input, "0123456789")
		got := strings.Replace(v.Input, station, CanonicalStation(station), 1)
		got = strings.ReplaceAll(got, "-", "")
		if ours, ok := knownDifferences[v.Input]; ok {
			if got == v.Expected {
				t.Errorf("%s passes now: take it off the known differences", v.Input)
			}
			v.Expected = ours
		}
		if got != v.Expected {
			t.Errorf("%s is read as %s, want %s", v.Input, got, v.Expected)
		}
	}
}

func TestVectorsOfTagKinds(t *testing.T) {
	for _, v := range vectors(t, "tag_kind.jsonl") {
		kind := LookupTag(v.Input).Kind
		if kind == TagUnknown {
			kind = TagKind(v.Args.Default)
		}
		if string(kind) != v.Expected {
			t.Errorf("%s is of kind %s, want %s", v.Input, kind, v.Expected)
		}
	}
}

func TestVectorsOfReadingCase(t *testing.T) {
	for _, v := range vectors(t, "titlefy.jsonl") {
		if got := ReadingCase(v.Input); got != v.Expected {
			t.Errorf("%q\n got %q\nwant %q", v.Input, got, v.Expected)
		}
	}
}

// The publisher linked whatever stood on the line; these are no tags that we
// know of, but slips, initials and parts of names.
var unknownLinkedTags = setOf("A B BRUSSELS ECUN EREL EXTERNAL FINR GOI HURI INRB JAMES JUS MAPP MAR MIL OTR OVP PAK PINL POL STEINBERG TFIN COUNTERTERRORISM")

func TestTagsThatThePublisherLinkedAreKnown(t *testing.T) {
	corpusLines(t, "truth.jsonl", func(line []byte) {
		var page struct {
			Ref  string
			Tags []string
		}
		if err := json.Unmarshal(line, &page); err != nil {
			t.Fatal(err)
		}
		for _, raw := range page.Tags {
			for _, tag := range ReadTag(raw) {
				if tag.Kind == TagUnknown && !unknownLinkedTags[tag.Code] {
					t.Errorf("%s: tag %q is not known", page.Ref, raw)
				}
			}
		}
	})
}

func TestEveryOriginThatThePublisherShowedHasAStation(t *testing.T) {
	corpusLines(t, "truth.jsonl", func(line []byte) {
		var page struct{ Ref, Origin, Classification string }
		if err := json.Unmarshal(line, &page); err != nil {
			t.Fatal(err)
		}
		if _, ok := StationByOriginName(page.Origin); !ok {
			t.Errorf("%s: no station for origin %q", page.Ref, page.Origin)
		}
		if _, ok := LookupClassification(page.Classification); !ok {
			t.Errorf("%s: classification %q is not known", page.Ref, page.Classification)
		}
	})
}
