package site

import (
	"fmt"
	"net/http"
	"time"

	"cables/internal/archive"
)

// A ReleasesPage is the index of release: days, newest first, month by month.
type ReleasesPage struct {
	Frame
	Months []ReleaseMonth
	Days   int
}

// A ReleaseMonth is a month and its days of release.
type ReleaseMonth struct {
	Name string
	Days []ReleaseDay
}

// A ReleaseDay is a day on which cables came out.
type ReleaseDay struct {
	Name, Address string
	Count         int
	Width         int // of its bar, in percent
}

const unknownRelease = "unknown"

func (s *Server) serveReleases(w http.ResponseWriter, r *http.Request) error {
	releases, err := archiveOf(r).Releases(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		for i := range releases {
			releases[i].Name = releaseName(releases[i].Value)
		}
		return sendJSON(w, r, indexJSON(releases, releasedAddress))
	}
	page := &ReleasesPage{
		Frame: Frame{Title: "Cables by date of release", Section: "released", Canonical: "/released/",
			Description: "All cables by the day on which they were published, the latest first.",
			Twins:       []Twin{jsonTwin("/released.json"), feedTwin("/released.atom"), {"text/csv", ".csv", "/released.csv"}}},
		Months: releaseMonths(releases), Days: len(releases),
	}
	return s.render(w, r, http.StatusOK, "releases", page)
}

func releaseMonths(releases []archive.Count) []ReleaseMonth {
	most := 1
	for _, c := range releases {
		most = max(most, c.Cables)
	}
	var months []ReleaseMonth
	for _, c := range releases {
		name := "Without a date"
		if c.Value != unknownRelease {
			name = readingDate(c.Value[:7])
		}
		if n := len(months); n == 0 || months[n-1].Name != name {
			months = append(months, ReleaseMonth{Name: name})
		}
		m := &months[len(months)-1]
		m.Days = append(m.Days, ReleaseDay{dayOfMonth(c.Value), releasedAddress(c.Value), c.Cables, max(1, c.Cables*100/most)})
	}
	return months
}

// dayOfMonth leaves out the year, which stands above.
func dayOfMonth(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return t.Format("2 January")
	}
	return releaseName(day)
}

func releaseName(day string) string {
	if day == unknownRelease {
		return "Day unknown"
	}
	return readingDate(day)
}

func (s *Server) serveReleased(w http.ResponseWriter, r *http.Request) error {
	value := param(r, "value")
	if day, page, old := splitOld(value); old && realDate(day) {
		return redirect(w, r, paged(releasedAddress(day), page), http.StatusPermanentRedirect)
	}
	day, extension := splitExtension(value, listForms...)
	if day != unknownRelease && (!realDate(day) || len(day) != len(time.DateOnly)) || extension == ".txt" || extension == ".html" {
		return notFound("No such release", fmt.Sprintf("%q is no day: addresses have 2011-02-02, or unknown.", day)).
			with(Link{"All releases", "/released/"})
	}
	page := &ListPage{Kind: "Released", Kinds: "/released/", Name: releaseName(day)}
	page.Section, page.Description = "released", "Cables released on "+readingDate(day)+"."
	if day == unknownRelease {
		page.Description = "Cables of which nobody recorded when they were released."
	}
	if err := page.placeAmongReleases(r, day); err != nil {
		return err
	}
	title := "Cables released on " + readingDate(day)
	if day == unknownRelease {
		title = "Cables without a release date"
	}
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Released: day}, address: releasedAddress(day),
		title: title, form: extension, isEmpty: func() error {
			return notFound("No release on "+readingDate(day), "No cable in this archive was released then.").
				with(Link{"All releases", "/released/"})
		}})
}

func (p *ListPage) placeAmongReleases(r *http.Request, day string) error {
	releases, err := archiveOf(r).Releases(r.Context())
	if err != nil {
		return err
	}
	for i, c := range releases {
		if c.Value != day {
			continue
		}
		if i > 0 {
			p.After = &Link{releaseName(releases[i-1].Value), releasedAddress(releases[i-1].Value)}
		}
		if i+1 < len(releases) {
			p.Before = &Link{releaseName(releases[i+1].Value), releasedAddress(releases[i+1].Value)}
		}
	}
	return nil
}

// serveOldReleased translates /reldate/2011-02-02_0.html.
func serveOldReleased(w http.ResponseWriter, r *http.Request) error {
	day, page, _ := splitOld(param(r, "value"))
	if !realDate(day) && day != unknownRelease {
		return noSuchPage()
	}
	return redirect(w, r, paged(releasedAddress(day), page), http.StatusPermanentRedirect)
}
