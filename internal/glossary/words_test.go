package glossary

import "testing"

func TestSlug(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"blanks become hyphens", "Embassy Beijing", "embassy-beijing"},
		{"a run of others is one hyphen", "American Institute Taiwan, Taipei", "american-institute-taiwan-taipei"},
		{"none stands at the ends", " //S// ", "s"},
		{"accents are dropped", "São Tomé", "sao-tome"},
		{"nothing is nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Slug(c.text); got != c.want {
				t.Errorf("Slug(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestClassifications(t *testing.T) {
	for i, c := range Classifications() {
		if c.Number != i+1 || c.Slug != Slug(c.Name) {
			t.Errorf("%+v", c)
		}
		for _, name := range []string{c.Name, c.Slug, c.Short} {
			if got, ok := LookupClassification(name); got != c || !ok {
				t.Errorf("LookupClassification(%q) = %+v, %v", name, got, ok)
			}
		}
		if got, ok := ClassificationByNumber(c.Number); got != c || !ok {
			t.Errorf("ClassificationByNumber(%d) = %+v, %v", c.Number, got, ok)
		}
	}
	if _, ok := LookupClassification("COSMIC"); ok {
		t.Error("COSMIC is no classification of ours")
	}
	if _, ok := ClassificationByNumber(7); ok {
		t.Error("there is no seventh classification")
	}
}

func TestClassificationByWord(t *testing.T) {
	for _, c := range []struct{ name, spaced, want string }{
		{"a word spaced out is read", "S E C R E T", "SECRET"},
		{"small letters are read", "C o n f i d e n t i a l", "CONFIDENTIAL"},
		{"the short word is written out", "UNCLAS", "UNCLASSIFIED"},
		{"a control is part of the name", "S e c r e t noforn", "SECRET//NOFORN"},
		{"official use is part of the name", "UNCLAS FOR OFFICIAL USE ONLY", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"},
		{"the older term is read", "LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"},
		{"a longer word is none", "SECRETARY", ""},
		{"nothing is none", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ClassificationByWord(c.spaced); got != c.want {
				t.Errorf("ClassificationByWord(%q) = %q, want %q", c.spaced, got, c.want)
			}
		})
	}
}

func TestPrecedence(t *testing.T) {
	for letter, want := range map[string]string{"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE", "OO": "IMMEDIATE", "rr": "ROUTINE", "OP": "", "X": "", "": ""} {
		if got := Precedence(letter); got != want {
			t.Errorf("Precedence(%q) = %q, want %q", letter, got, want)
		}
	}
}

func TestCaptions(t *testing.T) {
	list := Captions()
	for i, c := range list {
		if i > 0 && len(c.Word) > len(list[i-1].Word) {
			t.Errorf("%s comes after a shorter caption", c.Word)
		}
		if c.Meaning == "" {
			t.Errorf("%s has no meaning", c.Word)
		}
	}
	if c, ok := LookupCaption("roger  channel"); !ok || c.Word != "ROGER CHANNEL" {
		t.Errorf("roger channel is %+v, %v", c, ok)
	}
	if _, ok := LookupCaption("FROM THE AMBASSADOR"); ok {
		t.Error("a pass line is no caption")
	}
}

func TestReasons(t *testing.T) {
	for order, count := range map[string]int{"1.4": 8, "12958": 8, "13526": 8, "1.5": 7, "11652": 0} {
		if got := Reasons(order); len(got) != count {
			t.Errorf("%s has %d reasons, want %d", order, len(got), count)
		}
	}
	if r, ok := LookupReason("1.4 (B)"); !ok || r.Text != "foreign government information" {
		t.Errorf("1.4 (B) is %+v, %v", r, ok)
	}
	if _, ok := LookupReason("1.5(h)"); ok {
		t.Error("1.5 has no (h)")
	}
}
