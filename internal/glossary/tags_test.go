package glossary

import (
	"strings"
	"testing"
)

func TestReadTag(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"a known tag is itself", "PREL", "PREL"},
		{"case is folded", "pgov", "PGOV"},
		{"list punctuation is dropped", " KDEM, ", "KDEM"},
		{"a misprint is mended", "POGOV", "PGOV"},
		{"a misprinted organisation is mended", "UNDESCO", "UNESCO"},
		{"two subjects without a blank are divided", "ECONEFIN", "ECON EFIN"},
		{"three are divided", "AMEDCASCKFLO", "AMED CASC KFLO"},
		{"a subject and a program are divided", "KNNPMNUC", "KNNP MNUC"},
		{"a country and a subject are divided", "IZPREL", "IZ PREL"},
		{"a country's name is not divided", "IRAN", "IRAN"},
		{"a word that is a run by chance is not divided", "SOCIAL", "SOCIAL"},
		{"a longer word that is a run by chance is not divided", "GYROCOPTER", "GYROCOPTER"},
		{"a run with an unknown piece is not divided", "PRELQQQQ", "PRELQQQQ"},
		{"a committee stays whole", "UNGA/C-6", "UNGA/C-6"},
		{"words stay whole", "goi  external", "GOI EXTERNAL"},
		{"nothing is no tag", " , ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := codes(ReadTag(c.raw)); got != c.want {
				t.Errorf("ReadTag(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func codes(tags []Tag) string {
	var list []string
	for _, tag := range tags {
		list = append(list, tag.Code)
	}
	return strings.Join(list, " ")
}

func TestLookupTag(t *testing.T) {
	for _, c := range []struct {
		name, code string
		want       Tag
	}{
		{"a subject has the handbook's name", "PREL", Tag{"PREL", "External Political Relations", TagSubject}},
		{"a program is found", "KNNP", Tag{"KNNP", "Nuclear Non-Proliferation", TagProgram}},
		{"country codes are not those of ISO", "CH", Tag{"CH", "China (Mainland)", TagGeo}},
		{"an organisation is found in any case", "unsc", Tag{"UNSC", "United Nations Security Council", TagOrg}},
		{"a tag whose name is not known has its kind", "KAWK", Tag{"KAWK", "", TagProgram}},
		{"any other text is unknown", "THIS IS UNKNOWN", Tag{"THIS IS UNKNOWN", "", TagUnknown}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := LookupTag(c.code); got != c.want {
				t.Errorf("LookupTag(%q) = %+v, want %+v", c.code, got, c.want)
			}
		})
	}
}

func TestTheTableOfTagsIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, tag := range Tags() {
		if seen[tag.Code] {
			t.Errorf("%s stands twice", tag.Code)
		}
		seen[tag.Code] = true
		switch tag.Kind {
		case TagSubject, TagProgram:
			if len(tag.Code) != 4 || (tag.Code[0] == 'K') != (tag.Kind == TagProgram) {
				t.Errorf("%s is no code of a %s", tag.Code, tag.Kind)
			}
		case TagGeo:
			if len(tag.Code) != 2 {
				t.Errorf("%s is no code of a country", tag.Code)
			}
		case TagOrg:
		default:
			t.Errorf("%s is of kind %q", tag.Code, tag.Kind)
		}
	}
	for written, code := range tagMisprints {
		if seen[written] || !seen[code] {
			t.Errorf("misprint %s of %s", written, code)
		}
	}
}

func FuzzReadTag(f *testing.F) {
	for _, s := range []string{"PREL", "ECONEFIN", "POGOV", "UNGA/C-6", " ,", "ba'ath", "ÿ\xff", "SASASASASASASASASASASASASASAQQQQ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range ReadTag(s) {
			again := ReadTag(tag.Code)
			if len(again) != 1 || again[0] != tag {
				t.Errorf("%q gives %+v, that gives %+v", s, tag, again)
			}
		}
	})
}

func BenchmarkReadTag(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadTag("PREL")
	}
}

func BenchmarkReadTagUnknown(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadTag("SASASASASASASASASASASASASASAQQQQ")
	}
}
