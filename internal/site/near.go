package site

import (
	"net/http"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A NearGroup is held cables that may have been meant, and why.
type NearGroup struct {
	Why  string
	Rows []RowView
}

// nearEach is how many of each group a page offers.
const nearEach = 4

// askedNear is enough to hold some of each group: a station's serial can be
// held of more than forty years, and those come first.
const askedNear = 60

// near finds the held cables whose IDs are near to what was written.
func near(r *http.Request, written string) ([]archive.Row, error) {
	rows, err := archiveOf(r).Near(r.Context(), written, askedNear)
	if err != nil {
		return nil, ignoreMissing(err)
	}
	var few []archive.Row
	count := make(map[string]int)
	for _, row := range rows {
		why := whyNear(written, row.ID)
		if count[why]++; count[why] <= nearEach {
			few = append(few, row)
		}
	}
	return few, nil
}

const (
	nearYear    = "The same number in another year"
	nearStation = "A station that is spelled nearly so"
	nearSerial  = "The nearest numbers of that year"
)

func whyNear(written string, id cable.ID) string {
	asked, err := cable.ParseID(written)
	if err != nil {
		asked = cable.ID(written)
	}
	switch {
	case asked.Station() == id.Station() && asked.Serial() == id.Serial():
		return nearYear
	case asked.Station() != id.Station():
		return nearStation
	}
	return nearSerial
}

// nearGroups tells why each is near.
func nearGroups(written string, rows []archive.Row) []NearGroup {
	var groups []NearGroup
	for _, why := range []string{nearYear, nearStation, nearSerial} {
		group := NearGroup{Why: why}
		for _, row := range rows {
			if whyNear(written, row.ID) == why {
				group.Rows = append(group.Rows, viewRow(row))
			}
		}
		if len(group.Rows) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}
