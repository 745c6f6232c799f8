package glossary

import (
	"strings"
	"testing"
)

func TestReadingCase(t *testing.T) {
	for _, c := range []struct{ name, subject, want string }{
		{"small words are small", "NEWS OF THE DAY", "News of the Day"},
		{"a small word is large at the end", "WHAT IT COMES TO", "What It Comes To"},
		{"a small word is large after a colon", "TESTLAND: THE HARVEST", "Testland: The Harvest"},
		{"a small word is large after a dash", "HARVEST -- A REPORT", "Harvest -- A Report"},
		{"a full stop opens a title", "NO RAIN. THE END IS NEAR", "No Rain. The End Is Near"},
		{"the dot of an abbreviation opens none", "TALKS WITH U.S. AND GEN. THE", "Talks With U.S. and Gen. The"},
		{"acronyms stay", "NATO AND THE GOF", "NATO and the GOF"},
		{"an acronym needs no table without a vowel", "DPRK", "DPRK"},
		{"plural acronyms end small", "NGOS AND PRTS", "NGOs and PRTs"},
		{"a verb is no acronym", "WHAT THE DOE DOES", "What the DOE Does"},
		{"slashes keep acronyms apart", "US-EU TFTP/SWIFT", "US-EU TFTP/SWIFT"},
		{"letters of an office are large", "A/S SMITH ON C/T", "A/S Smith on C/T"},
		{"an apostrophe is no beginning", "DRIVER'S AND GOL'S", "Driver's and GOL's"},
		{"an Irish name has two capitals", "O'BRIEN AND MCBRIDE", "O'Brien and McBride"},
		{"a comma for an apostrophe is one", "TESTLAND,S WAY", "Testland,s Way"},
		{"inside a compound small words are small", "END-OF-YEAR MEETING", "End-of-Year Meeting"},
		{"at the end of a compound they are not", "FOLLOW-ON RUN-BY", "Follow-On Run-By"},
		{"ordinals are small", "17TH CONGRESS OF THE 1990S", "17th Congress of the 1990s"},
		{"roman numerals stay", "PART III", "Part III"},
		{"redactions stay", "TALKS WITH XXXXXXXXXXXX", "Talks With XXXXXXXXXXXX"},
		{"small letters throughout are set too", "talks with xxxxxxx", "Talks With XXXXXXX"},
		{"a redaction in small letters does not make it mixed", "TALKS WITH xxxxxxx", "Talks With XXXXXXX"},
		{"mixed case stays", "Talks with THE minister", "Talks with THE minister"},
		{"a stray small letter does not make it mixed", "MbZ AND THE UAVs", "MBZ and the UAVs"},
		{"nothing is nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ReadingCase(c.subject); got != c.want {
				t.Errorf("ReadingCase(%q) = %q, want %q", c.subject, got, c.want)
			}
		})
	}
}

func FuzzReadingCase(f *testing.F) {
	for _, s := range []string{"NEWS OF THE DAY", "a", "O'BRIEN", "A/S", "\xff.\xff'", "xx", "U.S.,S"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := ReadingCase(s)
		if isASCII(s) && !strings.EqualFold(got, s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
