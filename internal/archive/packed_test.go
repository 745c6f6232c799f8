package archive

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cables/internal/cable"
)

func TestAReadingComesOutAsItWentIn(t *testing.T) {
	r := reading{
		Ref: "07ZENDA4", Created: "2007-11-22T00:00:00Z", Day: "2007-11-22", Subject: "THE “PRISONER”", Summary: "\x00\xff",
		Tags: []string{"PREL", "RI"}, Spellings: []string{""}, Informed: []string{"AMEMBASSY STRELSAU"}, Markings: []string{"C", "S/NF"},
		Summarised: true, Redactions: 300,
		Citations: []citation{{[]cable.ID{"07ZENDA3", "07HENTZAU3"}, false}, {[]cable.ID{"06STATE1"}, true}},
		Problems:  []cable.Problem{{In: "body", Start: 180, End: 70000, Code: "no-subject", What: "The cable has no subject."}},
	}
	got, err := unpack(r.pack())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, got); diff != "" {
		t.Errorf("(-packed +unpacked):\n%s", diff)
	}
}

// What is no packed reading is refused; what is one packs into the same bytes.
func FuzzUnpack(f *testing.F) {
	f.Add((&reading{}).pack())
	f.Add((&reading{Ref: "07ZENDA4", Tags: []string{"PREL"}, Citations: []citation{{[]cable.ID{"06STATE1"}, true}}}).pack())
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"))
	f.Fuzz(func(t *testing.T, packed []byte) {
		r, err := unpack(packed)
		if err != nil {
			return
		}
		again, err := unpack(r.pack())
		if err != nil || !bytes.Equal(r.pack(), again.pack()) {
			t.Errorf("%q: %v", packed, err)
		}
	})
}
