package glossary

import (
	"slices"
	"testing"
)

func TestCanonicalStation(t *testing.T) {
	for _, c := range []struct{ name, written, want string }{
		{"a published station stays", "STATE", "STATE"},
		{"case is folded", "Beijing", "BEIJING"},
		{"blanks are dropped", "Ho Chi Minh City", "HOCHIMINHCITY"},
		{"hyphens are dropped", "PORT-OF-SPAIN", "PORTOFSPAIN"},
		{"apostrophes are dropped", "N’Djamena", "NDJAMENA"},
		{"accents are dropped", "Brasília", "BRASILIA"},
		{"an alias is resolved", "HCMC", "HOCHIMINHCITY"},
		{"a written-out office with its city is an alias", "SECSTATE WASHDC", "STATE"},
		{"a published station is never an alias", "TAIPEI", "TAIPEI"},
		{"WASHDC is a published station", "WASHDC", "WASHDC"},
		{"the kind of office is cut off", "AMEMBASSY PARIS", "PARIS"},
		{"the kind of office is cut off before a station that is not known", "EMBASSYBLABLA", "BLABLA"},
		{"an office of an alias is resolved twice", "USMISSION UNVIE", "UNVIEVIENNA"},
		{"EFTO before a station is cut off", "EFTOANKARA", "ANKARA"},
		{"EFTO before anything else stays", "EFTOBLABLA", "EFTOBLABLA"},
		{"the beginning of one station alone is that station", "RIO DE JAN", "RIODEJANEIRO"},
		{"the beginning of several stations is none", "PORT", "PORT"},
		{"a dropped letter is mended", "KINSTON", "KINGSTON"},
		{"an added letter is mended", "BEIJINJG", "BEIJING"},
		{"a replaced letter is mended", "0TTAWA", "OTTAWA"},
		{"swapped letters are mended", "WELLINGOTN", "WELLINGTON"},
		{"one slip from two stations is left alone", "XANAMA", "XANAMA"},
		{"a short name is not mended", "ROMA", "ROMA"},
		{"a station of other sources comes back folded", "Secdef", "SECDEF"},
		{"nothing is nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := CanonicalStation(c.written); got != c.want {
				t.Errorf("CanonicalStation(%q) = %q, want %q", c.written, got, c.want)
			}
		})
	}
}

func TestEveryStationIsItself(t *testing.T) {
	if len(stations) != 282 {
		t.Errorf("%d stations, want 282", len(stations))
	}
	total := 0
	for _, s := range Stations() {
		total += s.Cables
		if got := CanonicalStation(s.Code); got != s.Code {
			t.Errorf("%s is read as %s", s.Code, got)
		}
	}
	t.Logf("%d cables", total)
}

func TestNoAliasIsAPublishedStation(t *testing.T) {
	for written, code := range StationAliases() {
		if _, ok := LookupStation(written); ok {
			t.Errorf("alias %s is a station", written)
		}
		if CanonicalStation(code) != code {
			t.Errorf("alias %s leads to %s, which is read as %s", written, code, CanonicalStation(code))
		}
	}
}

func TestNearSpellingConfusesNoTwoStations(t *testing.T) {
	for _, a := range stations {
		for _, b := range stations {
			if len(a.Code) >= shortestNearSpelling && oneSlipOff(a.Code, b.Code) && a.Code != "MANAMA" && a.Code != "PANAMA" {
				t.Errorf("%s is one slip off %s", a.Code, b.Code)
			}
		}
	}
}

func TestAlternativeStations(t *testing.T) {
	if got := AlternativeStations("TAIPEI"); !slices.Equal(got, []string{"AITTAIPEI"}) {
		t.Errorf("TAIPEI: %v", got)
	}
	if got := AlternativeStations("USNATO"); got != nil {
		t.Errorf("USNATO: %v", got)
	}
	for _, group := range alternatives {
		for _, code := range group {
			if _, ok := LookupStation(code); !ok {
				t.Errorf("alternative %s is no published station", code)
			}
		}
	}
}

func TestStationByOriginName(t *testing.T) {
	for _, c := range []struct{ name, origin, want string }{
		{"a name of the table is found", "Embassy Beijing", "BEIJING"},
		{"a slug is found", "embassy-beijing", "BEIJING"},
		{"of two stations the one with more cables is found", "Embassy Kyiv", "KYIV"},
		{"a comma does not matter", "American Institute Taiwan, Taipei", "TAIPEI"},
		{"the publisher's misprint is found as he had it", "Embasy Bonn", "BONN"},
		{"the right spelling is found too", "Embassy Bonn", "BONN"},
		{"a name that only the index shows is found", "Department of State", "STATE"},
		{"an unknown name is not found", "Embassy Utopia", ""},
		{"no name is not found", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := StationByOriginName(c.origin); got.Code != c.want || ok != (c.want != "") {
				t.Errorf("StationByOriginName(%q) = %q, %v, want %q", c.origin, got.Code, ok, c.want)
			}
		})
	}
}

func TestOriginNumbers(t *testing.T) {
	if got := OriginNumbers(December2010)[118]; got != "Consulate Cape Town" {
		t.Errorf("118 in December 2010 is %q", got)
	}
	if got := OriginNumbers(August2011)[265]; got != "Consulate Cape Town" {
		t.Errorf("265 in August 2011 is %q", got)
	}
	if OriginNumbers("may-2011") != nil {
		t.Error("numbers of a build that is not known")
	}
	if got := OriginsByNumber(118); len(got) != 2 {
		t.Errorf("118 was borne by %q, want two", got)
	}
	for _, build := range OriginBuilds() {
		for number, name := range OriginNumbers(build) {
			if _, ok := StationByOriginName(name); !ok {
				t.Errorf("%s %d: no station for %q", build, number, name)
			}
		}
	}
}

func TestMisprint(t *testing.T) {
	if right, kind, ok := Misprint("06ANOI582"); right != "06HANOI582" || kind != MisprintTwin || !ok {
		t.Errorf("06ANOI582 is %q, %q, %v", right, kind, ok)
	}
	if published, kind, ok := MisprintOf("07KAMPALA518"); published != "07KAPALA518" || kind != MisprintOnly || !ok {
		t.Errorf("07KAMPALA518 was printed %q, %q, %v", published, kind, ok)
	}
	if _, _, ok := Misprint("07STATE159388"); ok {
		t.Error("07STATE159388 is no misprint")
	}
	if len(rightIDs) != 203 || len(misprintedIDs) != 203 {
		t.Errorf("%d misprints of %d IDs, want 203 of 203", len(rightIDs), len(misprintedIDs))
	}
}

func FuzzCanonicalStation(f *testing.F) {
	for _, s := range []string{"STATE", "Ho Chi Minh City", "AMEMBASSYEMBASSY", "EFTOEFTOROME", "", "n'djamena", "ÿ\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := CanonicalStation(s)
		if twice := CanonicalStation(once); twice != once {
			t.Errorf("%q is read as %q, that as %q", s, once, twice)
		}
	})
}

func BenchmarkCanonicalStation(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CanonicalStation("BEIJING")
	}
}

func BenchmarkCanonicalStationUnknown(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CanonicalStation("SECDEF")
	}
}
