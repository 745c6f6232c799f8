package site

import "testing"

func TestExtensionsAreSplitAtTheLastDot(t *testing.T) {
	for _, c := range []struct{ name, stem, extension string }{
		{"07STATE159388.json", "07STATE159388", ".json"},
		{"par3.a", "par3.a", ""},
		{"par3.a.txt", "par3.a", ".txt"},
		{"U.S.", "U.S.", ""},
		{".json", ".json", ""},
	} {
		if stem, extension := splitExtension(c.name); stem != c.stem || extension != c.extension {
			t.Errorf("%s is %q and %q", c.name, stem, extension)
		}
	}
}

func TestOldNamesAreSplitAtTheLastUnderscore(t *testing.T) {
	for _, c := range []struct {
		name, value string
		page        int
		ok          bool
	}{
		{"PREL_0.html", "PREL", 1, true},
		{"A_B_12.html", "A_B", 13, true},
		{"PREL.html", "PREL", 1, true},
		{"PREL_x.html", "PREL_x", 1, true},
		{"PREL_0", "PREL", 1, true},
		{"PREL_x", "PREL_x", 1, false},
		{"PREL_0.json", "PREL_0.json", 1, false},
		{"PREL", "PREL", 1, false},
	} {
		if value, page, ok := splitOld(c.name); value != c.value || page != c.page || ok != c.ok {
			t.Errorf("%s is %q, %d, %v", c.name, value, page, ok)
		}
	}
}
