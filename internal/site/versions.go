package site

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A VersionsPage lists the texts that are held of a cable, and compares two.
type VersionsPage struct {
	Frame
	ID       cable.ID
	Address  string // of the cable
	Own      string // of this page
	Subject  string
	Versions []VersionView // the current one first, then the newest first
	From, To *VersionView  // what is compared; nil if there is but one
	Choices  []VersionChoice
	Diff     []DiffPart // nil if there is nothing to compare
	Removed  int        // words
	Inserted int
}

// A VersionChoice is one of the two fields of the form that compares.
type VersionChoice struct {
	Name, Label string
	Options     []VersionOption
}

// A VersionOption is a version that can be chosen.
type VersionOption struct {
	Hash, Text string
	Selected   bool
}

// A VersionView is one text of a cable.
type VersionView struct {
	Hash       string // the first digits of SHA256, as addresses have them
	SHA256     string
	Text       string // address of the text as received
	Imported   DayView
	Edition    int
	Current    bool
	Redactions int
	Sources    []archive.Source
}

// versionRoutes registers what is under /cable/ID/versions.
func (s *Server) versionRoutes(r chi.Router) {
	r.Get("/cable/{id}/versions", s.reading(s.serveVersions))
	r.Get("/cable/{id}/versions.json", s.reading(s.serveVersions))
	r.Get("/cable/{id}/versions/{hash}", s.reading(s.serveVersion))
}

// versionsLink leads from a cable to its versions, if it has several.
func versionsLink(e *archive.Entry) *Link {
	if e.Versions < 2 {
		return nil
	}
	return &Link{plural(e.Versions, "version") + " of this telegram", versionsAddress(e.Row.ID)}
}

func versionsAddress(id cable.ID) string { return cableAddress(id) + "/versions" }

func (s *Server) serveVersions(w http.ResponseWriter, r *http.Request) error {
	rest := "/versions"
	if wantsJSON(r) {
		rest += ".json"
	}
	id, err := s.locate(w, r, param(r, "id"), "", rest)
	if err != nil || id == "" {
		return err
	}
	versions, err := archiveOf(r).Versions(r.Context(), id)
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return sendJSON(w, r, versionsJSON(id, archiveOf(r).Edition().Number, versions))
	}
	page, err := newVersionsPage(id, versions, r.URL.Query())
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "versions", page)
}

// serveVersion answers with the text of one version.
func (s *Server) serveVersion(w http.ResponseWriter, r *http.Request) error {
	written := param(r, "hash")
	hash, extension := splitExtension(written)
	id, err := s.locate(w, r, param(r, "id"), "", "/versions/"+url.PathEscape(written))
	if err != nil || id == "" {
		return err
	}
	versions, err := archiveOf(r).Versions(r.Context(), id)
	if err != nil {
		return err
	}
	i, err := versionOf(id, versions, hash)
	if err != nil {
		return err
	}
	if extension != ".txt" {
		return redirect(w, r, versionAddress(id, versions[i].SHA256), http.StatusFound)
	}
	return sendText(w, r, versions[i].Telegram.Header+"\n"+versions[i].Telegram.Body)
}

const (
	hashDigits  = 12 // of a hash, in addresses of ours
	fewestTyped = 4  // in those of others
)

// versionAddress is where the text of a version is.
func versionAddress(id cable.ID, sum string) string {
	return versionsAddress(id) + "/" + sum[:hashDigits] + ".txt"
}

// versionOf finds the version whose hash begins so.
func versionOf(id cable.ID, versions []archive.Version, hash string) (int, error) {
	hash = strings.ToLower(hash)
	found := -1
	for i, v := range versions {
		if !strings.HasPrefix(v.SHA256, hash) || len(hash) < fewestTyped {
			continue
		}
		if found >= 0 {
			return 0, noSuchVersion(id, fmt.Sprintf("More than one version of %s has a hash that begins with “%s”: write more of it.", id, hash))
		}
		found = i
	}
	if found < 0 {
		return 0, noSuchVersion(id, fmt.Sprintf("No version of %s has a hash that begins with “%s”.", id, shortened(hash)))
	}
	return found, nil
}

func noSuchVersion(id cable.ID, say string) error {
	return notFound("No such version", say).with(Link{"All versions of " + string(id), versionsAddress(id)})
}

func newVersionsPage(id cable.ID, versions []archive.Version, asked url.Values) (*VersionsPage, error) {
	subject := titleOf(cable.Parse(versions[0].Telegram).Subject, id)
	page := &VersionsPage{
		Frame: Frame{Title: string(id) + ": " + plural(len(versions), "version"), Section: "cable", Canonical: versionsAddress(id), NoIndex: true,
			Description: "Every text that this archive holds of the cable “" + subject + "”, with its sources, and what differs.",
			Twins:       []Twin{jsonTwin(versionsAddress(id) + ".json")}},
		ID: id, Address: cableAddress(id), Own: versionsAddress(id), Subject: subject,
	}
	for _, v := range versions {
		page.Versions = append(page.Versions, viewVersion(id, v))
	}
	from, to, err := chosenVersions(id, versions, asked.Get("from"), asked.Get("to"))
	if err != nil || len(versions) == 1 {
		return page, err
	}
	page.From, page.To = &page.Versions[from], &page.Versions[to]
	page.Choices = []VersionChoice{{"from", "From", options(page.Versions, from)}, {"to", "To", options(page.Versions, to)}}
	changes := compare(wordsOf(versions[from].Telegram), wordsOf(versions[to].Telegram))
	page.Removed, page.Inserted = countText(changes, removed), countText(changes, inserted)
	if from != to {
		page.Diff = diffParts(changes)
	}
	return page, nil
}

func options(versions []VersionView, selected int) []VersionOption {
	var options []VersionOption
	for i, v := range versions {
		text := v.Hash + ", " + v.Imported.Text
		if v.Current {
			text += ", current"
		}
		options = append(options, VersionOption{v.Hash, text, i == selected})
	}
	return options
}

func viewVersion(id cable.ID, v archive.Version) VersionView {
	view := VersionView{Hash: v.SHA256[:hashDigits], SHA256: v.SHA256, Text: versionAddress(id, v.SHA256),
		Imported: DayView{Text: "date unknown"}, Edition: v.First, Current: v.Current, Redactions: v.Redactions, Sources: v.Sources}
	if !v.Imported.IsZero() {
		day := cable.Time{Time: v.Imported}.Day()
		view.Imported = DayView{ISO: day, Text: readingDate(day)}
	}
	return view
}

// chosenVersions are the two to compare: what the address says, else the
// current one with the newest other.
func chosenVersions(id cable.ID, versions []archive.Version, from, to string) (a, b int, err error) {
	if to != "" {
		if b, err = versionOf(id, versions, to); err != nil {
			return 0, 0, err
		}
	}
	if from != "" {
		a, err = versionOf(id, versions, from)
		return a, b, err
	}
	// The current version stands first, the newest other behind it.
	if b == 0 && len(versions) > 1 {
		a = 1
	}
	return a, b, nil
}
