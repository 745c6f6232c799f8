package synth

import "strconv"

// prose writes sentences: a grammar of a few rules, in which the words that
// hold English together come at about their natural rates.

// word writes a blank and a word, except that none stands before the first.
func (w *writer) word(s string) {
	at := len(w.text)
	if !w.first {
		w.text = append(w.text, ' ')
		w.text = append(w.text, s...)
		return
	}
	w.first = false
	w.text = append(w.text, s...)
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		w.text[at] -= 'a' - 'A'
	}
}

// glue writes a sign behind the last word.
func (w *writer) glue(s string) { w.text = append(w.text, s...) }

// sentence writes one sentence into w.text.
func (w *writer) sentence() {
	w.first = true
	d := &w.dice
	switch r := d.below(100); {
	case r < 12:
		w.word(one(d, prepositions))
		w.nounPhrase(1)
		w.glue(",")
	case r < 18:
		w.word("on")
		w.date()
		w.glue(",")
	case r < 24:
		w.word(one(d, adverbs))
		w.glue(",")
	}
	w.clause(false)
	if d.below(100) < 42 {
		w.glue(",")
		w.word(one(d, conjunctions))
		w.clause(true)
	}
	w.end()
}

// end ends a sentence: with a year now and then, and a redaction rarely.
func (w *writer) end() {
	switch r := w.dice.below(1000); {
	case r < 20:
		w.word("in")
		w.word(strconv.Itoa(w.year - w.dice.below(12)))
	case r < 32:
		w.glue(" (")
		w.first = true
		w.word(one(&w.dice, []string{"reftel", "ref A", "septel", "see ref A", "refs A and B"}))
		w.glue(")")
	}
	w.glue(".")
}

// clause writes who does what to whom, where.
func (w *writer) clause(nested bool) {
	d, v := &w.dice, w.archive.words
	w.nounPhrase(0)
	if d.below(100) < 10 {
		w.word(one(d, adverbs))
	}
	switch r := d.below(100); {
	case r < 14 && !nested:
		w.word(one(d, saying))
		w.said()
		return
	case r < 44:
		w.word(v.verbsEd.pick(d))
		w.nounPhrase(1)
	case r < 60:
		w.word(one(d, auxiliaries))
		if d.below(100) < 12 {
			w.word("not")
		}
		w.word(v.verbs.pick(d))
		w.nounPhrase(1)
	case r < 72:
		w.word(one(d, copulas))
		w.complement()
	case r < 83:
		w.word(v.verbsEd.pick(d))
		w.word("to")
		w.word(v.verbs.pick(d))
		w.nounPhrase(1)
	case r < 89:
		w.word(one(d, copulas))
		w.word(v.verbsIng.pick(d))
		w.nounPhrase(1)
	default:
		w.word(v.verbsS.pick(d))
		w.nounPhrase(1)
	}
	for n := d.run(52, 4); n > 0; n-- {
		w.word(one(d, prepositions))
		w.nounPhrase(2)
	}
}

// said writes what was said, in its own words now and then.
func (w *writer) said() {
	d := &w.dice
	if w.last("told") {
		w.word(one(d, reporters))
	}
	if d.below(100) < 14 {
		w.glue(", ")
		w.glue(w.style.open)
		w.first = true
		w.clause(true)
		w.glue(",")
		w.glue(w.style.close)
		return
	}
	if d.below(100) < 75 {
		w.word("that")
	}
	w.clause(true)
}

// complement writes what follows "is".
func (w *writer) complement() {
	d, v := &w.dice, w.archive.words
	switch r := d.below(100); {
	case r < 35:
		w.word(v.adjectives.pick(d))
	case r < 60:
		w.word(v.verbsEd.pick(d))
		w.word("by")
		w.nounPhrase(2)
	case r < 70:
		w.word(v.manner.pick(d))
		w.word(v.adjectives.pick(d))
	default:
		w.nounPhrase(2)
	}
}

// nounPhrase writes a thing, person or place.
func (w *writer) nounPhrase(depth int) {
	d, v := &w.dice, w.archive.words
	switch r := d.below(1000); {
	case r < 255:
		w.word("the")
		w.noun(420, false)
	case r < 345:
		w.article()
	case r < 545:
		w.noun(550, true)
	case r < 600:
		w.word(one(d, determiners))
		w.noun(250, d.often(300))
	case r < 690 && depth == 0:
		w.word(one(d, pronouns))
		return
	case r < 690:
		w.word(one(d, objects))
		return
	case r < 820:
		w.person()
	case r < 870:
		w.word(w.station.country)
	case r < 915:
		w.word(v.placeNames.pick(d))
	case r < 945:
		w.word("the")
		w.word(w.station.acronym)
	case r < 970:
		w.amount()
	case r < 988:
		w.word(one(d, reporters))
	default:
		w.redaction()
	}
	if depth < 3 && d.below(100) < 17 {
		w.word("of")
		w.nounPhrase(depth + 2)
	} else if depth < 3 && d.below(100) < 20 {
		w.word("and")
		w.nounPhrase(3)
	}
}

// noun writes a noun, with an adjective so many times in a thousand.
func (w *writer) noun(adjective int, many bool) {
	d, v := &w.dice, w.archive.words
	if d.often(adjective) {
		w.word(v.adjectives.pick(d))
	}
	if many || d.often(250) {
		w.word(v.plurals.pick(d))
		return
	}
	w.word(v.nouns.pick(d))
	if d.often(40) {
		w.glue(w.style.apostrophe)
		w.glue("s")
		w.word(v.nouns.pick(d))
	}
}

// article writes "a" or "an" and a noun.
func (w *writer) article() {
	d, v := &w.dice, w.archive.words
	noun := v.nouns.pick(d)
	adjective := ""
	first := noun
	if d.often(450) {
		adjective = v.adjectives.pick(d)
		first = adjective
	}
	if isVowel(first[0]) {
		w.word("an")
	} else {
		w.word("a")
	}
	if adjective != "" {
		w.word(adjective)
	}
	w.word(noun)
}

// person writes a name, or a redaction in its place where this cable has any.
func (w *writer) person() {
	d, v := &w.dice, w.archive.words
	switch r := d.below(100); {
	case w.redacts && r < 9:
		w.redaction()
	case r < 45:
		w.word(one(d, titles))
		w.word(v.surnames.pick(d))
	case r < 70:
		w.word(v.givenNames.pick(d))
		w.word(v.surnames.pick(d))
	default:
		w.word(v.surnames.pick(d))
	}
}

// redaction writes what editors put in a name's place, where this cable has
// any, and a pronoun elsewhere.
func (w *writer) redaction() {
	if !w.redacts {
		w.word("it")
		return
	}
	const capital, small = "XXXXXXXXXXXXXXXX", "xxxxxxxxxxxxxxxx"
	length := 12
	if w.dice.often(90) {
		length = w.dice.between(10, 14)
	}
	if w.has(smallRedactions) {
		if !w.first {
			w.glue(" ")
		}
		w.first = false
		w.glue(small[:length])
		return
	}
	w.word(capital[:length])
	if w.dice.often(90) {
		w.glue("and") // glued to the next word, as they often are
	}
}

// amount writes a number of things.
func (w *writer) amount() {
	d, v := &w.dice, w.archive.words
	switch r := d.below(100); {
	case r < 35:
		w.word(one(d, numbers))
		w.word(v.plurals.pick(d))
	case r < 60:
		w.word("$")
		w.text = strconv.AppendInt(w.text, int64(d.between(2, 900)), 10)
		w.word("million")
	case r < 80:
		w.word("")
		w.text = strconv.AppendInt(w.text, int64(d.between(2, 98)), 10)
		w.word("percent of the")
		w.noun(200, false)
	default:
		w.word("")
		w.text = strconv.AppendInt(w.text, int64(d.between(11, 9999)), 10)
		w.word(v.plurals.pick(d))
	}
}

// date writes "March 12" or "Monday".
func (w *writer) date() {
	if w.dice.often(300) {
		w.word(one(&w.dice, days))
		return
	}
	w.word(one(&w.dice, months))
	w.word(strconv.Itoa(w.dice.between(1, 28)))
}

// last reports whether the last word is this one.
func (w *writer) last(s string) bool {
	return len(w.text) > len(s) && string(w.text[len(w.text)-len(s):]) == s
}
