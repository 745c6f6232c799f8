package site

import (
	"cables/internal/archive"
	"cables/internal/cable"
)

// A jsonCable is what the parser read, and what the archive knows around it.
type jsonCable struct {
	*cable.Cable
	Held    bool       `json:"held"`
	CitedBy []cable.ID `json:"cited_by"`
	Edition int        `json:"edition"`
	SHA256  string     `json:"sha256"`
	Address string     `json:"address"`
}

func cableJSON(e *archive.Entry) jsonCable {
	return jsonCable{Cable: e.Cable, Held: true, CitedBy: idsOf(e.CitedBy), Edition: e.Edition, SHA256: e.SHA256,
		Address: cableAddress(e.Row.ID)}
}

// A jsonCited is a cable that is cited and not held.
type jsonCited struct {
	ID      cable.ID   `json:"id"`
	Held    bool       `json:"held"`
	CitedBy []cable.ID `json:"cited_by"`
}

func idsOf(rows []archive.Row) []cable.ID {
	ids := make([]cable.ID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}
