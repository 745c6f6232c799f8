package query

// A Field is the part of a cable that a leaf looks at.
type Field string

// The fields, as they are typed before a colon.
const (
	Anywhere Field = ""        // the subject and the reading text
	Subject  Field = "subject" // the only field of text
	From     Field = "from"    // the sender, as on the FROM line
	To       Field = "to"      // those addressed
	Origin   Field = "origin"  // the post of the reference ID
	Tag      Field = "tag"
	Class    Field = "class"   // the classification of the whole cable
	Marking  Field = "marking" // of a paragraph
	Signer   Field = "signer"
	Ref      Field = "ref"   // part of the cable's own reference ID
	Cites    Field = "cites" // a reference ID that the cable cites
	Date     Field = "date"  // of creation
	Released Field = "released"

	has Field = "has"
	is  Field = "is"
	in  Field = "in"
)

// A Thing is what cables may have or be.
type Thing string

// The things, as they are typed behind has: and is:.
const (
	Redaction Thing = "redaction"
	Summary   Thing = "summary"
	Problem   Thing = "problem"
	Partial   Thing = "partial" // is:partial: the source calls itself an extract
)

// fieldNames are the fields as people write them, in lower case.
var fieldNames = map[string]Field{
	"subject": Subject, "from": From, "to": To, "origin": Origin, "tag": Tag, "tags": Tag, "class": Class, "classification": Class,
	"marking": Marking, "signer": Signer, "ref": Ref, "cites": Cites, "date": Date, "created": Date, "released": Released,
	"has": has, "is": is, "in": in,
}

// isText is whether words are sought in the field.
func (f Field) isText() bool { return f == Anywhere || f == Subject }

// isDate is whether the field takes ranges of days.
func (f Field) isDate() bool { return f == Date || f == Released }

// prefix is the field as it is typed before what is sought in it.
func (f Field) prefix() string {
	if f == Anywhere {
		return ""
	}
	return string(f) + ":"
}
