package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// A TagKindView is one kind of tags, and the part of the index that has it alone.
type TagKindView struct {
	Name, Address string
	Count         int
	Current       bool
}

// tagKinds are the kinds as the index names them; "" is all of them.
var tagKinds = []struct {
	kind glossary.TagKind
	name string
}{
	{"", "All"}, {glossary.TagSubject, "Subjects"}, {glossary.TagProgram, "Programs"}, {glossary.TagGeo, "Countries and regions"},
	{glossary.TagOrg, "Organizations"}, {glossary.TagPerson, "Persons"}, {glossary.TagUnknown, "Not in the handbook"},
}

// kindOf tells persons from other codes that the handbook lacks: no other has a
// comma, as in "CLINTON, HILLARY".
func kindOf(c archive.Count) glossary.TagKind {
	if c.Kind == string(glossary.TagUnknown) && strings.Contains(c.Value, ", ") {
		return glossary.TagPerson
	}
	return glossary.TagKind(c.Kind)
}

// tagsOfKind are the tags of one kind, all of them for "".
func tagsOfKind(tags []archive.Count, kind glossary.TagKind) []archive.Count {
	return slices.DeleteFunc(slices.Clone(tags), func(c archive.Count) bool { return kind != "" && kindOf(c) != kind })
}

// askedKind reads ?kind= of the index.
func askedKind(written string) (glossary.TagKind, error) {
	for _, k := range tagKinds {
		if string(k.kind) == written {
			return k.kind, nil
		}
	}
	return "", notFound("No such kind of tag", fmt.Sprintf("“%s” is none: there are subject, program, geo, org, person and unknown.", shortened(written))).
		with(Link{"All tags, A to Z", "/tag/"})
}

// viewTagKinds leaves out the kinds of which there are no tags.
func viewTagKinds(tags []archive.Count, current glossary.TagKind) []TagKindView {
	var views []TagKindView
	for _, k := range tagKinds {
		view := TagKindView{k.name, tagKindAddress("/tag/", k.kind), len(tagsOfKind(tags, k.kind)), k.kind == current}
		if view.Count > 0 || view.Current {
			views = append(views, view)
		}
	}
	return views
}

func tagKindAddress(index string, kind glossary.TagKind) string {
	if kind == "" {
		return index
	}
	return index + "?kind=" + string(kind)
}

func tagKindName(kind glossary.TagKind) string {
	for _, k := range tagKinds {
		if k.kind == kind {
			return k.name
		}
	}
	return string(kind)
}

// filedByName is whether the index of a kind goes by names: nobody looks for
// Germany under G and M.
func filedByName(kind glossary.TagKind) bool { return kind == glossary.TagGeo }

// filedAs is the name that a tag is filed by, where tags are.
func filedAs(c archive.Count) string { return cmp.Or(c.Name, c.Value) }
