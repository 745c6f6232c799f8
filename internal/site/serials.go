package site

import (
	"net/http"
	"strconv"

	"cables/internal/archive"
	"cables/internal/cable"
)

// serialsAround is how many serials a cable's page shows on either side of its own.
const serialsAround = 8

// A SerialsView shows which of the serials around a cable's are held.
type SerialsView struct {
	Held  int // of the others
	Steps []SerialView
}

// A SerialView is one serial of a station and year.
type SerialView struct {
	Number  string
	Address string // "" where no cable of that serial is held
	Title   string
	Current bool
}

// serials gives nil for a cable whose ID has no serial.
func serials(r *http.Request, id cable.ID) (*SerialsView, error) {
	titles, err := archiveOf(r).Serials(r.Context(), id, serialsAround)
	if err != nil || len(titles) == 0 {
		return nil, err
	}
	return viewSerials(id, titles), nil
}

func viewSerials(id cable.ID, titles []archive.Title) *SerialsView {
	held := make(map[int]archive.Title)
	for _, title := range titles {
		// Of two with one serial, one is a misprint; its page names the other.
		if n := title.ID.Serial(); held[n].ID == "" {
			held[n] = title
		}
	}
	own := id.Serial()
	view := &SerialsView{}
	for n := max(1, own-serialsAround); n <= own+serialsAround; n++ {
		step := SerialView{Number: strconv.Itoa(n), Current: n == own}
		if title, ok := held[n]; ok && !step.Current {
			view.Held++
			step.Address, step.Title = cableAddress(title.ID), string(title.ID)+": "+titleOf(title.Subject, title.ID)
		}
		view.Steps = append(view.Steps, step)
	}
	return view
}

// Others is how many serials are shown besides the cable's own.
func (v *SerialsView) Others() int { return len(v.Steps) - 1 }
