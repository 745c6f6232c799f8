package site

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
	language "cables/internal/query"
)

// A search is a question that a reader asked.
type search struct {
	query                 // what was chosen besides, and the address of it all
	typed  string         // "" if only filters were chosen
	sought language.Query // what is typed, as it was understood
	id     cable.ID       // that it is a spelling of, "" if of none
	form   string         // ".json", ".csv", ".atom"; "" is the page
}

// longestAddress is how many bytes of what was typed every link of a page
// repeats; of what is longer they have the canonical spelling.
const longestAddress = 500

func readSearch(r *http.Request) (search, error) {
	se := search{form: path.Ext(r.URL.Path), typed: strings.TrimSpace(r.URL.Query().Get("q"))}
	usual := archive.SortRelevance
	if se.form == ".atom" {
		usual = archive.SortReleased // what is new in it is what a feed is for
	}
	q, err := readSorted(r, usual)
	if err != nil {
		return se, err
	}
	se.query, se.sought = q, language.Parse(se.typed)
	se.id, _ = language.ID(se.typed)
	se.keep = kept(se.typed, se.sought)
	return se, nil
}

// leadingSearch is the search that led to a cable. What is wrong with its other
// parameters does not matter there.
func leadingSearch(r *http.Request) search {
	se, err := readSearch(r)
	if err != nil {
		typed := strings.TrimSpace(r.URL.Query().Get("q"))
		se = search{typed: typed, sought: language.Parse(typed)}
		se.query = query{keep: kept(typed, se.sought), usual: archive.SortRelevance, Page: 1}
	}
	return se
}

// kept is what is typed as the parameter of an address.
func kept(typed string, sought language.Query) string {
	if len(typed) > longestAddress {
		typed = sought.String()
	}
	if typed == "" {
		return ""
	}
	return "q=" + url.QueryEscape(typed)
}

// serveSearch is what stands behind the one box: a reference ID in any spelling
// leads to its cable, everything else is looked for.
func (s *Server) serveSearch(w http.ResponseWriter, r *http.Request) error {
	se, err := readSearch(r)
	if err != nil {
		return err
	}
	if se.typed == "" && !se.narrows() {
		return s.serveSearchForm(w, r, se)
	}
	id, err := s.meant(r, se.typed)
	if err != nil {
		return err
	}
	if id != "" {
		return redirect(w, r, cableAddress(id)+strings.TrimSuffix(se.form, path.Ext(".atom")), http.StatusFound)
	}
	if se.untidy(r) {
		return redirect(w, r, se.on(r.URL.EscapedPath()), http.StatusPermanentRedirect)
	}
	return s.answerSearch(w, r, se)
}

// meant is the held or cited cable that somebody asked for, or "".
func (s *Server) meant(r *http.Request, asked string) (cable.ID, error) {
	if asked == "" || strings.HasPrefix(asked, "-") {
		return "", nil
	}
	found, err := findHeld(r, asked)
	if err == nil || !errors.Is(err, archive.ErrNotFound) {
		return found, err
	}
	id, err := cable.ParseID(asked)
	if err != nil {
		return "", nil
	}
	cited, err := archiveOf(r).CitedBy(r.Context(), id)
	if err != nil || len(cited) == 0 {
		return "", ignoreMissing(err)
	}
	return id, nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return nil
	}
	return err
}

// answerSearch looks, and answers in the form that is asked for.
func (s *Server) answerSearch(w http.ResponseWriter, r *http.Request, se search) error {
	found, err := se.find(r)
	switch {
	case errors.Is(err, archive.ErrNoFullText) && se.form == "":
		return s.serveUnsearchable(w, r, se)
	case errors.Is(err, archive.ErrNoFullText) && se.id != "" && !se.narrows():
		return s.unknownCable(r, se.typed)
	case errors.Is(err, archive.ErrNoFullText):
		return &refusal{status: http.StatusServiceUnavailable, title: "Words cannot be searched here", say: []string{noFullText}}
	case err != nil:
		return pastEnd(err, r, se.query)
	}
	if !found.Exact {
		// The next who asks may be answered in time.
		w.Header().Set("Cache-Control", "no-store")
	}
	switch {
	case found.Total == 0 && se.id != "" && !se.narrows() && se.form != "":
		return s.unknownCable(r, se.typed)
	case se.form == "":
		return s.serveSearchPage(w, r, se, found)
	case se.empty():
		return badRequest("Nothing to look for", se.leftOut()...)
	}
	return s.serveSearchForms(w, r, se, found)
}

// empty is whether nothing in it says what to look for.
func (se search) empty() bool { return se.sought.Root == nil && !se.narrows() }

// leftOut are sentences on what was left out of account.
func (se search) leftOut() []string {
	var say []string
	for _, left := range se.sought.LeftOut {
		say = append(say, "“"+left.Text+"” was left out: "+left.Why+".")
	}
	return say
}

// find looks for a page of it. What is empty finds nothing.
func (se search) find(r *http.Request) (*archive.Found, error) {
	if se.empty() {
		return &archive.Found{Exact: true, Page: 1, Pages: 1}, nil
	}
	sought, filter := se.sought, se.narrow(archive.Filter{})
	if sought.Paragraph {
		sought.Root = withMarkings(sought.Root, filter)
		filter.Markings, filter.NotMarkings = nil, nil
	}
	asked := archive.Search{Query: sought, Filter: filter, Sort: cmp.Or(se.Sort, se.usual), Page: se.Page}
	if se.form == ".csv" {
		asked.Size = tableHits
	}
	return archiveOf(r).Search(r.Context(), asked)
}

// withMarkings asks for markings as a query does. Where paragraphs are sought it
// is their own that counts, and a filter chooses cables.
func withMarkings(root language.Node, f archive.Filter) language.Node {
	var all language.And
	if and, ok := root.(language.And); ok {
		all = append(all, and...)
	} else if root != nil {
		all = append(all, root)
	}
	for _, marking := range f.Markings {
		all = append(all, language.Value{Field: language.Marking, Value: marking})
	}
	for _, marking := range f.NotMarkings {
		all = append(all, language.Not{Node: language.Value{Field: language.Marking, Value: marking}})
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}
