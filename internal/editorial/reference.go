package editorial

import (
	"net/url"
	"regexp"
	"strings"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// A Reference is a cable that a page names, or a place in it.
type Reference struct {
	Written string // the reference ID as written, which may be a misprint that was published
	Anchors string // of its paragraphs: "par3", "par3..par5"; "" for the whole cable
}

// Address is where a reference leads if the archive holds the cable under id.
func (r Reference) Address(id cable.ID) string {
	address := "/cable/" + url.PathEscape(string(id))
	first, _, isRange := strings.Cut(r.Anchors, "..")
	if isRange {
		address += "?mark=" + r.Anchors
	}
	if first != "" {
		address += "#" + first
	}
	return address
}

// inText finds what may be a reference in running text: the address of a cable
// on one of the first sites, its scheme left off perhaps (group 1), or an ID in
// capitals and in one piece (3), with a hash before it and paragraphs behind it
// perhaps (4, 5), as a whole (2).
var inText = regexp.MustCompile(`(?:^|[^\pL\pN#/.])(?:(` + hosts + `/[\w/.?=&%-]*\w(?:#par[\w.]*\w)?)` +
	`|(#?(\d{2,4}[A-Z]{2,}[A-Z0-9]*)(?:[ \x{a0}]?¶{1,2}[ \x{a0}]?` + label + `(?:[–-]` + label + `)?)?))(?:[^\pL\pN]|$)`)

const (
	hosts = `(?:https?://)?(?:[a-z0-9-]+\.)*(?:wikileaks\.[a-z]{2,}|cablegatesearch\.net)`
	label = `(\d+(?:\.[a-z])?)`
)

var firstSites = regexp.MustCompile(`^` + hosts + `/`)

// A found is a reference and where it stands in a text.
type found struct {
	Reference
	from, to int
	label    string // what to show in the place of an address; "" for the text itself
}

// findReferences finds the references in a text, in order.
func findReferences(text []byte) []found {
	var all []found
	for at := 0; at < len(text); {
		m := inText.FindSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		next, ok := readFound(text, m)
		if ok {
			all = append(all, next)
		}
		at = max(m[3], m[5]) // what stands behind may stand before the next one
	}
	return all
}

func readFound(text []byte, m []int) (found, bool) {
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return string(text[m[2*n]:m[2*n+1]])
	}
	if address := group(1); address != "" {
		r, ok := AddressReference(address)
		return found{r, m[2], m[3], r.cited()}, ok
	}
	r := Reference{Written: group(3)}
	if first, last := group(4), group(5); first != "" {
		r.Anchors = "par" + first
		if last != "" && last != first {
			r.Anchors += "..par" + last
		}
	}
	return found{r, m[4], m[5], ""}, r.isReference()
}

// isReference is whether an ID is one, or a misprint that was published as one.
func (r Reference) isReference() bool {
	if _, _, misprint := glossary.Misprint(r.Written); misprint {
		return true
	}
	_, err := cable.ParseID(r.Written)
	return err == nil
}

// ID is the reference ID as the archive would spell it.
func (r Reference) ID() cable.ID {
	if _, _, misprint := glossary.Misprint(r.Written); misprint {
		return cable.ID(r.Written)
	}
	id, err := cable.ParseID(r.Written)
	if err != nil {
		return cable.ID(r.Written)
	}
	return id
}

// cited is how a text names the reference: "07STATE159388 ¶3".
func (r Reference) cited() string {
	if r.Anchors == "" {
		return r.Written
	}
	return r.Written + " ¶" + strings.ReplaceAll(strings.ReplaceAll(r.Anchors, "..", "–"), "par", "")
}

// AddressReference reads the address of a cable on one of the first sites, or
// on this one if it begins with a slash.
func AddressReference(address string) (Reference, bool) {
	own := strings.HasPrefix(address, "/cable/")
	if !own && !firstSites.MatchString(address) {
		return Reference{}, false
	}
	if !own && !strings.Contains(address, "://") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil || !namesCable(u) {
		return Reference{}, false
	}
	r := Reference{Written: u.Query().Get("id")}
	if r.Written == "" {
		element := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
		r.Written = strings.TrimSuffix(strings.TrimSuffix(element, ".html"), "_a")
	}
	if strings.HasPrefix(u.Fragment, "par") {
		r.Anchors = u.Fragment
	}
	if mark := u.Query().Get("mark"); mark != "" {
		r.Anchors = mark
	}
	return r, r.isReference()
}

// namesCable is whether an address has one of the forms that cables had.
func namesCable(u *url.URL) bool {
	for _, form := range []string{"/cable/", "/cables/", "/plusd/cables/"} {
		if strings.HasPrefix(u.Path, form) {
			return true
		}
	}
	return strings.HasSuffix(u.Path, "/cable.php")
}
