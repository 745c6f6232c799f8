package site

import (
	"cables/internal/archive"
	"cables/internal/cable"
)

// A Citation is a cable that another names, as far as the archive has it.
type Citation struct {
	ID      cable.ID // the one held, where a reference may mean several
	Address string
	Title   string
	Held    bool
}

func citationOf(e *archive.Entry, written cable.ID) Citation {
	id := written
	if chosen, ok := e.Chosen[written]; ok {
		id = chosen
	}
	row, held := e.Cited[id]
	if !held {
		return Citation{ID: id, Address: cableAddress(id), Title: string(id) + ", not in this archive"}
	}
	return Citation{ID: id, Address: cableAddress(id), Title: titleOf(row.Subject, id), Held: true}
}

// A CitesView is one line of a cable's references.
type CitesView struct {
	Label string
	Citation
	Text string // as printed, of what is no cable
	Day  DayView
}

func viewCites(e *archive.Entry) []CitesView {
	var cites []CitesView
	for _, ref := range e.Cable.References {
		view := CitesView{Label: ref.Label, Text: ref.Text}
		if ref.ID != "" {
			view.Citation = citationOf(e, ref.ID)
			if row, held := e.Cited[view.ID]; held {
				view.Day = viewDay(row.Day)
			}
		}
		cites = append(cites, view)
	}
	return cites
}
