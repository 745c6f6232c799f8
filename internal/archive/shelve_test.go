package archive_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/archive"
	"cables/internal/cable"
)

// variant is some telegram of a cable. The values it is filed under are few and
// written in several ways, so that names, words and tags come and go.
func variant(random *rand.Rand, serial int) cable.Telegram {
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	month := 1 + random.IntN(12)
	s := sample{
		id: cable.NewID(2007, "ZENDA", serial), text: fmt.Sprintf("The king was seen %d times.", random.IntN(1e9)),
		created:  fmt.Sprintf("2007-%02d-%02d 10:00", month, 1+random.IntN(3)),
		released: pick("", "2011-02-02 18:00", "2011-02-03 18:00"),
		origin:   pick("Embassy Zenda", "EMBASSY ZENDA", "Embassy, Zenda", "Consulate Zenda", ""),
		class:    pick("SECRET", "SECRET//NOFORN", "SECRET NOFORN", ""),
		tags:     pick("PREL", "PREL RUDOLF ELPHBERG", "RUDOLF", "ELPHBERG", "POGOV", "PGOV", ""),
		signer:   pick("SAPT", "Sapt", "HENTZAU"),
	}
	if random.IntN(3) > 0 {
		s.dtg = "220900Z NOV 07"
	}
	t := s.telegram()
	t.Header = strings.ReplaceAll(t.Header, "AMEMBASSY ZENDA", pick("AMEMBASSY ZENDA", "Amembassy Zenda", "AMCONSUL HENTZAU"))
	return t
}

func TestWhatImportsChangeIsCountedAsIfAllWereNew(t *testing.T) {
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 30))
		path := filepath.Join(t.TempDir(), "cables.db")
		for round := range 25 {
			var coming []cable.Telegram
			for range 1 + random.IntN(6) {
				coming = append(coming, variant(random, 1+random.IntN(12)))
			}
			importInto(t, path, archive.Options{}, coming...)
			flaws, err := archive.Check(t.Context(), path)
			if err != nil || len(flaws) > 0 {
				t.Fatalf("seed %d, round %d: %q, %v", seed, round, flaws, err)
			}
		}
	}
}

func TestADamagedCatalogueIsMadeAnewByTheNextImport(t *testing.T) {
	for _, damage := range []string{
		`UPDATE catalogue SET numbers = x'ff' WHERE part = 'origin'`,
		`DELETE FROM catalogue WHERE part = 'ref'`,
		`UPDATE catalogue SET numbers = x'' WHERE part = 'id'`,
		`UPDATE catalogue SET numbers = x'00050505050505' WHERE part = 'origin'`,
	} {
		path := filepath.Join(t.TempDir(), "cables.db")
		importInto(t, path, archive.Options{}, telegrams(ruritania)...)
		change(t, path, damage)
		importInto(t, path, archive.Options{}, variant(rand.New(rand.NewPCG(1, 1)), 99))
		if flaws, err := archive.Check(t.Context(), path); err != nil || len(flaws) > 0 {
			t.Errorf("%s: %q, %v", damage, flaws, err)
		}
	}
}

func TestCablesThatMakeRoomForOthersAreCountedUnderTheirNewIDs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	at := func(minute int) cable.Telegram {
		return sample{id: cable.NewID(2007, "ZENDA", 100+minute), created: fmt.Sprintf("2007-11-22 10:%02d", minute), origin: "Embassy Zenda", tags: "PREL"}.telegram()
	}
	importInto(t, path, archive.Options{}, at(0), at(30))
	before := dump(t, path, `SELECT CAST(id AS TEXT) FROM cable WHERE ref = '07ZENDA130'`)
	for minute := 29; minute > 15; minute-- { // each between the first and the one before it
		importInto(t, path, archive.Options{}, at(minute))
		if flaws, err := archive.Check(t.Context(), path); err != nil || len(flaws) > 0 {
			t.Fatalf("minute %d: %q, %v", minute, flaws, err)
		}
	}
	if after := dump(t, path, `SELECT CAST(id AS TEXT) FROM cable WHERE ref = '07ZENDA130'`); after[0] == before[0] {
		t.Error("no cable had to move")
	}
}
