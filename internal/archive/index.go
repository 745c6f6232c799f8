package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"cables/internal/glossary"
)

// A Count is one line of an index: how many cables are filed under a value.
// Cables whose value is unknown are in no index but that of releases.
type Count struct {
	Value  string // as in addresses: "PREL", "embassy-beijing", "2007-11"
	Name   string // to be read: "External Political Relations"; "" if there is none
	Kind   string // of a tag: subject, program, geo, org, person, unknown; else ""
	Cables int
}

func scanCount(rows *sql.Rows) (c Count, err error) {
	err = rows.Scan(&c.Value, &c.Name, &c.Cables)
	return c, err
}

// filed lists what is filed under a noun, by value, but for what is unknown. An
// edition does not change, so that the short lists that many pages show are
// read once and kept.
func (a *Archive) filed(ctx context.Context, noun string) ([]Count, error) {
	if !isKept[noun] {
		return a.readFiled(ctx, noun)
	}
	if kept, ok := a.kept.Load(noun); ok {
		return slices.Clone(kept.([]Count)), nil
	}
	counts, err := a.readFiled(ctx, noun)
	if err == nil {
		a.kept.Store(noun, slices.Clone(counts))
	}
	return counts, err
}

// isKept has the nouns of few values.
var isKept = map[string]bool{"origin": true, "classification": true, "month": true, "year": true}

func (a *Archive) readFiled(ctx context.Context, noun string) ([]Count, error) {
	return collect(ctx, a.db, scanCount, `
		SELECT value, name, cables
		FROM filed
		WHERE noun = ? AND value > ''
		ORDER BY value`, noun)
}

// Origins lists who sent cables, by name.
func (a *Archive) Origins(ctx context.Context) ([]Count, error) {
	counts, err := a.filed(ctx, "origin")
	slices.SortStableFunc(counts, func(x, y Count) int { return cmp.Compare(x.Name, y.Name) })
	return counts, err
}

// Tags lists the canonical tag codes, by code. A cable counts under a code as
// well if it prints the code and it is read as another, or as a word of another.
func (a *Archive) Tags(ctx context.Context) ([]Count, error) {
	counts, err := a.filed(ctx, "tag")
	for i := range counts {
		tag := glossary.LookupTag(counts[i].Value)
		counts[i].Name, counts[i].Kind = tag.Name, string(tag.Kind)
	}
	return counts, err
}

// Classifications lists the classifications in the glossary's order, and then
// those that it does not know.
func (a *Archive) Classifications(ctx context.Context) ([]Count, error) {
	counts, err := a.filed(ctx, "classification")
	slices.SortStableFunc(counts, func(x, y Count) int {
		return cmp.Compare(classificationNumber(x.Value), classificationNumber(y.Value))
	})
	return counts, err
}

// classificationNumber is the publisher's, and beyond those for others.
func classificationNumber(slug string) int {
	if c, ok := glossary.LookupClassification(slug); ok {
		return c.Number
	}
	return len(glossary.Classifications()) + 1
}

// Months lists the months of creation, "2007-11", oldest first.
func (a *Archive) Months(ctx context.Context) ([]Count, error) { return a.filed(ctx, "month") }

// Releases lists the days of release, "2011-02-02", newest first, "unknown" last.
func (a *Archive) Releases(ctx context.Context) ([]Count, error) {
	counts, err := a.filed(ctx, "release")
	slices.Reverse(counts)
	// A letter comes after all digits, so "unknown" stands first now.
	if len(counts) > 0 && counts[0].Value == unknownRelease {
		counts = append(counts[1:], counts[0])
	}
	return counts, err
}

// Spelled lists the tag codes that are printed but read as others, POGOV for
// one, and the words of tags that have several, as CLINTON.
func (a *Archive) Spelled(ctx context.Context) ([]Count, error) { return a.filed(ctx, "spelling") }

// unknownRelease is the address' word for cables whose release is not known.
const unknownRelease = "unknown"
