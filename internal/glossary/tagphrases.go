package glossary

import "strings"

var (
	givenNames = readWords("given_names.txt")
	tagPhrases = readPhrases("tag_phrases.txt")
)

// IsGivenName reports whether a word in capitals is a common given name: the
// second word of a person tag, "CLINTON HILLARY".
func IsGivenName(word string) bool { return givenNames[word] }

// TagPhrase finds the longest known tag of several words that words, in
// capitals, begin with, and how many words it has: some posts tagged in plain
// English, "GAZA DISENGAGEMENT".
func TagPhrase(words []string) (phrase string, n int) {
	if len(words) < 2 {
		return "", 0
	}
	for _, p := range tagPhrases[words[0]] {
		if len(p) <= len(words) && len(p) > n && equalWords(p, words[:len(p)]) {
			phrase, n = strings.Join(p, " "), len(p)
		}
	}
	return phrase, n
}

func equalWords(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// readPhrases reads phrases, a line each, by their first word.
func readPhrases(file string) map[string][][]string {
	phrases := map[string][][]string{}
	for _, line := range readLines(file) {
		words := strings.Fields(line)
		phrases[words[0]] = append(phrases[words[0]], words)
	}
	return phrases
}
