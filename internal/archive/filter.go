package archive

import (
	"context"
	"strings"
)

// A Filter says which cables a list has. All that is set must hold, of lists
// every value. Values are those of addresses; one that nothing bears matches nothing.
type Filter struct {
	Tags, NotTags                       []string // codes as in /tag/PREL; a raw code, POGOV, and a word of one, CLINTON, match too
	Origins, NotOrigins                 []string // slugs
	Classifications, NotClassifications []string // slugs
	Years, NotYears                     []string // "2007", of creation
	Date                                string   // day, month or year of creation: "2007-11-22", "2007-11", "2007"
	From, To                            string   // likewise, both inclusive
	Released                            string   // day of release "2011-02-02", or "unknown"
	Recipients, Signers                 []string // slugs
	IDs                                 []string // exact IDs, any of which will do: the cables chosen for /list?ids=
}

// A selection is a filter in SQL. Its cables are in the table cable AS c or, if
// they are led by a tag, in cable_tag AS t; only one part of a filter leads,
// the one with the fewest cables, and the rest is looked up for each of these.
type selection struct {
	filter   Filter
	led      bool   // by a tag
	id       string // column: the cable's id
	released string // column: its release
	where    []string
	args     []any
}

func (s *selection) and(condition string, args ...any) {
	s.where = append(s.where, condition)
	s.args = append(s.args, args...)
}

// condition joins all that must hold, "TRUE" if nothing must.
func (s *selection) condition() string {
	if len(s.where) == 0 {
		return "TRUE"
	}
	return strings.Join(s.where, "\n\t\tAND ")
}

// A shelf is a part of a filter that could lead.
type shelf struct{ noun, value string }

// shelves lists the parts of a filter that ask for one value.
func (f Filter) shelves() (all []shelf) {
	for _, part := range []struct {
		noun   string
		values []string
	}{
		{"tag", f.Tags}, {"origin", f.Origins}, {"classification", f.Classifications}, {"year", f.Years},
		{"recipient", f.Recipients}, {"signer", f.Signers},
		{dateNoun(f.Date), nonEmpty(f.Date)}, {"release", nonEmpty(f.Released)},
	} {
		for _, value := range part.values {
			all = append(all, shelf{part.noun, value})
		}
	}
	return all
}

// dateNoun is what a date names, by its length.
func dateNoun(date string) string {
	switch len(date) {
	case len("2007"):
		return "year"
	case len("2007-11"):
		return "month"
	}
	return "day"
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// hasMore reports whether a filter has parts that are no shelves.
func (f Filter) hasMore() bool {
	return len(f.NotTags)+len(f.NotOrigins)+len(f.NotClassifications)+len(f.NotYears)+len(f.IDs)+len(f.From)+len(f.To) > 0
}

// filedUnder is how many cables are filed under a value; 0 for one that nothing bears.
func (a *Archive) filedUnder(ctx context.Context, s shelf) (int, error) {
	counts, err := collect(ctx, a.db, scanOne[int], `
		SELECT cables FROM filed
		WHERE value = ? AND noun IN (?, IIF(? = 'tag', 'spelling', ''))`, s.value, s.noun, s.noun)
	if err != nil || len(counts) == 0 {
		return 0, err
	}
	return counts[0], nil
}

// leader is the shelf with the fewest cables, and how many these are. Without
// shelves it is the whole archive.
func (a *Archive) leader(ctx context.Context, f Filter) (lead shelf, cables int, err error) {
	cables = a.edition.Cables
	for _, s := range f.shelves() {
		n, err := a.filedUnder(ctx, s)
		if err != nil {
			return shelf{}, 0, err
		}
		if lead == (shelf{}) || n < cables {
			lead, cables = s, n
		}
	}
	return lead, cables, nil
}

// selection puts a filter into SQL, led by one of its shelves.
func (f Filter) selection(lead shelf) *selection {
	s := &selection{filter: f, id: "c.id", released: "c.released"}
	if lead.noun == "tag" {
		s.led, s.id, s.released = true, "t.cable", "t.released"
		s.and("t.tag = ?", lead.value)
	}
	f.selectTags(s, lead)
	f.selectDates(s, lead)
	for _, part := range []struct {
		noun, column string
		values       []string
		comparison   string
	}{
		{"origin", "c.origin_slug", f.Origins, " = ?"}, {"origin", "c.origin_slug", f.NotOrigins, " <> ?"},
		{"classification", "c.classification_slug", f.Classifications, " = ?"}, {"classification", "c.classification_slug", f.NotClassifications, " <> ?"},
		{"signer", "c.signer_slug", f.Signers, " = ?"},
	} {
		for _, value := range part.values {
			s.and(follow(lead, shelf{part.noun, value})+part.column+part.comparison, value)
		}
	}
	if len(f.IDs) > 0 {
		s.and("c.ref IN ("+marks(len(f.IDs))+")", anys(f.IDs)...)
	}
	return s
}

// follow keeps the planner from leading by a part of the filter that does not:
// SQLite uses no index for a column behind a plus.
func follow(lead, s shelf) string {
	if lead == s {
		return ""
	}
	return "+"
}

func (f Filter) selectTags(s *selection, lead shelf) {
	const filed = `EXISTS (SELECT 1 FROM cable_tag AS x WHERE x.cable = `
	for _, tag := range f.Tags {
		if lead != (shelf{"tag", tag}) {
			s.and(filed+s.id+` AND x.tag = ?)`, tag)
		}
	}
	for _, tag := range f.NotTags {
		s.and(`NOT `+filed+s.id+` AND x.tag = ?)`, tag)
	}
	for _, recipient := range f.Recipients {
		if lead == (shelf{"recipient", recipient}) {
			s.and(`c.id IN (SELECT r.cable FROM cable_recipient AS r WHERE r.recipient = ?)`, recipient)
			continue
		}
		s.and(`EXISTS (SELECT 1 FROM cable_recipient AS r WHERE r.cable = `+s.id+` AND r.recipient = ?)`, recipient)
	}
}

func (f Filter) selectDates(s *selection, lead shelf) {
	// A date is the beginning of the days in it, and ~ comes after all that a day can go on with.
	within := func(noun, low, high string) {
		column := follow(lead, shelf{noun, low}) + "c.day"
		s.and(column+" >= ? AND "+column+" < ?", low, high+"~")
	}
	for _, year := range f.Years {
		within("year", year, year)
	}
	for _, year := range f.NotYears {
		s.and("NOT (+c.day >= ? AND +c.day < ?)", year, year+"~")
	}
	if f.Date != "" {
		within(dateNoun(f.Date), f.Date, f.Date)
	}
	if f.From != "" || f.To != "" {
		column := follow(lead, shelf{}) + "c.day"
		s.and(column+" >= ? AND "+column+" < ?", max(f.From, "0"), f.To+"~")
	}
	switch {
	case f.Released == unknownRelease:
		s.and(s.released + " = ''")
	case f.Released != "":
		column := follow(lead, shelf{"release", f.Released}) + s.released
		if s.led {
			column = s.released // the index of the leading tag goes on with it
		}
		s.and(column+" >= ? AND "+column+" < ?", f.Released, f.Released+"~")
	}
}

// needsCable reports whether a selection led by a tag asks for more than tags
// and recipients, which are looked up by the cable's id, and releases.
func (s *selection) needsCable() bool {
	f := s.filter
	return len(f.Origins)+len(f.NotOrigins)+len(f.Classifications)+len(f.NotClassifications)+
		len(f.Years)+len(f.NotYears)+len(f.Signers)+len(f.IDs)+len(f.Date)+len(f.From)+len(f.To) > 0
}
