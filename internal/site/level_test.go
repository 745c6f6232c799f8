package site

import "testing"

func TestLevels(t *testing.T) {
	for text, want := range map[string]string{
		"SECRET//NOFORN": "s", "S/NF": "s", "CONFIDENTIAL": "c", "C/REL USA, FVEY": "c", "UNCLASSIFIED": "u", "U/FOUO": "sbu", "SBU": "sbu",
		"UNCLASSIFIED//FOR OFFICIAL USE ONLY": "sbu", "TOP SECRET": "ts", "": "none", "LOUD": "none",
	} {
		if got := levelOf(text); got != want {
			t.Errorf("%q is of level %s, not %s", text, got, want)
		}
	}
	if got := markingInWords("S/REL CHINA/NF"); got != "Secret, may be released to CHINA, no foreigners" {
		t.Errorf("in words: %s", got)
	}
}
