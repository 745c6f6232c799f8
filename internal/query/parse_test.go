package query_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/cable"
	"cables/internal/query"
)

type (
	and    = query.And
	or     = query.Or
	not    = query.Not
	phrase = query.Phrase
)

func word(term string) query.Word        { return query.Word{Term: term} }
func words(terms ...string) query.Phrase { return query.Phrase{Terms: terms} }
func prefix(term string) query.Prefix    { return query.Prefix{Term: term} }
func value(field query.Field, value string) query.Value {
	return query.Value{Field: field, Value: value}
}
func days(field query.Field, from, to string) query.Node {
	return query.Range{Field: field, From: from, To: to}
}
func inSubject(term string) query.Word { return query.Word{Term: term, Field: query.Subject} }

var understood = []struct {
	name, typed string
	want        query.Node
}{
	{"words beside each other must all occur", "iran sanctions", and{word("iran"), word("sanctions")}},
	{"AND says the same", "iran AND sanctions", and{word("iran"), word("sanctions")}},
	{"and in lower case is a word", `"and" iran`, and{word("and"), word("iran")}},
	{"OR stands between words", "iran OR iraq", or{word("iran"), word("iraq")}},
	{"OR binds before all", "oil iran OR iraq gas", and{word("oil"), or{word("iran"), word("iraq")}, word("gas")}},
	{"a minus binds before OR", "-iran OR iraq", or{not{word("iran")}, word("iraq")}},
	{"brackets group", "(oil iran) OR gas", or{and{word("oil"), word("iran")}, word("gas")}},
	{"needless brackets go", "((oil) (iran (gas)))", and{word("oil"), word("iran"), word("gas")}},
	{"a minus before a word is without it", "oil -iran", and{word("oil"), not{word("iran")}}},
	{"NOT is a minus", "oil NOT iran AND NOT iraq", and{word("oil"), not{word("iran")}, not{word("iraq")}}},
	{"two negations cancel", "NOT -iran", word("iran")},
	{"a minus before brackets is without all of it", "-(oil gas)", not{and{word("oil"), word("gas")}}},
	{"a minus before a phrase", `-"arms control"`, not{words("arms", "control")}},
	{"a minus before a field", "-tag:PREL", not{value(query.Tag, "PREL")}},
	{"a minus behind a field", "tag:-PREL", not{value(query.Tag, "PREL")}},
	{"the minus sign of typesetters", "oil −iran –iraq", and{word("oil"), not{word("iran")}, not{word("iraq")}}},
	{"a dash between blanks is none", "oil - iran", and{word("oil"), word("iran")}},
	{"two hyphens are a dash", "oil --iran", and{word("oil"), word("iran")}},
	{"what is said twice counts once", "oil OIL -gas -gas", and{word("oil"), not{word("gas")}}},

	{"a phrase", `"Arms Control, talks"`, words("arms", "control", "talks")},
	{"a phrase of one word is a word", `"Oil"`, word("oil")},
	{"a phrase in typographic quotes", "“arms control” «oil and gas» „heavy water“", and{words("arms", "control"), words("oil", "and", "gas"), words("heavy", "water")}},
	{"a phrase touches what is before it", `oil"arms control"gas`, and{word("oil"), words("arms", "control"), word("gas")}},
	{"operators in a phrase are words", `"oil OR -gas"`, words("oil", "or", "gas")},
	{"a prefix", "nucl*", prefix("nucl")},
	{"a prefix of three letters that are not Latin", "ядe*", prefix("ядe")},
	{"a prefix with a comma behind it", "nucl*, oil", and{prefix("nucl"), word("oil")}},
	{"a prefix with a hyphen in it is a word and a prefix", "al-qae*", and{word("al"), prefix("qae")}},
	{"a stem", "~sanctions", query.Stem{Stem: "sanction"}},
	{"stems of a phrase are each by itself", `~"nuclear tests"`, and{query.Stem{Stem: "nuclear"}, query.Stem{Stem: "test"}}},

	{"words are folded", "Ökonomie STRASSE Straße Bogotá", and{word("okonomie"), word("strasse"), word("bogota")}},
	{"hyphens may divide or not", "Al-Qaeda", or{words("al", "qaeda"), word("alqaeda")}},
	{"an abbreviation with a hyphen", "U.S.-led", or{words("us", "led"), word("usled")}},
	{"hyphens within OR", "oil OR al-qaeda", or{word("oil"), words("al", "qaeda"), word("alqaeda")}},
	{"without a word with hyphens", "-al-qaeda", not{or{words("al", "qaeda"), word("alqaeda")}}},
	{"a comma for an apostrophe", "Qaida,s don,t", and{word("qaida"), word("dont")}},
	{"slashes and dots make phrases", "and/or 1.4", and{words("and", "or"), words("1", "4")}},
	{"commas divide", "iran,iraq", and{word("iran"), word("iraq")}},
	{"numbers with commas and colons stay together", "12,958 10:30", and{words("12", "958"), words("10", "30")}},
	{"serials stay as typed", "09STATE12345", word("09state12345")},
	{"a redaction is a word", "XXXXXXXXXXXX", word("xxxxxxxxxxxx")},
	{"an unknown field is words", "foo:bar", and{word("foo"), word("bar")}},
	{"an address is words", "http://x", and{word("http"), word("x")}},

	{"a word in the subject", "subject:Iran", inSubject("iran")},
	{"a phrase in the subject", `subject:"arms control"`, phrase{Terms: []string{"arms", "control"}, Field: query.Subject}},
	{"a group in the subject", "subject:(oil OR gas) iran", and{or{inSubject("oil"), inSubject("gas")}, word("iran")}},
	{"a group in the subject with something else in it", "subject:(oil tag:PREL)", and{inSubject("oil"), value(query.Tag, "PREL")}},
	{"a prefix in the subject", "subject:iran*", query.Prefix{Term: "iran", Field: query.Subject}},
	{"every field of values", "from:a to:b origin:c tag:d class:e marking:S/NF signer:f ref:g cites:h", and{
		value(query.From, "a"), value(query.To, "b"), value(query.Origin, "c"), value(query.Tag, "d"), value(query.Class, "e"),
		value(query.Marking, "S/NF"), value(query.Signer, "f"), value(query.Ref, "g"), value(query.Cites, "h")}},
	{"a quoted value", `origin:"  Embassy   Beijing "`, value(query.Origin, "Embassy Beijing")},
	{"a value with a bracket in it", `class:"SECRET (NOFORN)"`, value(query.Class, "SECRET (NOFORN)")},
	{"a group of values", `tag:(PREL OR PARM)`, or{value(query.Tag, "PREL"), value(query.Tag, "PARM")}},
	{"a blank behind the colon", "tag: PREL iran", and{value(query.Tag, "PREL"), word("iran")}},
	{"a field in capitals", "SUBJECT: EGGS", inSubject("eggs")},
	{"fields by their other names", "tags:PREL classification:SECRET created:2009", and{
		value(query.Tag, "PREL"), value(query.Class, "SECRET"), days(query.Date, "2009", "2009")}},
	{"a value that is an operator", "tag:OR", value(query.Tag, "OR")},
	{"a value that is an address", "cites:https://example.invalid/cable/08STATE88120", value(query.Cites, "https://example.invalid/cable/08STATE88120")},

	{"a year", "date:2009", days(query.Date, "2009", "2009")},
	{"a month", "date:2009-3", days(query.Date, "2009-03", "2009-03")},
	{"a day with slashes", "date:2009/3/5", days(query.Date, "2009-03-05", "2009-03-05")},
	{"a leap day", "date:2008-02-29", days(query.Date, "2008-02-29", "2008-02-29")},
	{"a range", "date:2009-03..2009-05", days(query.Date, "2009-03", "2009-05")},
	{"a range with an ellipsis and blanks", `date:"2009-03 … 2009"`, days(query.Date, "2009-03", "2009")},
	{"a range open at its beginning", "date:..1990", days(query.Date, "", "1990")},
	{"a range open at its end", "released:2010-11-28..", days(query.Released, "2010-11-28", "")},
	{"a range back to front", "date:2010..2009-05", days(query.Date, "2009-05", "2010")},
	{"several years", "date:(2007 OR 2009)", or{days(query.Date, "2007", "2007"), days(query.Date, "2009", "2009")}},
	{"things", "has:redaction has:summary has:Problems is:partial -has:summary", and{
		query.Has{What: query.Redaction}, query.Has{What: query.Summary}, query.Has{What: query.Problem}, query.Has{What: query.Partial}, not{query.Has{What: query.Summary}}}},

	{"stop words alone are kept", "to be or not to be", and{word("to"), word("be"), word("or"), word("not")}},
	{"a stop word beside what is not sought is kept", "the -iran", and{word("the"), not{word("iran")}}},
	{"a stop word beside OR is kept", "the OR iran", or{word("the"), word("iran")}},
	{"a stop word in quotes is kept", `"the" the iran`, and{word("the"), word("iran")}},
	{"a stop word that is to be absent is kept", "iran -the", and{word("iran"), not{word("the")}}},
	{"nothing is nothing", "  ", nil},
}

func TestWhatIsTypedIsUnderstood(t *testing.T) {
	for _, test := range understood {
		t.Run(test.name, func(t *testing.T) {
			q := query.Parse(test.typed)
			if diff := cmp.Diff(test.want, q.Root); diff != "" {
				t.Errorf("%s is misunderstood (-want +got):\n%s", test.typed, diff)
			}
			if again := query.Parse(q.String()); !cmp.Equal(again.Root, q.Root) {
				t.Errorf("%s is spelled %s, and that is %s", test.typed, q, again)
			}
		})
	}
}

func TestWhatIsLeftOutIsSaid(t *testing.T) {
	for _, test := range []struct{ name, typed, means, leftOut string }{
		{"a prefix that is too short", "ab* iran", "iran", "ab*: a prefix needs three letters or more"},
		{"the end of a word", "*ization", "ization", "*ization: only the beginning of a word can be sought, as in iran*; the star was left out"},
		{"a star within a word", "col*r", "col r", "col*r: only the beginning of a word can be sought, as in iran*; the star was left out"},
		{"a star in a phrase", `"arms contr*"`, `"arms contr"`, "*: a star counts behind a word without quotation marks"},
		{"a star behind a phrase", `"arms contr"* x`, `"arms contr" x`, `"*: a star counts behind a word without quotation marks`},
		{"a stem in the subject", "subject:~tests", "subject:tests", "~: stems are sought in the whole cable only; in the subject the word itself is"},
		{"a quotation mark without a second", `iran "arms control`, "iran arms control", `": the second quotation mark is missing`},
		{"a stop word", "the eggs", "eggs", "the: so frequent that it is left out beside other words, unless it stands in quotation marks"},
		{"what has no letters", "eggs & 🥚", "eggs", "&: there is no letter or digit in it|🥚: there is no letter or digit in it"},
		{"a quotation without letters", `eggs "…"`, "eggs", `"…": there is no letter or digit in it`},
		{"OR with nothing behind it", "eggs OR", "eggs", "OR: nothing stands behind it"},
		{"OR with nothing before it", "OR eggs", "eggs", "OR: nothing stands before it"},
		{"OR twice", "eggs OR OR ham", "eggs OR ham", "OR: nothing stands behind it"},
		{"AND with nothing before it", "AND eggs", "eggs", "AND: nothing stands before it"},
		{"NOT with nothing behind it", "eggs NOT", "eggs", "NOT: nothing stands behind it"},
		{"a field without a value", "eggs tag:", "eggs", "tag:: nothing stands behind it"},
		{"a field before OR", "tag: OR eggs", "eggs", "tag:: nothing stands behind it"},
		{"a value of nothing", `eggs origin:""`, "eggs", "origin:: nothing stands behind it"},
		{"a month that does not exist", "eggs date:2009-13", "eggs", "date:2009-13: there is no such date: write 2009, 2009-03, 2009-03-05, or two of them with .. between"},
		{"a day that does not exist", "eggs date:2009-02-29..", "eggs", "date:2009-02-29..: there is no such date: write 2009, 2009-03, 2009-03-05, or two of them with .. between"},
		{"a date in words", "eggs released:unknown", "eggs", "released:unknown: there is no such date: write 2009, 2009-03, 2009-03-05, or two of them with .. between"},
		{"a range without ends", "eggs date:..", "eggs", "date:..: nothing stands behind it"},
		{"a thing that cables do not have", "eggs has:ham", "eggs", "has:ham: has: takes redaction, summary or problem"},
		{"a place that is none", "eggs in:basket", "eggs", "in:basket: in: takes paragraph"},
		{"in:paragraph with a minus", "eggs -in:paragraph", "eggs", "-in:paragraph: only in:paragraph is understood"},
		{"brackets that close nothing", "eggs) ham", "eggs ham", ""},
		{"brackets that are not closed", "(eggs OR (ham", "eggs OR ham", ""},
		{"NUL", "eggs\x00ham", "eggs ham", ""},
		{"bytes that are no text", "eggs\xffham", "eggs ham", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := query.Parse(test.typed)
			var said []string
			for _, left := range q.LeftOut {
				said = append(said, left.Text+": "+left.Why)
			}
			if got := strings.Join(said, "|"); got != test.leftOut {
				t.Errorf("%s leaves out\n%s, want\n%s", test.typed, got, test.leftOut)
			}
			if q.String() != test.means {
				t.Errorf("%s means %s, want %s", test.typed, q, test.means)
			}
		})
	}
}

func TestInParagraphMayStandAnywhere(t *testing.T) {
	for typed, means := range map[string]string{
		"in:paragraph eggs": "eggs in:paragraph", "eggs OR in:paragraph": "eggs in:paragraph", "(eggs IN:paragraphs)": "eggs in:paragraph",
		"in:paragraph": "in:paragraph", "eggs OR ham in:paragraph": "(eggs OR ham) in:paragraph",
	} {
		if q := query.Parse(typed); !q.Paragraph || q.String() != means || len(q.LeftOut) > 0 {
			t.Errorf("%s means %s, leaving out %v; want %s", typed, q, q.LeftOut, means)
		}
	}
}

func TestAQueryHasAnEnd(t *testing.T) {
	var many, nested strings.Builder
	for i := range 100 {
		fmt.Fprintf(&many, "egg%d ", i)
	}
	for i := range 20 {
		fmt.Fprintf(&nested, "(egg%d ham%d OR ", i, i)
	}
	for name, test := range map[string]struct{ typed, text, why string }{
		"of 64 things":             {many.String(), "egg64 egg65 egg66 egg67 egg68 egg69 egg70 egg71 egg72 egg73 …", "a query can ask for 64 things, and this is what follows them"},
		"of 64 words in a phrase":  {`"` + many.String() + `"`, "egg64 egg65 egg66 egg67 egg68 egg69 egg70 egg71 egg72 egg73 …", "a phrase can have 64 words"},
		"of 16 KiB":                {strings.Repeat(" ", 16<<10) + "eggs", "eggs", "a query can be 16384 characters long"},
		"of 16 brackets in others": {nested.String() + "egg", "", "brackets within brackets are read to a depth of 16"},
	} {
		t.Run(name, func(t *testing.T) {
			q := query.Parse(test.typed)
			if len(q.LeftOut) != 1 || q.LeftOut[0].Why != test.why || test.text != "" && q.LeftOut[0].Text != test.text {
				t.Errorf("left out: %q", q.LeftOut)
			}
		})
	}
	if q := query.Parse(strings.Repeat("! !! ", 50) + "\U0001f95a" + strings.Repeat("#", 5)); len(q.LeftOut) != 3 {
		t.Errorf("what is left out several times is not said once: %v", q.LeftOut)
	}
}

func TestOnlyAWholeReferenceIDIsOne(t *testing.T) {
	for typed, want := range map[string]cable.ID{
		"07STATE159388": "07STATE159388", " 07 State 159388 ": "07STATE159388", "#07STATE159388": "07STATE159388",
		"https://example.invalid/cable/2007/11/07STATE159388.html": "07STATE159388", "cable.php?id=07STATE159388": "07STATE159388",
		"07STATE159388 iran": "", `"07STATE159388"`: "", "-07STATE159388": "", "ref:07STATE159388": "", "see example.invalid/cable/07STATE159388": "",
		"iran": "", "": "", "2009": "", "7575LIBREVILLE1895": "",
	} {
		if id, ok := query.ID(typed); id != want || ok != (want != "") {
			t.Errorf("%q is the ID %q, %v; want %q", typed, id, ok, want)
		}
	}
}

func TestTheUnderstandingIsSaidInWords(t *testing.T) {
	for typed, want := range map[string]string{
		"":     "",
		"eggs": "cables in which “eggs” occurs",
		"iran sanctions tag:PREL date:2009-03..2009-05": "cables in which “iran” and “sanctions” occur, tagged PREL, created from 2009-03 to 2009-05",
		`"arms control" OR treat* subject:eggs`:         "cables in which (“arms control” or a word that begins with “treat”) and “eggs” in the subject occur",
		"eggs -ham -(oil gas)":                          "cables in which “eggs” occurs, without “ham” or “oil” and “gas”",
		"~tests in:paragraph marking:S -marking:C":      "paragraphs in which a form of “test” occurs, marked “S”, not marked “C”",
		"marking:S":                             "cables with a paragraph marked “S”",
		"-has:redaction is:partial has:problem": "cables without redactions, published in part only, with something that could not be read",
		"-tag:PREL -date:2009":                  "cables not tagged PREL, not created in 2009",
		"(tag:PREL eggs) OR -ham":               "cables (tagged PREL and with “eggs”) or without “ham”",
		"date:..1990 released:2010-11-28..":     "cables created in or before 1990, released on or after 2010-11-28",
		`from:STATE to:LAPUTA origin:"Embassy Lagado" class:SECRET signer:RICE ref:LAGADO cites:08STATE88120`: "cables from “STATE”, addressed to “LAPUTA”, of the origin “Embassy Lagado”, classified “SECRET”, signed “RICE”, with “LAGADO” in the reference ID, citing 08STATE88120",
	} {
		if got := query.Parse(typed).Says(); got != want {
			t.Errorf("%s is said as\n%s, want\n%s", typed, got, want)
		}
	}
}
