package archive

import (
	"slices"
	"strings"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/cable"
	"cables/internal/glossary"
	"cables/internal/query"
)

// filed gives the cables for which a part of a query holds that is not about
// their text.
func (f *finder) filed(n query.Node) (*bitset.BitSet, error) {
	c := f.catalogue
	switch n := n.(type) {
	case query.Range:
		if n.Field == query.Released {
			return c.releasedOn(n.From, n.To), nil
		}
		return c.created(n.From, n.To), nil
	case query.Has:
		return c.having(traitOf[n.What]), nil
	case query.Value:
		return f.value(n)
	}
	return c.none(), nil
}

// traitOf is the trait that a word of the search language means.
var traitOf = map[query.Thing]traits{
	query.Redaction: hasRedaction, query.Summary: hasSummary, query.Problem: hasProblem, query.Partial: isPartial,
}

func (c *catalogue) having(t traits) *bitset.BitSet {
	set := c.none()
	for place, has := range c.traits {
		if traits(has)&t != 0 {
			set.Set(uint(place))
		}
	}
	return set
}

// value gives the cables that have a value in a field.
func (f *finder) value(v query.Value) (*bitset.BitSet, error) {
	c, set := f.catalogue, f.catalogue.none()
	switch v.Field {
	case query.Origin:
		c.origin.mark(set, slugHas(v.Value))
	case query.From:
		c.origin.mark(set, slugHas(v.Value))
		c.sender.mark(set, slugHas(v.Value))
	case query.To:
		c.recipient.mark(set, slugHas(v.Value))
	case query.Signer:
		c.signer.mark(set, slugHas(v.Value))
	case query.Tag:
		c.tag.mark(set, c.tagHas(v.Value))
	case query.Class:
		c.classification.markWord(set, classSlug(v.Value))
	case query.Marking:
		c.marking.markWord(set, markingOf(v.Value))
	case query.Ref:
		c.markRefs(set, v.Value)
	case query.Cites:
		return set, f.markCiting(set, v.Value)
	}
	return set, nil
}

// slugHas is whether the words of a value stand in a slug, in their order and
// next to each other: "beijing" in "embassy-beijing".
func slugHas(value string) func(slug string) bool {
	wanted := glossary.Slug(value)
	return func(slug string) bool {
		return wanted != "" && strings.Contains("-"+slug+"-", "-"+wanted+"-")
	}
}

// tagHas is whether a tag is the one of a value: by its code, and where no
// cable has that, by words of its name.
func (c *catalogue) tagHas(value string) func(tag string) bool {
	code := strings.ToUpper(strings.Join(strings.Fields(value), " "))
	if _, held := slices.BinarySearch(c.tag.words, code); held {
		return func(tag string) bool { return tag == code }
	}
	named := slugHas(value)
	return func(tag string) bool { return named(glossary.Slug(glossary.LookupTag(tag).Name)) }
}

// classSlug is the slug of a classification in any of its forms: "secret",
// "SECRET//NOFORN", "S/NF".
func classSlug(value string) string {
	level, controls, _ := strings.Cut(markingOf(value), "/")
	if name, ok := levelNames[level]; ok {
		level = name
	}
	switch controls {
	case "NF":
		controls = "NOFORN"
	case "FOUO":
		controls = "FOR OFFICIAL USE ONLY"
	}
	return glossary.Slug(level + " " + controls)
}

var levelNames = map[string]string{"S": "SECRET", "C": "CONFIDENTIAL", "U": "UNCLASSIFIED"}

// markingOf is a marking as paragraphs have it.
func markingOf(value string) string {
	if marking, ok := cable.ReadMarking(value); ok {
		return marking
	}
	return strings.ToUpper(value)
}

// markRefs adds the cables whose ID has a part.
func (c *catalogue) markRefs(set *bitset.BitSet, part string) {
	wanted := strings.ToUpper(strings.Join(strings.Fields(part), ""))
	for place := range c.refs.len() {
		if strings.Contains(c.refs.at(place), wanted) {
			set.Set(uint(place))
		}
	}
}

// markCiting adds the cables that cite one.
func (f *finder) markCiting(set *bitset.BitSet, written string) error {
	id, err := f.Find(f.parent, written)
	if err != nil {
		if id, err = cable.ParseID(written); err != nil {
			return nil // nobody cites what is no ID
		}
	}
	rows, err := f.CitedBy(f.parent, id)
	if err != nil {
		return err
	}
	refs := make([]string, len(rows))
	for i, row := range rows {
		refs[i] = string(row.ID)
	}
	ids, err := f.idsOf(f.parent, refs)
	for _, id := range ids {
		if place, ok := f.catalogue.place(id); ok {
			set.Set(uint(place))
		}
	}
	return err
}
