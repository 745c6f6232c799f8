package cable

// A BlockKind says what a block of the body is.
type BlockKind string

// The kinds of block, in the words of the contract.
const (
	KindClassification BlockKind = "classification"
	KindCaption        BlockKind = "caption"
	KindPass           BlockKind = "pass"
	KindField          BlockKind = "field" // E.O., TAGS, SUBJECT, REF, Classified By
	KindHeading        BlockKind = "heading"
	KindRule           BlockKind = "rule" // a line of dashes
	KindParagraph      BlockKind = "paragraph"
	KindSubparagraph   BlockKind = "subparagraph"
	KindBullet         BlockKind = "bullet"
	KindTable          BlockKind = "table"
	KindText           BlockKind = "text"
	KindPagebreak      BlockKind = "pagebreak"
	KindSigner         BlockKind = "signer"
	KindTrailer        BlockKind = "trailer"
	KindBlank          BlockKind = "blank"
	KindFree           BlockKind = "free" // fits no rule
)

// A Block is a byte range of the body. The blocks of a cable tile its body.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Start int       `json:"start"`
	End   int       `json:"end"`

	Field     string `json:"-"` // of a field: eo tags subject ref classified-by
	Anchor    string `json:"-"` // of the paragraph that begins here; "" if none does
	Continues bool   `json:"-"` // goes on a sentence that a page break cut

	text int // where the text begins, behind label and mark; 0 is Start
}

// A Piece is a run of a block's reading text that is shown in one way.
type Piece struct {
	Kind       PieceKind
	Text       string // as it is to be read
	Start, End int    // where it came from in the body
	Target     string // the ID of a reference or mention, the code of a tag; else ""
	Label      string // the list letter of a reference or mention
}

// A PieceKind says how a piece of reading text is shown.
type PieceKind string

// The kinds of piece.
const (
	PieceText      PieceKind = "text"
	PieceRedaction PieceKind = "redaction"
	PieceReference PieceKind = "reference" // in a REF block
	PieceMention   PieceKind = "mention"   // in running text
	PieceTag       PieceKind = "tag"
)
