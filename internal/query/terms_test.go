package query_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"cables/internal/query"
)

func TestTextIsReadInTerms(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"letters and digits are lower-cased", "The CABLE 07STATE159388", "the cable 07state159388"},
		{"accents are folded", "São Tomé, Århus, Łódź, naïve, ÇEŞME, İzmir", "sao tome arhus lodz naive cesme izmir"},
		{"accents of their own are folded", "Sa\u0303o Tome\u0301", "sao tome"},
		{"letters that Unicode does not decompose", "Straße STRASSE Tromsø Æsir Œuvre þing", "strasse strasse tromso aesir oeuvre thing"},
		{"ligatures and wide letters", "oﬃce Ｗｉｄｅ", "office wide"},
		{"apostrophes join", "O'Brien O’Brien O‘Brien Oʼbrien O`Brien don't l'Etat", "obrien obrien obrien obrien obrien dont letat"},
		{"a possessive s goes with its apostrophe", "Qaeda's Qaeda’s QAEDA'S states' s's", "qaeda qaeda qaeda states s"},
		{"only a possessive s", "Qaeda's-led x'sun it's.", "qaeda led xsun it"},
		{"apostrophes around words are quotation marks", "'eggs' ‘and ham’ rock 'n' roll", "eggs and ham rock n roll"},
		{"a comma for an apostrophe", "Qaida,s Iran,s. don,t a,b,s 1,s eggs, sausages", "qaida iran dont a b 1 s eggs sausages"},
		{"hyphens, dots and slashes divide", "Al-Qaeda al‑Qaeda and/or www.state.gov 1.4(b)", "al qaeda al qaeda and or www state gov 1 4 b"},
		{"single letters with dots are one term", "U.S. u.s U.S.A. E.O. 12958 U.S.-led the U.S.’s p.m.", "us us usa eo 12958 us led the us pm"},
		{"an abbreviation in another script", "С.Ш.А.", "сша"},
		{"a single letter before a word stays alone", "J. Smith A.Smith U.S.troops", "j smith a smith us troops"},
		{"digits are no such letters", "1.4.5 B.1", "1 4 5 b 1"},
		{"a redaction is a term as it stands", "XXXXXXXXXXXX said XXXXXXXXXXXX’s", "xxxxxxxxxxxx said xxxxxxxxxxxx"},
		{"a redaction that touches a word", "presidentXXXXXXXX sonsXXXXXXXX’s son’sXXXXXXXX XXXXXXXXsaid fooXXXXXXbar", "president xxxxxxxx sons xxxxxxxx son xxxxxxxx xxxxxxxx said foo xxxxxx bar"},
		{"fewer X are letters", "XXXX xxx Exxon", "xxxx xxx exxon"},
		{"soft hyphens and joiners are not there", "sanc\u00adtions می\u200cخواهم", "sanctions میخواهم"},
		{"other scripts keep their letters", "Москва ΑΘΉΝΑΣ 北京 हिन्दी 한국", "москва αθηνασ 北京 हिन्दी 한국"},
		{"points of Hebrew and Arabic go", "שָׁלוֹם مُحَمَّد", "שלום محمد"},
		{"what is neither divides", "eggs\x00ham\xffoil_gas&tea🥚end", "eggs ham oil gas tea end"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := string(query.AppendTerms(nil, test.text)); got != test.want {
				t.Errorf("%q is read as\n%s, want\n%s", test.text, got, test.want)
			}
		})
	}
}

func TestEveryLetterFoldsToWhatStaysAsItIs(t *testing.T) {
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.Cf) {
			continue
		}
		for _, text := range []string{string(r), "a" + string(r) + "b", "x" + string(r) + string(r) + "xxx"} {
			once := string(query.AppendTerms(nil, text))
			if twice := string(query.AppendTerms(nil, once)); twice != once {
				t.Errorf("%q is read as %q, and that as %q", text, once, twice)
			}
		}
	}
}

func TestAWordOfNoEndIsDivided(t *testing.T) {
	text := strings.Repeat("q", 1000) + " end"
	if got := terms(text); len(got) != 5 || strings.Join(got[:4], "") != text[:1000] {
		t.Errorf("read as %d terms", len(got))
	}
}

func TestTextWithoutEndIsReadInTimeThatGrowsWithIt(t *testing.T) {
	for _, piece := range []string{"q", "x", "axxxxxx", "a.", "’s", "a’", "a,s", "é", "ẍ", "\u0301", "\u00ad", "\xff"} {
		began := time.Now()
		query.AppendTerms(nil, strings.Repeat(piece, 1<<20/len(piece)))
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("1 MiB of %q takes %v", piece, took)
		}
	}
}

func TestTermsGoBehindWhatIsThere(t *testing.T) {
	if got := string(query.AppendTerms([]byte("eggs"), " and ham. ")); got != "eggs and ham" {
		t.Errorf("got %q", got)
	}
	if got := string(query.AppendTerms([]byte("eggs"), " … ")); got != "eggs" {
		t.Errorf("got %q", got)
	}
	var room []byte
	text := strings.Repeat("The São Tomé Ambassador’s 12 U.S. eggs, XXXXXXXXsaid. ", 20)
	room = query.AppendTerms(room, text)
	if n := testing.AllocsPerRun(10, func() { room = query.AppendTerms(room[:0], text) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestWhatIsSoughtIsMarked(t *testing.T) {
	for _, test := range []struct{ name, typed, text, want string }{
		{"words in any form of writing", "qaeda obrien", "Qaeda's man, O’Brien.", "[Qaeda]'s man, [O’Brien]."},
		{"a phrase is one mark", `"arms control"`, "arms, arms-control and control", "arms, [arms-control] and control"},
		{"phrases that overlap are one mark", `"a b" "b c"`, "a b c b a", "[a b c] b a"},
		{"a word within a phrase", `"arms control" arms`, "arms control arms", "[arms control] [arms]"},
		{"hyphens or none", "al-qaeda", "Al-Qaeda AlQaeda al Qaeda al", "[Al-Qaeda] [AlQaeda] [al Qaeda] al"},
		{"prefixes and stems", "nucl* ~sanctions", "Nuclear sanctioning of nuts", "[Nuclear] [sanctioning] of nuts"},
		{"not what is to be absent", "eggs -ham -(oil -gas)", "eggs ham oil gas", "[eggs] ham oil [gas]"},
		{"not what is sought in the subject", "eggs subject:ham tag:oil", "eggs ham oil", "[eggs] ham oil"},
		{"abbreviations", "us", "U.S. and US", "[U.S]. and [US]"},
		{"nothing", "", "eggs", "eggs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marked(test.text, query.Parse(test.typed).Marks(test.text)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	subject := "Eggs and ham"
	if got := marked(subject, query.Parse("eggs subject:ham").MarksIn(query.Subject, subject)); got != "[Eggs] and [ham]" {
		t.Errorf("in the subject: %s", got)
	}
}

func marked(text string, spans []query.Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
	}
	return text
}

func TestATreeHoldsInAText(t *testing.T) {
	var text query.Text
	text.Read("Another, which is forgotten, on disarmament.")
	text.Read("Al-Qaeda’s arms control: sanctioned U.S. eggs")
	for typed, want := range map[string]bool{
		"": true, "eggs": true, "egg": false, "egg OR eggs": true, "eggs ham": false, "eggs -ham": true, "-eggs": false, "-(eggs ham)": true,
		`"arms control"`: true, `"control arms"`: false, `"ms control"`: false, "sanct*": true, "anct*": false, "~sanctions": true, "~eggs": true, "~armies": false,
		"al-qaeda": true, "alqaeda": false, "us": true, "tag:PREL": false, "eggs OR tag:PREL": true,
	} {
		if got := query.Holds(query.Parse(typed).Root, text.Has); got != want {
			t.Errorf("%s holds: %v, want %v", typed, got, want)
		}
	}
}

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for _, forms := range []string{"sanction sanctions sanctioned sanctioning", "negotiate negotiated negotiating negotiates", "election elections", "treaty treaties"} {
		for _, form := range strings.Fields(forms) {
			if query.StemOf(form) != query.StemOf(strings.Fields(forms)[0]) {
				t.Errorf("%s has the stem %s", form, query.StemOf(form))
			}
		}
	}
	if query.StemOf("") != "" || query.StemOf("москва") != "москва" {
		t.Error("what has no English stem is changed")
	}
}
