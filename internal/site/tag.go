package site

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// A TagsPage is the index of tags, A to Z. In a long one, tags whose meaning is
// known come first under each letter; the rest, mostly misprints, are folded away.
type TagsPage struct {
	Frame
	Kinds   []TagKindView
	Kind    string // the name of the kind that is shown; "" for all
	Letters []TagLetter
	Tags    int
	Most    []TagView // the commonest, above a long index
}

// A TagLetter holds the tags under one letter.
type TagLetter struct {
	LetterView
	Known   []TagView
	Unknown []TagView
}

// A TagView is a tag with its count.
type TagView struct {
	Code, Name, Kind, Address string
	Count                     int
}

const (
	commonTags = 12  // how many of the commonest stand above the index
	manyTags   = 300 // from how many on it folds
)

func (s *Server) serveTags(w http.ResponseWriter, r *http.Request) error {
	tags, err := archiveOf(r).Tags(r.Context())
	if err != nil {
		return err
	}
	kind, err := askedKind(r.URL.Query().Get("kind"))
	if err != nil {
		return err
	}
	shown := tagsOfKind(tags, kind)
	if wantsJSON(r) {
		return sendJSON(w, r, indexJSON(shown, tagAddress))
	}
	page := newTagsPage(shown, kind)
	page.Kinds = viewTagKinds(tags, kind)
	return s.render(w, r, http.StatusOK, "tags", page)
}

func newTagsPage(tags []archive.Count, kind glossary.TagKind) *TagsPage {
	// Of one kind, nothing is less wanted than the rest.
	folds := kind == "" && len(tags) >= manyTags
	page := &TagsPage{
		Frame: Frame{Title: "Cables by tag", Section: "tag", Canonical: tagKindAddress("/tag/", kind),
			Description: "All TAGS under which the cables were filed, A to Z: subjects, countries, organizations, programs.",
			Twins:       []Twin{jsonTwin(tagKindAddress("/tag.json", kind))}},
		Letters: tagLetters(tags, folds, filedByName(kind)), Tags: len(tags),
	}
	if kind != "" {
		page.Kind = tagKindName(kind)
		page.Title += ": " + strings.ToLower(page.Kind)
	}
	if folds {
		page.Most = commonest(tags, commonTags)
	}
	return page
}

func viewTag(c archive.Count) TagView {
	return TagView{Code: c.Value, Name: c.Name, Kind: c.Kind, Address: tagAddress(c.Value), Count: c.Cables}
}

// tagLetters divides the tags by letter. Only a long index tells the known from the unknown.
func tagLetters(tags []archive.Count, fold, byName bool) []TagLetter {
	if byName {
		tags = slices.SortedStableFunc(slices.Values(tags), func(a, b archive.Count) int { return strings.Compare(filedAs(a), filedAs(b)) })
	}
	var letters []TagLetter
	at := make(map[LetterView]int)
	for _, c := range tags {
		letter := letterOf(c.Value)
		if byName {
			letter = letterOf(filedAs(c))
		}
		i, seen := at[letter]
		if !seen {
			i = len(letters)
			at[letter] = i
			letters = append(letters, TagLetter{LetterView: letter})
		}
		if letters[i].Count++; c.Name != "" || !fold {
			letters[i].Known = append(letters[i].Known, viewTag(c))
		} else {
			letters[i].Unknown = append(letters[i].Unknown, viewTag(c))
		}
	}
	slices.SortFunc(letters, func(a, b TagLetter) int { return byLetter(a.LetterView, b.LetterView) })
	return letters
}

func commonest(tags []archive.Count, most int) []TagView {
	sorted := slices.Clone(tags)
	slices.SortStableFunc(sorted, func(a, b archive.Count) int { return cmp.Compare(b.Cables, a.Cables) })
	var views []TagView
	for _, c := range sorted[:min(most, len(sorted))] {
		views = append(views, viewTag(c))
	}
	return views
}

func (s *Server) serveTag(w http.ResponseWriter, r *http.Request) error {
	value := param(r, "value")
	if code, page, old := splitOld(value); old {
		return redirect(w, r, paged(tagAddress(strings.ToUpper(code)), page), http.StatusPermanentRedirect)
	}
	code, extension := splitExtension(value, listForms...)
	if upper := strings.ToUpper(code); upper != code {
		return redirect(w, r, withQuery(tagAddress(upper)+extension, r), http.StatusPermanentRedirect)
	}
	if extension == ".txt" {
		return noSuchTag(code)
	}
	page := &ListPage{Kind: "Tag", Kinds: "/tag/", Name: code, Code: code}
	tag := glossary.LookupTag(code)
	if tag.Name != "" {
		page.Name = tag.Name
	} else {
		page.Code = ""
	}
	if read := glossary.ReadTag(code); len(read) > 0 && read[0].Code != code {
		page.Notes = append(page.Notes, "Printed so on these cables, and read as "+joinTags(read)+".")
		page.NoIndex = true
	}
	page.Section, page.Description = "tag", strings.TrimSuffix("Cables filed under "+code+", "+tag.Name, ", ")+"."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Tags: []string{code}}, address: tagAddress(code),
		title: "Cables tagged " + strings.TrimSpace(code+" "+tag.Name), form: extension,
		isEmpty: func() error { return noSuchTag(code) }})
}

func joinTags(tags []glossary.Tag) string {
	var codes []string
	for _, t := range tags {
		codes = append(codes, strings.TrimSpace(t.Code+" "+t.Name))
	}
	return strings.Join(codes, " and ")
}

func noSuchTag(code string) error {
	say := "No cable in this archive is filed under " + shortened(code) + "."
	if name := glossary.LookupTag(code).Name; name != "" {
		say = "No cable in this archive is filed under " + code + ", which stands for " + name + "."
	}
	return notFound("No such tag", say).with(Link{"All tags, A to Z", "/tag/"})
}
