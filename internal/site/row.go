package site

import (
	"strings"
	"unicode"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
)

// A RowView is a cable in a list.
type RowView struct {
	ID             cable.ID
	Address        string
	Title          string // the subject as one reads it
	Day            DayView
	Origin         archive.Origin
	OriginAddress  string
	Classification Classification
	Summary        string
	Partial        bool
	Redacted       bool
}

// A Classification is a classification with its address and its colour.
type Classification struct {
	Name    string // as one reads it: "Secret//NOFORN"
	Printed string // "SECRET//NOFORN"
	Address string
	Level   string // u sbu c s ts, "none"
}

func viewRow(row archive.Row) RowView {
	return RowView{
		ID:             row.ID,
		Address:        cableAddress(row.ID),
		Title:          titleOf(row.Subject, row.ID),
		Day:            viewDay(row.Day),
		Origin:         row.Origin,
		OriginAddress:  originAddress(row.Origin.Slug),
		Classification: viewClassification(row.Classification),
		Summary:        worded(row.Summary),
		Partial:        row.Partial,
		Redacted:       row.Redacted,
	}
}

func viewRows(rows []archive.Row) []RowView {
	views := make([]RowView, len(rows))
	for i, row := range rows {
		views[i] = viewRow(row)
	}
	return views
}

// worded is a text, or "" if there is no word in it.
func worded(text string) string {
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return ""
	}
	return text
}

// titleOf is what a cable is called: its subject in reading case, or its ID
// where the subject could not be read.
func titleOf(subject string, id cable.ID) string {
	if subject == "" {
		return "Cable " + string(id)
	}
	return glossary.ReadingCase(subject)
}

func viewClassification(c archive.Classification) Classification {
	if c.Slug == "" {
		return Classification{Name: "Unknown", Level: levelNone}
	}
	return Classification{Name: readingClassification(c.Name), Printed: c.Name,
		Address: classificationAddress(c.Slug), Level: levelOf(c.Name)}
}
