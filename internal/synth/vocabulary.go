package synth

import "strings"

// How many stems are made of each kind. With their inflections, the common
// words of english.go and the names they are some 240,000 words.
const (
	nounStems      = 52_000
	verbStems      = 12_000
	adjectiveStems = 20_000
	surnames       = 36_000
	givenNames     = 900
	places         = 6_000
)

// vocabularySeed makes the words; they are the same in every archive.
const vocabularySeed = 0x0ca5_1e5

// A wordClass is a kind of words, the commonest first.
type wordClass struct {
	words []string
	by    *zipf
}

// newWordClass puts the words' letters in one place, the commonest together.
func newWordClass(words []string, q float64) wordClass {
	all, at := strings.Join(words, ""), 0
	own := make([]string, len(words))
	for i, w := range words {
		own[i] = all[at : at+len(w)]
		at += len(w)
	}
	return wordClass{own, newZipf(len(words), q)}
}

func (c *wordClass) pick(d *dice) string { return c.words[c.by.pick(d)] }

// A vocabulary is all words of an archive.
type vocabulary struct {
	nouns, plurals, adjectives, manner wordClass
	verbs, verbsS, verbsEd, verbsIng   wordClass
	surnames, givenNames, placeNames   wordClass
	places                             []string
}

// newVocabulary invents the words. It takes a tenth of a second.
func newVocabulary() *vocabulary {
	c := coiner{taken: map[string]bool{}}
	c.dice.reseed(vocabularySeed, 0)
	nouns := c.coin(commonNouns, nounStems, nounEndings)
	verbs := c.coin(commonVerbs, verbStems, verbEndings)
	adjectives := c.coin(commonAdjectives, adjectiveStems, adjectiveEndings)
	v := &vocabulary{
		nouns: newWordClass(nouns, 10), plurals: newWordClass(inflect(nouns, plural), 10),
		adjectives: newWordClass(adjectives, 10), manner: newWordClass(inflect(adjectives, func(w string) string { return w + "ly" }), 10),
		verbs: newWordClass(verbs, 8), verbsS: newWordClass(inflect(verbs, plural), 8),
		verbsEd: newWordClass(inflect(verbs, past), 8), verbsIng: newWordClass(inflect(verbs, ing), 8),
		surnames:   newWordClass(c.names(surnames, surnameEndings), 40),
		givenNames: newWordClass(c.names(givenNames, givenEndings), 20),
		places:     c.names(places, placeEndings),
	}
	v.placeNames = newWordClass(v.places, 30)
	return v
}

func inflect(words []string, how func(string) string) []string {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = how(w)
	}
	return forms
}

func plural(w string) string {
	switch last := w[len(w)-1]; {
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch"):
		return w + "es"
	case last == 'y' && !isVowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func past(w string) string {
	switch last := w[len(w)-1]; {
	case last == 'e':
		return w + "d"
	case last == 'y' && !isVowel(w[len(w)-2]):
		return w[:len(w)-1] + "ied"
	}
	return w + "ed"
}

func ing(w string) string { return strings.TrimSuffix(w, "e") + "ing" }

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// Parts of invented words.
var (
	onsets = strings.Fields(`b c d f g h j l m n p r s t v w b c d f g h l m n p r s t v b d l m n p r s t br dr gr pl st tr sh ch kl sp z k`)
	vowels = strings.Fields(`a e i o u a e i o a e i o a e i u ea ou ai`)
	codas  = strings.Fields(`n r l s t m nd rt st ng ck sk lt mp nt rn x d p`)

	nounEndings      = strings.Fields(`. . . . . . . . er tion ment ness ity ance ism ist age or ure ship ade`)
	verbEndings      = strings.Fields(`. . . . ate ize ify en ish`)
	adjectiveEndings = strings.Fields(`. . . al ic ive ous able ful ish ary ent`)
	surnameEndings   = strings.Fields(`. . ov ani ez sson ek oglu ides ashvili wicz ante ura obo eng adze elli`)
	givenEndings     = strings.Fields(`. o a i an el ine us mir ka`)
	placeEndings     = strings.Fields(`ia land stan avia ania ora burg ville abad ovo ona ia onia mark`)
)

// A coiner invents words, none twice.
type coiner struct {
	dice  dice
	taken map[string]bool
}

// coin gives the common words and n invented ones behind them. Rare words are
// longer.
func (c *coiner) coin(common []string, n int, endings []string) []string {
	words := make([]string, 0, len(common)+n)
	for _, w := range common {
		if !c.taken[w] {
			words = append(words, w)
			c.taken[w] = true
		}
	}
	for i := range n {
		words = append(words, c.word(1+min(i/3000, c.dice.below(2)), endings))
	}
	return words
}

// names gives n invented names.
func (c *coiner) names(n int, endings []string) []string {
	names := make([]string, n)
	for i := range names {
		w := c.word(1+c.dice.below(2), endings)
		names[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return names
}

// word invents a word of so many syllables and an ending.
func (c *coiner) word(syllables int, endings []string) string {
	for {
		var w strings.Builder
		for range syllables {
			w.WriteString(one(&c.dice, onsets))
			w.WriteString(one(&c.dice, vowels))
			if c.dice.often(250) {
				w.WriteString(one(&c.dice, codas))
			}
		}
		ending := one(&c.dice, endings)
		if ending == "." {
			ending = one(&c.dice, codas)
		} else if isVowel(ending[0]) {
			w.WriteString(one(&c.dice, onsets))
		}
		w.WriteString(ending)
		if s := w.String(); len(s) >= 4 && !c.taken[s] {
			c.taken[s] = true
			return s
		}
	}
}
