package site

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"cables/internal/archive"
)

// A HomePage is the reading room.
type HomePage struct {
	Frame
	Cables, Expected int
	Example          string // a reference ID that the archive holds
	Latest           []RowView
	Timeline         *Timeline
	Origins          []OriginView
	OriginCount      int
	Tags             []TagView
	TagCount         int
	Classifications  []ClassificationView
	Oldest, Newest   string // months of creation, as one says them
	Months           int
	Releases         int
	Built            time.Time
	Edition          int
}

// How many of each the home page shows.
const (
	homeLatest  = 10
	homeOrigins = 12
	homeTags    = 12
)

func (s *Server) serveHome(w http.ResponseWriter, r *http.Request) error {
	page, err := s.newHomePage(r, archiveOf(r))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "home", page)
}

func (s *Server) newHomePage(r *http.Request, a *archive.Archive) (*HomePage, error) {
	edition := a.Edition()
	page := &HomePage{Cables: edition.Cables, Expected: s.settings.ExpectedTotal, Edition: edition.Number, Built: edition.Built}
	page.Canonical, page.Section, page.OwnBox = "/", "home", true
	page.Twins = []Twin{feedTwin("/released.atom")}
	page.Description = "An archive of diplomatic cables, to read, to link to by the paragraph, and to browse."
	latest, err := a.Latest(r.Context(), homeLatest)
	if err != nil {
		return nil, err
	}
	page.Latest = viewRows(latest)
	if len(latest) > 0 {
		page.Example = string(latest[0].ID)
	}
	return page, page.addWaysIn(r, a)
}

// addWaysIn shows the four ways to browse, each with its shape.
func (p *HomePage) addWaysIn(r *http.Request, a *archive.Archive) error {
	months, err := a.Months(r.Context())
	if err != nil {
		return err
	}
	p.Timeline, p.Months = yearBars(months), len(months)
	if n := len(months); n > 0 {
		p.Oldest, p.Newest = readingDate(months[0].Value), readingDate(months[n-1].Value)
	}
	origins, err := a.Origins(r.Context())
	if err != nil {
		return err
	}
	p.Origins, p.OriginCount = busiest(origins, homeOrigins), len(origins)
	tags, err := a.Tags(r.Context())
	if err != nil {
		return err
	}
	p.Tags, p.TagCount = commonest(tags, homeTags), len(tags)
	classifications, err := a.Classifications(r.Context())
	if err != nil {
		return err
	}
	p.Classifications = viewClassifications(classifications)
	releases, err := a.Releases(r.Context())
	p.Releases = len(releases)
	return err
}

func busiest(origins []archive.Count, most int) []OriginView {
	sorted := slices.Clone(origins)
	slices.SortStableFunc(sorted, func(a, b archive.Count) int { return cmp.Compare(b.Cables, a.Cables) })
	var views []OriginView
	for _, c := range sorted[:min(most, len(sorted))] {
		views = append(views, OriginView{Place: c.Name, Address: originAddress(c.Value), Count: c.Cables})
	}
	return views
}
