package archive_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cables/internal/cable"
)

// generated writes n telegrams of a few stations, days and tags, the same ones every time.
func generated(n int) []cable.Telegram {
	random := rand.New(rand.NewPCG(7, 11))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	words := strings.Fields("the king prince palace border treaty minister asked denied crown hunting lodge train guard letter sword march")
	all := make([]cable.Telegram, n)
	for i := range all {
		station := pick("STRELSAU", "ZENDA", "HENTZAU", "BARATARIA", "EDELWEISS")
		day, month, hour := 1+random.IntN(28), 1+random.IntN(12), random.IntN(24)
		var text strings.Builder
		for range 500 {
			text.WriteString(pick(words...) + " ")
		}
		s := sample{
			id: cable.NewID(2003+i%7, station, i+1), origin: "Embassy " + station[:1] + strings.ToLower(station[1:]),
			created:  fmt.Sprintf("%d-%02d-%02d %02d:%02d", 2003+i%7, month, day, hour, i%60),
			released: fmt.Sprintf("2011-%02d-%02d 12:00", 1+random.IntN(8), day),
			dtg:      fmt.Sprintf("%02d%02d%02dZ %s %02d", day, hour, i%60, strings.ToUpper(moment(fmt.Sprintf("2000-%02d-01 00:00", month)).Format("Jan")), 3+i%7),
			class:    pick("SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "SECRET//NOFORN"),
			tags:     pick("PREL", "PGOV", "ECON") + " " + pick("PARM", "ETRD", "POGOV", "EFIN") + " " + pick("RI", "ZE"),
			refs:     fmt.Sprintf("A. %s %d", pick("STRELSAU", "ZENDA"), 1+random.IntN(n)),
			text:     text.String(),
		}
		all[i] = s.telegram()
	}
	return all
}
