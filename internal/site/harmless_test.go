package site

import "testing"

func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1",
		"": "", "EGGS = MONEY": "EGGS = MONEY", "'=": "'=", "é": "é",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q is %q, not %q", cell, got, want)
		}
	}
}
