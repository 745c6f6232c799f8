package archive

import (
	"cmp"
	"context"
	"slices"
)

// The lengths of dates.
const (
	ofYear  = len("2007")
	ofMonth = len("2007-11")
	ofDay   = len("2007-11-22")
)

// common is what the digits of the days of a year or month have in common.
func common(day uint32, length int) uint32 {
	switch length {
	case ofYear:
		return day / 10000
	case ofMonth:
		return day / 100
	}
	return day
}

// dated is the date that days with something in common are of.
func dated(common uint32, length int) string {
	date := []byte("0000-00-00")[:length]
	for i := range slices.Backward(date) {
		if date[i] != '-' {
			date[i] += byte(common % 10)
			common /= 10
		}
	}
	return string(date)
}

// Timeline counts the cables that a filter lets through by their month of
// creation, "2007-11", oldest first. Months without cables are left out, and
// so are cables whose day is unknown.
func (a *Archive) Timeline(ctx context.Context, f Filter) ([]Count, error) {
	return a.countDates(ctx, f, ofMonth)
}

// TimelineOfDays is Timeline by the day: "2007-11-22".
func (a *Archive) TimelineOfDays(ctx context.Context, f Filter) ([]Count, error) {
	return a.countDates(ctx, f, ofDay)
}

func (a *Archive) countDates(ctx context.Context, f Filter, length int) ([]Count, error) {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return nil, err
	}
	type dates struct {
		common uint32
		cables int
	}
	var all []dates
	a.catalogue.eachDay(chosen, func(day uint32, cables int) {
		if last := len(all) - 1; last >= 0 && all[last].common == common(day, length) {
			all[last].cables += cables
		} else if day != 0 {
			all = append(all, dates{common(day, length), cables})
		}
	})
	slices.SortStableFunc(all, func(a, b dates) int { return cmp.Compare(a.common, b.common) })
	var counts []Count
	for i, d := range all {
		if i > 0 && all[i-1].common == d.common {
			counts[len(counts)-1].Cables += d.cables
		} else {
			counts = append(counts, Count{Value: dated(d.common, length), Cables: d.cables})
		}
	}
	return counts, nil
}

// Around gives the dates nearest to one, before and after it, on which cables
// were created that a filter lets through: years, months or days as that is
// one. Either is "" if there is none.
func (a *Archive) Around(ctx context.Context, f Filter, date string) (before, after string, err error) {
	chosen, err := a.choose(ctx, f)
	if err != nil {
		return "", "", err
	}
	at, _ := dayRange(date)
	at = common(at, len(date))
	var earlier, later uint32
	a.catalogue.eachDay(chosen, func(day uint32, _ int) {
		switch one := common(day, len(date)); {
		case one < at:
			earlier = max(earlier, one)
		case one > at && (later == 0 || one < later):
			later = one
		}
	})
	if earlier != 0 {
		before = dated(earlier, len(date))
	}
	if later != 0 {
		after = dated(later, len(date))
	}
	return before, after, nil
}
