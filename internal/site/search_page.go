package site

import (
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"cables/internal/archive"
	language "cables/internal/query"
)

// A SearchPage is what was found, or the form to ask with.
type SearchPage struct {
	Frame
	Heading    string // "312 cables"
	Understood string // "Cables in which “iran” occurs."; where there are none, what was looked for
	LeftOut    []language.LeftOut
	Notices    []string // sentences on what else a reader should know
	Noun       string   // of what is counted: "cable", "paragraph"
	Total      int
	From, Upto int // those shown are these of all
	Hits       []HitView
	Pager      Pager
	Chips      []Chip
	ClearAll   string // address of the search without chips
	Orders     []Order
	Facets     []FacetView
	Timeline   *Timeline
	Meant      []suggestion // what may have been meant
	Near       []NearGroup
	Examples   []RowView
	Empty      bool // nothing was asked
}

// A HitView is a cable that was found, with the place in it that fits best.
type HitView struct {
	RowView
	Subject []archive.Extract // the title, with what was sought in it
	Place   string            // address of the paragraph, or of the cable
	Cited   string            // "¶3"; "" where no paragraph has it
	Marking *MarkingView
	Snippet []archive.Extract
}

const noFullText = "This archive has no full-text index: an import by a program that “make build” made adds one. Until then reference IDs are found, and lists can be narrowed."

func searchFrame() Frame {
	return Frame{Title: "Search", Section: "find", NoIndex: true, OwnBox: true, Canonical: "/search",
		Description: "Search the cables, or go to one by any spelling of its reference ID."}
}

func (s *Server) serveSearchForm(w http.ResponseWriter, r *http.Request, se search) error {
	if se.form != "" {
		return badRequest("Nothing was asked", "Say what to look for: /search"+se.form+"?q=07STATE159388, or words.")
	}
	latest, err := archiveOf(r).Latest(r.Context(), 3)
	if err != nil {
		return err
	}
	page := &SearchPage{Frame: searchFrame(), Heading: "Search", Empty: true, Examples: viewRows(latest)}
	return s.render(w, r, http.StatusOK, "search", page)
}

func (s *Server) serveSearchPage(w http.ResponseWriter, r *http.Request, se search, found *archive.Found) error {
	page := se.newPage(found)
	page.Heading = se.heading(found, page.Noun)
	if !found.Exact {
		page.Notices = append(page.Notices, tooLong)
	}
	return s.finishSearch(w, r, se, page, found)
}

const tooLong = "The search took too long and was stopped, so some may be missing and the numbers are too low. Another word, a date or an origin makes it shorter."

func (se search) newPage(found *archive.Found) *SearchPage {
	page := &SearchPage{Frame: searchFrame(), Noun: "cable", Total: found.Total, LeftOut: se.sought.LeftOut, Understood: understood(se.sought.Says(), found.Total)}
	if se.sought.Paragraph {
		page.Noun = "paragraph"
	}
	page.From, page.Upto = (found.Page-1)*archive.PageSize+1, (found.Page-1)*archive.PageSize+len(found.Hits)
	for _, hit := range found.Hits {
		page.Hits = append(page.Hits, se.viewHit(hit))
	}
	return page
}

// finishSearch adds what leads on. What could be an ID and leads nowhere is not found.
func (s *Server) finishSearch(w http.ResponseWriter, r *http.Request, se search, page *SearchPage, found *archive.Found) error {
	se.fill(r, page, found)
	if err := se.help(r, page, found.Total); err != nil {
		return err
	}
	status := http.StatusOK
	if found.Total == 0 && found.Exact && se.id != "" && !se.narrows() {
		status, page.Twins = http.StatusNotFound, nil
	}
	return s.render(w, r, status, "search", page)
}

// heading says how much was found.
func (se search) heading(found *archive.Found, noun string) string {
	switch {
	case se.empty():
		return "Nothing to look for"
	case found.Total == 0 && !found.Exact:
		return "Not finished"
	case found.Total == 0:
		return "No " + noun + " found"
	case !found.Exact:
		return "At least " + plural(found.Total, noun)
	}
	return plural(found.Total, noun)
}

// understood says how a search was understood, as what was found, or could not be.
func understood(says string, found int) string {
	switch {
	case says == "":
		return ""
	case found == 0:
		return "This looked for " + says + "."
	}
	return asTitle(says) + "."
}

// asTitle begins with a capital.
func asTitle(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// fill adds what leads on from what was found.
func (se search) fill(r *http.Request, page *SearchPage, found *archive.Found) {
	q := se.query
	page.Sought = se.typed
	page.Pager = newPager("/search", q, &archive.List{Page: found.Page, Pages: found.Pages})
	page.Orders = orders("/search", q)
	page.Chips = chips("/search", q, archiveOf(r))
	page.ClearAll = query{keep: q.keep, Sort: q.Sort, usual: q.usual, Page: 1}.on("/search")
	page.Facets = facetViews(found, q, archiveOf(r), r.URL.Query().Get("all"))
	page.Timeline = narrowingTimeline("/search", page.Noun, q, found.Timeline)
	page.Title = se.title(page.Chips)
	page.Canonical = q.on("/search")
	if archiveOf(r).Searchable() {
		page.Twins = se.twins()
	}
}

// title tells searches apart.
func (se search) title(chips []Chip) string {
	title := "Search"
	if se.typed != "" {
		title = "“" + shortened(strings.Join(strings.Fields(se.typed), " ")) + "”"
	}
	l := listing{title: title}
	return l.titled(se.query, chips)
}

func (se search) viewHit(hit archive.Hit) HitView {
	view := HitView{RowView: viewRow(hit.Row), Snippet: hit.Snippet, Place: se.placeOf(hit.Row)}
	view.Subject = extracts(view.Title, se.sought.MarksIn(language.Subject, view.Title))
	if hit.Anchor != "" {
		view.Place += "#" + hit.Anchor
		view.Cited = citedAs(hit.Anchor)
	}
	if hit.Marking != "" {
		view.Marking = newMarking(hit.Marking)
	}
	return view
}

// placeOf is the address of a cable with what was sought in it marked. It has
// the rest of the search too, for the way back.
func (se search) placeOf(row archive.Row) string { return se.query.on(cableAddress(row.ID)) }

// extracts cuts a text where what was sought begins and ends.
func extracts(text string, marks []language.Span) []archive.Extract {
	var cut []archive.Extract
	at := 0
	for _, m := range marks {
		if m.Start > at {
			cut = append(cut, archive.Extract{Text: text[at:m.Start]})
		}
		cut = append(cut, archive.Extract{Text: text[m.Start:m.End], Sought: true})
		at = m.End
	}
	if at < len(text) {
		cut = append(cut, archive.Extract{Text: text[at:]})
	}
	return cut
}

// serveUnsearchable answers where words cannot be looked for: with what the
// filters let through.
func (s *Server) serveUnsearchable(w http.ResponseWriter, r *http.Request, se search) error {
	found := &archive.Found{Exact: true, Page: 1, Pages: 1}
	if se.narrows() {
		list, err := archiveOf(r).List(r.Context(), se.narrow(archive.Filter{}), se.Sort, se.Page)
		if err != nil {
			return pastEnd(err, r, se.query)
		}
		found.Total, found.Page, found.Pages = list.Total, list.Page, list.Pages
		for _, row := range list.Rows {
			found.Hits = append(found.Hits, archive.Hit{Row: row})
		}
	}
	page := se.newPage(found)
	page.Heading, page.Noun, page.Understood, page.Notices = "Words cannot be searched here", "cable", "", []string{noFullText}
	if found.Total > 0 {
		page.Heading = plural(found.Total, "cable")
		if se.typed != "" {
			page.Notices = append(page.Notices, fmt.Sprintf("“%s” was left out of account.", shortened(se.typed)))
		}
	}
	return s.finishSearch(w, r, se, page, found)
}

// few is how little must be found for a page to offer what else there is.
const few = 5

// help offers what somebody may have meant who found little.
func (se search) help(r *http.Request, page *SearchPage, total int) error {
	if se.id != "" && !se.narrows() {
		rows, err := near(r, se.typed)
		if err != nil {
			return err
		}
		if total <= few {
			page.Near = nearGroups(se.typed, rows)
		}
		say := fmt.Sprintf("“%s” is not in this archive, and no cable in it cites it.", shortened(se.typed))
		if total > 0 {
			say += " These have its parts as words."
		}
		page.Notices = append([]string{say}, page.Notices...)
	}
	if total > few || se.typed == "" || len(se.typed) > longestSuggested {
		return nil
	}
	return se.suggest(r, page)
}

// suggest adds what is spelled or called nearly so.
func (se search) suggest(r *http.Request, page *SearchPage) (err error) {
	if page.Meant, err = se.respelled(r); err != nil {
		return err
	}
	found, err := archiveOf(r).Suggest(r.Context(), se.typed, suggestedEach)
	page.Meant = append(page.Meant, filed(found)...)
	return err
}
