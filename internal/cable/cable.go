package cable

import "time"

// A Telegram is a cable as its source gives it. Nothing of it is ever altered.
type Telegram struct {
	ID             ID
	Created        time.Time // as published; zero if unknown
	Released       time.Time // as published; zero if unknown
	Origin         string    // as published, "Embassy Beijing"; "" if unknown
	Classification string    // as published, "SECRET//NOFORN"; "" if unknown
	Header         string    // transmission header, exactly as received
	Body           string    // exactly as received
}

// A Cable is what was read out of a telegram. Its JSON form is the output of
// `cables parse`: every key is always there, and null does not occur. All
// offsets count bytes of Body.
type Cable struct {
	ID               ID           `json:"id"`
	Created          Time         `json:"created"`           // best time: the DTG, else CreatedPublished less its misprinted minutes
	CreatedPublished Time         `json:"created_published"` // as published
	Released         Time         `json:"released"`          // as published
	Classification   string       `json:"classification"`    // as published, else as the classification line and captions say
	Captions         []string     `json:"captions"`          // "SIPDIS", "NOFORN", each once, in order
	Partial          bool         `json:"partial"`           // the source calls itself a partial extract
	Declassified     string       `json:"declassified"`      // the declassification notice as printed
	Origin           Origin       `json:"origin"`
	Transmission     Transmission `json:"transmission"`
	From             string       `json:"from"` // the FM line: "SECSTATE WASHDC"
	To               []Recipient  `json:"to"`
	Info             []Recipient  `json:"info"`
	Number           int          `json:"number"` // on the classification line: 159388
	Section          Section      `json:"section"`
	PassLines        []string     `json:"pass_lines"`       // "STATE FOR EAP/K", as printed
	ExecutiveOrder   string       `json:"executive_order"`  // "12958", as printed
	DeclassifyOn     string       `json:"declassify_on"`    // YYYY-MM-DD
	DeclassifyEvent  string       `json:"declassify_event"` // what stands in place of a date: "OADR", "AFTER KOREAN UNIFICATION"
	Tags             []Tag        `json:"tags"`
	Subject          string       `json:"subject"`         // blanks folded, without its portion mark
	SubjectMarking   string       `json:"subject_marking"` // normalised as a paragraph's
	References       []Reference  `json:"references"`
	Mentions         []Mention    `json:"mentions"`
	ClassifiedBy     string       `json:"classified_by"` // the name as printed, without title or office
	Reasons          []string     `json:"reasons"`       // "1.4(b)"
	Signer           string       `json:"signer"`        // as printed
	Summary          string       `json:"summary"`       // reading text, paragraphs joined by a newline
	Header           string       `json:"header"`
	Body             string       `json:"body"`
	Blocks           []Block      `json:"blocks"`     // tile Body without gap or overlap
	Paragraphs       []Paragraph  `json:"paragraphs"` // blocks of running text with an anchor, in order
	Aliases          []Alias      `json:"aliases"`    // anchors of the publisher's that no paragraph bears
	Passages         []Passage    `json:"passages"`
	Redactions       []Redaction  `json:"redactions"`
	Problems         []Problem    `json:"problems"`

	spans []span // what Reading marks, in order
}

// An Origin is who sent a cable.
type Origin struct {
	Station string `json:"station"` // of the reference ID: "STATE"
	Name    string `json:"name"`    // as published, else the glossary's: "Secretary of State"
}

// A Transmission is what the first lines of the header say of the sending.
type Transmission struct {
	ID         string   `json:"id"`         // "VZCZCXYZ0001"
	Precedence string   `json:"precedence"` // "IMMEDIATE"
	Routing    []string `json:"routing"`    // routing indicators: "RUEHWEB"
	Station    string   `json:"station"`    // the sender's routing indicator, of the DE line: "RUEHC"
	Serial     int      `json:"serial"`     // of the DE line: the cable's number modulo 10,000
	DTG        string   `json:"dtg"`        // date-time group as printed, without precedence: "220000Z NOV 07"
	Security   string   `json:"security"`   // transmission security: "SSSSS"
}

// A Recipient is one address of TO or INFO.
type Recipient struct {
	Routing    string   `json:"routing"`    // "RUEHC"
	Name       string   `json:"name"`       // "SECSTATE WASHDC"
	Precedence string   `json:"precedence"` // "IMMEDIATE"
	Number     string   `json:"number"`     // message continuity number as printed: "0000", "7721-7722"
	Excluded   []string `json:"excluded"`   // posts after XMT
}

// A Section says which part of a telegram sent in several this is; zero if it was sent in one.
type Section struct {
	Number int `json:"number"`
	Of     int `json:"of"`
}

// A Tag is one entry of the TAGS line.
type Tag struct {
	Code string `json:"code"` // canonical: "PGOV"
	Raw  string `json:"raw"`  // as printed: "POGOV"
	Kind string `json:"kind"` // subject, program, geo, org, person, unknown
	Name string `json:"name"` // "Internal Governmental Affairs"; "" if not known

	Start, End int `json:"-"` // where Raw stands
}

// A Reference is one entry of a REF block.
type Reference struct {
	Label        string `json:"label"`         // list letter, "" if none
	ID           ID     `json:"id"`            // of a cable; "" for other kinds
	Alternatives []ID   `json:"alternatives"`  // other IDs it may mean; an archive takes the one it holds, ID first
	YearExplicit bool   `json:"year_explicit"` // the year was printed, not inferred
	Kind         string `json:"kind"`          // cable email book telephone report fax memo meeting web other
	Text         string `json:"text"`          // as printed
	Start        int    `json:"start"`
	End          int    `json:"end"`
}

// A Mention is a place in running text that names a reference or a cable.
type Mention struct {
	ID    ID     `json:"id"`
	Label string `json:"label"` // the list letter it goes by, "" if none
	Text  string `json:"text"`  // "ref A"
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Paragraph is a block of running text that can be linked to. A numbered one
// reaches to the next heading, paragraph or signer, and the bullets and
// sub-paragraphs in it are listed after it, nested in its range.
type Paragraph struct {
	Anchor     string    `json:"anchor"`      // "par3", "par3-2", "par3.a", "par2_3"
	Label      string    `json:"label"`       // number or letter as printed, without punctuation
	Kind       BlockKind `json:"kind"`        // paragraph subparagraph text bullet table
	Marking    string    `json:"marking"`     // normalised: "S/NF"
	MarkingRaw string    `json:"marking_raw"` // as it stood in the parentheses
	Heading    string    `json:"heading"`     // of the heading directly above
	Start      int       `json:"start"`
	End        int       `json:"end"`
	Text       string    `json:"text"` // reading text of the whole range; its blocks are joined by newlines

	block int // index of its first block
}

// An Alias is an anchor that the publisher's pages had and that no judged
// paragraph bears: it keeps old links working.
type Alias struct {
	Anchor string `json:"anchor"`
	Start  int    `json:"start"`
}

// A Passage is a stretch of text with a purpose: summary, comment,
// action_request, text, note.
type Passage struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Redaction is a run that the publisher wrote over the text.
type Redaction struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Raw   string `json:"raw"`
}

// A Problem is something that could not be read, or that contradicts itself.
type Problem struct {
	In    string `json:"in"` // header, body, or box
	Start int    `json:"start"`
	End   int    `json:"end"`
	Code  string `json:"code"` // "no-subject"
	What  string `json:"what"` // one sentence
}
