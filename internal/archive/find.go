package archive

import (
	"context"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// Find gives the ID of the held cable that somebody means by what they wrote:
// the exact string first, then as [cable.ParseID] reads it, then the right ID
// whose misprint alone was published. It is ErrNotFound if none is held.
func (a *Archive) Find(ctx context.Context, written string) (cable.ID, error) {
	exact := strings.TrimSpace(written)
	meant := []cable.ID{cable.ID(exact), cable.ID(strings.ToUpper(exact))}
	if id, err := cable.ParseID(written); err == nil {
		meant = append(meant, candidates(id, alternatives(id))...)
	}
	for _, id := range meant {
		held, err := a.holds(ctx, id)
		if err != nil {
			return "", err
		}
		if held {
			return id, nil
		}
	}
	return "", ErrNotFound
}

// alternatives are the IDs of the same serial at stations that go by the same name.
func alternatives(id cable.ID) (all []cable.ID) {
	for _, station := range glossary.AlternativeStations(id.Station()) {
		all = append(all, cable.NewID(id.Year(), station, id.Serial()))
	}
	return all
}
