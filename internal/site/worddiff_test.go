package site

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"cables/internal/cable"
)

// shown writes changes in one line: -removed- +inserted+, redactions in brackets.
func shown(changes []change) string {
	var b strings.Builder
	for _, c := range changes {
		sign := map[string]string{same: "", removed: "-", inserted: "+"}[c.kind]
		b.WriteString(sign)
		for _, w := range c.words {
			if w.redacted {
				w.text = "[" + w.text + "]"
			}
			b.WriteString(w.text)
		}
		b.WriteString(sign)
	}
	return b.String()
}

func bodyWords(body string) []word { return wordsOf(cable.Telegram{Body: body})[1:] }

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"nothing is changed", "The tide turns.", "The tide turns.", "The tide turns."},
		{"a word", "The tide turns.", "The moat turns.", "The -tide-+moat+ turns."},
		{"part of a word is the whole word", "The tides turn.", "The tide turns.", "The -tides turn-+tide turns+."},
		{"words side by side are one change", "Of the high tide only.", "Of a low moat only.", "Of -the high tide-+a low moat+ only."},
		{"an inserted paragraph", "One.\nThree.\n", "One.\nTwo.\nThree.\n", "One.\n+Two.\n+Three.\n"},
		{"a name that was written over", "Count Rupert said no.", "Count XXXXXXXX said no.", "Count -Rupert-+[XXXXXXXX]+ said no."},
		{"a note is one redaction", "It was [NAME REMOVED] who came.", "It was Rupert who came.", "It was -[[NAME REMOVED]]-+Rupert+ who came."},
		{"letters beyond ASCII", "Der Käse – naïve", "Der Käse — naïve", "Der Käse -–-+—+ naïve"},
		{"from nothing", "", "All.", "+All.+"},
		{"to nothing", "All.", "", "-All.-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(compare(bodyWords(c.from), bodyWords(c.to))); got != c.want {
				t.Errorf("shows %q, not %q", got, c.want)
			}
		})
	}
}

// manyWords is a text of about n bytes.
func manyWords(random *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "%c%d", 'a'+random.IntN(26), random.IntN(400))
		b.WriteString([]string{" ", " ", " ", ", ", ".\n", "\n", " XXXXXXX "}[random.IntN(7)])
	}
	return b.String()
}

// changedHere and there is a text of which about one word in a hundred differs.
func changedHereAndThere(random *rand.Rand, text string) string {
	words := strings.SplitAfter(text, " ")
	for i := range words {
		if random.IntN(100) == 0 {
			words[i] = "käse "
		}
	}
	return strings.Join(words, "")
}

func TestCompareLosesNothingAndIsQuick(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	long := manyWords(random, 70_000)
	for _, c := range []struct{ name, from, to string }{
		{"a word in a hundred", long, changedHereAndThere(random, long)},
		{"two texts with nothing in common", long, manyWords(random, 70_000)},
		{"the same words in another order", long, reversed(long)},
	} {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			changes := compare(bodyWords(c.from), bodyWords(c.to))
			took := time.Since(began)
			var from, to strings.Builder
			for _, change := range changes {
				for _, w := range change.words {
					if change.kind != inserted {
						from.WriteString(w.text)
					}
					if change.kind != removed {
						to.WriteString(w.text)
					}
				}
			}
			if from.String() != c.from || to.String() != c.to {
				t.Error("the changes do not make up the two texts")
			}
			t.Logf("%d changes in %v", len(changes), took)
			if took > 4*diffTime {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func reversed(text string) string {
	words := strings.SplitAfter(text, " ")
	for i, j := 0, len(words)-1; i < j; i, j = i+1, j-1 {
		words[i], words[j] = words[j], words[i]
	}
	return strings.Join(words, "")
}
