package site

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"cables/internal/archive"
	"cables/internal/glossary"
)

// A CorrespondentsPage is the index of recipients or of signers, A to Z. In a
// long one those of a single cable, mostly misprints, are folded away.
type CorrespondentsPage struct {
	Frame
	Heading string
	Lead    string
	Letters []CorrespondentLetter
}

// A CorrespondentLetter holds the correspondents under one letter.
type CorrespondentLetter struct {
	LetterView
	Many   []CorrespondentView
	Single []CorrespondentView // of one cable each
}

// A CorrespondentView is a recipient or a signer with its count.
type CorrespondentView struct {
	Name, Office string
	Printed      string // where the name is another
	Address      string
	Count        int
}

// manyCorrespondents is from how many on the index folds.
const manyCorrespondents = 300

func (s *Server) serveRecipients(w http.ResponseWriter, r *http.Request) error {
	counts, err := archiveOf(r).Recipients(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return sendJSON(w, r, indexJSON(counts, recipientAddress))
	}
	page := &CorrespondentsPage{
		Frame: Frame{Title: "Cables by recipient", Section: "recipient", Canonical: "/recipient/",
			Description: "All posts and offices that the cables were sent to, A to Z, with how many each got.",
			Twins:       []Twin{jsonTwin("/recipient.json")}},
		Heading: "By recipient",
		Lead:    plural(len(counts), "address", "addresses") + " that cables were sent to, for action or for information, A to Z by place. They are as the headers print them; not all cables have a header.",
		Letters: correspondentLetters(counts, viewRecipient),
	}
	return s.render(w, r, http.StatusOK, "correspondents", page)
}

func viewRecipient(c archive.Count) CorrespondentView {
	name := addressInWords(c.Name)
	view := CorrespondentView{Address: recipientAddress(c.Value), Count: c.Cables}
	view.Name, view.Office = splitOffice(name)
	if name != c.Name {
		view.Printed = c.Name
	}
	return view
}

func (s *Server) serveSigners(w http.ResponseWriter, r *http.Request) error {
	counts, err := archiveOf(r).Signers(r.Context())
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return sendJSON(w, r, indexJSON(counts, signerAddress))
	}
	page := &CorrespondentsPage{
		Frame: Frame{Title: "Cables by signer", Section: "signer", Canonical: "/signer/",
			Description: "All names that stand under the cables, A to Z, with how many each signed.",
			Twins:       []Twin{jsonTwin("/signer.json")}},
		Heading: "By signer",
		Lead:    plural(len(counts), "name") + " under the cables, A to Z. Whoever is in charge of a post signs all that it sends, so a name seldom tells who wrote a cable, and one name can be several people.",
		Letters: correspondentLetters(counts, viewSigner),
	}
	return s.render(w, r, http.StatusOK, "correspondents", page)
}

func viewSigner(c archive.Count) CorrespondentView {
	return CorrespondentView{Name: c.Name, Address: signerAddress(c.Value), Count: c.Cables}
}

func correspondentLetters(counts []archive.Count, view func(archive.Count) CorrespondentView) []CorrespondentLetter {
	fold := len(counts) >= manyCorrespondents
	by := make(map[LetterView]*CorrespondentLetter)
	for _, c := range counts {
		one := view(c)
		at := letterOf(one.Name)
		if by[at] == nil {
			by[at] = &CorrespondentLetter{LetterView: at}
		}
		letter := by[at]
		if letter.Count++; fold && one.Count == 1 {
			letter.Single = append(letter.Single, one)
		} else {
			letter.Many = append(letter.Many, one)
		}
	}
	var letters []CorrespondentLetter
	for _, letter := range by {
		slices.SortStableFunc(letter.Many, byName)
		slices.SortStableFunc(letter.Single, byName)
		letters = append(letters, *letter)
	}
	slices.SortFunc(letters, func(a, b CorrespondentLetter) int { return byLetter(a.LetterView, b.LetterView) })
	return letters
}

func byName(a, b CorrespondentView) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Office, b.Office), strings.Compare(a.Address, b.Address))
}

func (s *Server) serveRecipient(w http.ResponseWriter, r *http.Request) error {
	counts, err := archiveOf(r).Recipients(r.Context())
	if err != nil {
		return err
	}
	c, extension, err := correspondent(w, r, counts, recipientAddress)
	if err != nil || c.Value == "" {
		return err
	}
	name := addressInWords(c.Name)
	page := &ListPage{Kind: "Recipient", Kinds: "/recipient/", Name: name}
	page.Section, page.Description = "recipient", "Cables sent to "+name+", for action or for information."
	if name != c.Name {
		page.Notes = append(page.Notes, "As printed: "+c.Name)
	}
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Recipients: []string{c.Value}},
		address: recipientAddress(c.Value), title: "Cables to " + c.Name, form: extension})
}

func (s *Server) serveSigner(w http.ResponseWriter, r *http.Request) error {
	counts, err := archiveOf(r).Signers(r.Context())
	if err != nil {
		return err
	}
	c, extension, err := correspondent(w, r, counts, signerAddress)
	if err != nil || c.Value == "" {
		return err
	}
	page := &ListPage{Kind: "Signer", Kinds: "/signer/", Name: c.Name}
	page.Section, page.Description = "signer", "Cables that are signed "+c.Name+"."
	return s.serveList(w, r, listing{page: page, filter: archive.Filter{Signers: []string{c.Value}},
		address: signerAddress(c.Value), title: "Cables signed " + c.Name, form: extension})
}

// correspondent finds whom the address of a list means. Where another spelling
// is right, it answers the request itself and gives back no value.
func correspondent(w http.ResponseWriter, r *http.Request, counts []archive.Count, address func(string) string) (archive.Count, string, error) {
	slug, extension := splitExtension(param(r, "value"), listForms...)
	if tidy := glossary.Slug(slug); tidy != slug || extension == ".html" {
		return archive.Count{}, "", redirect(w, r, withQuery(address(tidy)+strings.TrimSuffix(extension, ".html"), r), http.StatusPermanentRedirect)
	}
	at := slices.IndexFunc(counts, func(c archive.Count) bool { return c.Value == slug })
	if at < 0 || extension == ".txt" {
		index := strings.TrimSuffix(address("x"), "x")
		return archive.Count{}, "", notFound("No such name", "No cable in this archive is filed under it.").with(Link{"All of them, A to Z", index})
	}
	return counts[at], extension, nil
}
