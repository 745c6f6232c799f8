package site

import (
	"cables/internal/archive"
	"cables/internal/cable"
)

// A jsonVersions is the twin of a VersionsPage.
type jsonVersions struct {
	ID       cable.ID      `json:"id"`
	Address  string        `json:"address"`
	Edition  int           `json:"edition"`
	Versions []jsonVersion `json:"versions"`
}

type jsonVersion struct {
	SHA256         string       `json:"sha256"`
	Address        string       `json:"address"` // of its text
	Current        bool         `json:"current"`
	Edition        int          `json:"edition"` // that it was first imported for
	Imported       cable.Time   `json:"imported"`
	Redactions     int          `json:"redactions"`
	Created        cable.Time   `json:"created"`
	Released       cable.Time   `json:"released"`
	Origin         string       `json:"origin"`
	Classification string       `json:"classification"`
	Sources        []jsonSource `json:"sources"`
}

type jsonSource struct {
	Name   string `json:"name"`
	Form   string `json:"form"`
	SHA256 string `json:"sha256"`
	Notes  string `json:"notes"`
}

func versionsJSON(id cable.ID, edition int, versions []archive.Version) jsonVersions {
	out := jsonVersions{ID: id, Address: versionsAddress(id), Edition: edition, Versions: []jsonVersion{}}
	for _, v := range versions {
		t := v.Telegram
		one := jsonVersion{SHA256: v.SHA256, Address: versionAddress(id, v.SHA256), Current: v.Current, Edition: v.First,
			Imported: cable.Time{Time: v.Imported}, Redactions: v.Redactions, Created: cable.Time{Time: t.Created}, Released: cable.Time{Time: t.Released},
			Origin: t.Origin, Classification: t.Classification, Sources: []jsonSource{}}
		for _, s := range v.Sources {
			one.Sources = append(one.Sources, jsonSource{s.Name, s.Form, s.SHA256, s.Notes})
		}
		out.Versions = append(out.Versions, one)
	}
	return out
}
