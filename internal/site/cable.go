package site

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// A CablePage is a cable to read.
type CablePage struct {
	Frame
	Box          BoxView
	Capitals     string      // the subject as printed
	Subject      string      // as one reads it
	Headline     []PieceView // the same, with its redactions and what was sought
	Partial      bool
	Declassified string
	Misprint     string // a sentence about its twin
	TwinID       cable.ID
	Tags         []TagLink
	Views        []ViewLink
	Outline      *OutlineView // of a long cable
	Header       HeaderView
	Body         []BlockView
	Telegram     *TelegramView // in place of Header and Body in the telegram view
	Cites        []CitesView
	CitedBy      []RowView
	Articles     []ArticleView
	Problems     []ProblemView
	Older        *RowView
	Newer        *RowView
	Serials      *SerialsView
	Share        ShareView
	Cite         CiteView
	Schema       SchemaView
	Report       Link   // leads nowhere where there is nobody to tell
	Citation     string // of the whole cable
	SHA256       string
	Versions     *Link     // nil where one text of it is held
	Hits         *HitsView // nil where nothing is sought
}

// A BoxView is the box above a cable, each entry with its list.
type BoxView struct {
	ID             cable.ID
	Address        string
	Created        DayView
	CreatedClock   string
	Released       DayView
	Classification Classification
	Origin         Link
}

// A TagLink is a tag of a cable.
type TagLink struct {
	Code, Name, Address string
	Raw                 string // as printed, where it differs
}

// A ViewLink switches between the reading view and the telegram.
type ViewLink struct {
	Link
	Current bool
}

// A ShareView is what one needs to talk about a cable elsewhere.
type ShareView struct {
	Permalink, Address string
	Hashtags           string
}

const telegramView = "telegram"

func (s *Server) serveCable(w http.ResponseWriter, r *http.Request) error {
	written, extension := splitExtension(param(r, "id"), cableForms...)
	id, err := s.locate(w, r, written, extension, "")
	if err != nil || id == "" {
		return err
	}
	if extension == ".txt" {
		return serveTelegramText(w, r, id)
	}
	entry, err := archiveOf(r).Entry(r.Context(), id)
	if err != nil {
		return err
	}
	switch extension {
	case "":
	case ".json":
		return sendJSON(w, r, cableJSON(entry))
	default:
		return s.serveWork(w, r, entry, "", wholeBody(entry.Cable), extension)
	}
	page := s.newCablePage(r, entry)
	page.markHits(leadingSearch(r))
	if page.Articles, err = s.naming(r, id); err != nil {
		return err
	}
	if page.Serials, err = serials(r, id); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "cable", page)
}

// serveTelegramText answers with what the telegram's hash is of.
func serveTelegramText(w http.ResponseWriter, r *http.Request, id cable.ID) error {
	telegram, err := archiveOf(r).Telegram(r.Context(), id)
	if err != nil {
		return err
	}
	return sendText(w, r, telegram.Header+"\n"+telegram.Body)
}

func sendText(w http.ResponseWriter, r *http.Request, text string) error {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return send(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte(text))
}

func (s *Server) newCablePage(r *http.Request, e *archive.Entry) *CablePage {
	c := e.Cable
	title, work := titleOf(c.Subject, e.Row.ID), s.work(e.Row, "")
	page := &CablePage{
		Frame:        s.cableFrame(e, title),
		Box:          viewBox(e),
		Capitals:     c.Subject,
		Subject:      title,
		Headline:     redacted(title),
		Partial:      c.Partial,
		Declassified: c.Declassified,
		Tags:         tagLinks(c.Tags),
		Outline:      outline(c),
		Cites:        viewCites(e),
		CitedBy:      viewRows(e.CitedBy),
		Problems:     problemsOf(e),
		Older:        neighbour(e.Older),
		Newer:        neighbour(e.Newer),
		Share:        s.share(e.Row.ID),
		Cite:         work.cite(),
		Citation:     citationText(e, title, ""),
		Report:       s.reportLink(e.Row.ID, ""),
		SHA256:       e.SHA256,
		Versions:     versionsLink(e),
	}
	page.Schema = s.schema(e, work, page.Citation)
	page.Misprint, page.TwinID = misprintNote(e)
	marked := markOf(c, r.URL.Query().Get("mark"))
	telegram := r.URL.Query().Get("view") == telegramView
	page.Views = viewLinks(e.Row.ID, telegram, marked)
	page.showMark(e, marked)
	if telegram {
		page.Frame.Title += " (telegram)"
		page.Telegram = viewTelegram(e, marked)
		return page
	}
	page.Header = viewHeader(c)
	body := newReader(e, marked.span)
	body.linked, body.mark = true, marked.view(e, false)
	page.Body = body.blocks(wholeBody(c))
	return page
}

// showMark has a card of a page with a marked range show that very text.
func (p *CablePage) showMark(e *archive.Entry, m mark) {
	if m.anchors == "" {
		return
	}
	p.Title = titleOfPlace(e, m.anchors)
	p.Description = firstWords(textOf(newReader(e, span{}).blocks(m.span)), 300)
	p.Own, _, _ = strings.Cut(viewAddress(e.Row.ID, false, m), "#")
}

func (s *Server) cableFrame(e *archive.Entry, title string) Frame {
	address := cableAddress(e.Row.ID)
	return Frame{
		Title:       string(e.Row.ID) + ": " + title,
		Description: cmp.Or(e.Row.Summary, "A diplomatic cable from "+cmp.Or(e.Row.Origin.Name, "an unknown origin")+"."),
		Canonical:   address,
		Section:     "cable",
		Twins:       cableTwins(address),
	}
}

func viewBox(e *archive.Entry) BoxView {
	row := e.Row
	box := BoxView{
		ID: row.ID, Address: cableAddress(row.ID),
		Created: viewDay(row.Day), CreatedClock: clock(row.Created),
		Released:       viewReleased(row.Released),
		Classification: viewClassification(row.Classification),
		Origin:         Link{"Unknown", ""},
	}
	if row.Origin.Slug != "" {
		box.Origin = Link{row.Origin.Name, originAddress(row.Origin.Slug)}
	}
	return box
}

func viewReleased(t cable.Time) DayView {
	if t.IsZero() {
		return DayView{Text: "Unknown", Address: releasedAddress(unknownRelease)}
	}
	return DayView{ISO: t.Day(), Text: readingDate(t.Day()), Address: releasedAddress(t.Day())}
}

func tagLinks(tags []cable.Tag) []TagLink {
	var links []TagLink
	for _, t := range tags {
		link := TagLink{Code: t.Code, Name: t.Name, Address: tagAddress(t.Code)}
		if t.Raw != t.Code {
			link.Raw = t.Raw
		}
		links = append(links, link)
	}
	return links
}

func viewLinks(id cable.ID, telegram bool, m mark) []ViewLink {
	return []ViewLink{
		{Link{"Reading", viewAddress(id, false, m)}, !telegram},
		{Link{"Telegram", viewAddress(id, true, m)}, telegram},
	}
}

func neighbour(row *archive.Row) *RowView {
	if row == nil {
		return nil
	}
	view := viewRow(*row)
	return &view
}

func (s *Server) share(id cable.ID) ShareView {
	return ShareView{Permalink: s.absolute(cableAddress(id)), Address: cableAddress(id), Hashtags: "#" + s.settings.Hashtag + " #" + string(id)}
}

// misprintNote says what a reader of one of two cables with nearly the same ID should know.
func misprintNote(e *archive.Entry) (string, cable.ID) {
	if e.Twin == "" {
		return "", ""
	}
	return "This cable was published twice, once under a misprinted reference ID.", e.Twin
}

func (s *Server) serveRandom(w http.ResponseWriter, r *http.Request) error {
	id, err := archiveOf(r).Random(r.Context())
	if errors.Is(err, archive.ErrNotFound) {
		return notFound("Nothing to choose from", "This archive holds no cables yet.")
	}
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, cableAddress(id), http.StatusFound)
	return nil
}

// firstWords is the beginning of a text, cut at a word.
func firstWords(text string, most int) string {
	var words strings.Builder
	for word := range strings.FieldsSeq(text) {
		if words.Len() > most {
			break
		}
		if words.Len() > 0 {
			words.WriteByte(' ')
		}
		words.WriteString(word)
	}
	text = words.String()
	if len(text) <= most {
		return text
	}
	cut := strings.LastIndexByte(text[:most], ' ')
	if cut < most/2 {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text[:cut] + "…"
}
