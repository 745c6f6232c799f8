package archive_test

import (
	"slices"
	"testing"

	"cables/internal/archive"
)

func TestRecipientsAreFiledByTheirNames(t *testing.T) {
	for name, want := range map[string]string{"AMEMBASSY ZENDA": "amembassy-zenda", "ZEN/AMEMBASSY ZENDA": "amembassy-zenda", "": "", "...": ""} {
		if got := archive.RecipientSlug(name); got != want {
			t.Errorf("%q is filed under %q, not %q", name, got, want)
		}
	}
}

func TestCorrespondents(t *testing.T) {
	a := openRuritania(t)
	recipients, err := a.Recipients(t.Context())
	if err != nil || !slices.Contains(recipients, archive.Count{Value: "amembassy-zenda", Name: "AMEMBASSY ZENDA", Cables: 5}) {
		t.Errorf("recipients are %v, %v", recipients, err)
	}
	signers, err := a.Signers(t.Context())
	if err != nil || !slices.Contains(signers, archive.Count{Value: "sapt", Name: "SAPT", Cables: 1}) {
		t.Errorf("signers are %v, %v", signers, err)
	}
	for _, c := range recipients {
		if list, err := a.List(t.Context(), archive.Filter{Recipients: []string{c.Value}}, "", 1); err != nil || list.Total != c.Cables || len(list.Rows) != c.Cables {
			t.Errorf("%s has %d cables, and its list %+v, %v", c.Value, c.Cables, list, err)
		}
	}
}
