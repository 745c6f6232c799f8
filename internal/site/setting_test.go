package site

import (
	"html/template"
	"strings"
	"testing"

	"cables/internal/archive"
)

// pattern sets pieces as html/template would.
var pattern = template.Must(template.New("").Parse(`{{range .}}{{range .Aliases}}<span class="old" id="{{.}}"></span>{{end}}` +
	`{{if eq .Kind "redaction"}}<span class="redaction"><span class="unseen">[redacted: </span>{{.Text}}<span class="unseen">]</span></span>` +
	`{{else if eq .Kind "link"}}<a href="{{.Address}}"{{with .Title}} title="{{.}}"{{end}}{{if .Missing}} class="missing"{{end}}>{{.Text}}</a>` +
	`{{else}}{{.Text}}{{end}}{{end}}`))

func asTemplate(t *testing.T, pieces []PieceView) string {
	t.Helper()
	var out strings.Builder
	if err := pattern.Execute(&out, pieces); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPiecesAreSetAsATemplateWould(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []PieceView
	}{
		{"none", nil},
		{"text that looks like a tag", []PieceView{{Kind: "text", Text: `<script>alert("1" + '2')</script> & more`}}},
		{"a redaction, and text on both sides", []PieceView{{Kind: "text", Text: "held by "}, {Kind: "redaction", Text: "XXXXX"}, {Kind: "text", Text: "."}}},
		{"a link that says what it leads to", []PieceView{{Kind: "link", Text: "ref A", Address: "/cable/09LILLIPUT7", Title: `"Moats" & bridges`}}},
		{"a link to a cable that is not held", []PieceView{{Kind: "link", Text: "08 LILLIPUT 900", Address: "/cable/08LILLIPUT900", Missing: true}}},
		{"a link with an escape in it", []PieceView{{Kind: "link", Text: "STEINBERG, JAMES", Address: tagAddress("STEINBERG, JAMES")}}},
		{"old anchors", []PieceView{{Kind: "text", Aliases: []string{"par6", `par"7`}, Text: "text"}}},
		{"a byte that is no text", []PieceView{{Kind: "text", Text: "a\x00b\xffc"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, want := string(setPieces(c.pieces)), asTemplate(t, c.pieces); got != want {
				t.Errorf("\ngot  %s\nwant %s", got, want)
			}
		})
	}
}

// card is a card of a list as html/template would set it.
var card = template.Must(template.New("").Parse(`<ol class="rows">{{range .}}
<li>
<a class="subject" href="{{.Address}}">{{.Title}}</a>
<p class="meta"><span class="code">{{.ID}}</span>
{{- with .Day}} <span>{{if .Address}}<a href="{{.Address}}"><time datetime="{{.ISO}}">{{.Text}}</time></a>{{else}}{{.Text}}{{end}}</span>{{end}}
{{- if .Origin.Name}} <span><a href="{{.OriginAddress}}">{{.Origin.Name}}</a></span>{{end}}
{{- with .Classification}} <span class="level level-{{.Level}}">{{.Name}}</span>{{end}}
{{- if .Partial}} <span>extract</span>{{end}}
{{- if .Redacted}} <span>redacted</span>{{end}}</p>
{{- with .Summary}}
<p class="summary">{{.}}</p>
{{- end}}
</li>
{{- end}}
</ol>`))

func TestCardsAreSetAsATemplateWould(t *testing.T) {
	rows := viewRows([]archive.Row{
		{ID: "09LILLIPUT7", Subject: `MOATS & "BRIDGES"`, Day: "2009-02-01", Origin: archive.Origin{Slug: "embassy-lilliput", Name: "Embassy Lilliput"},
			Classification: archive.Classification{Slug: "secret-noforn", Name: "SECRET//NOFORN"}, Summary: "1 + 1 < 3.", Partial: true, Redacted: true},
		{ID: `09"<B>"1`, Subject: "O'NEILL'S <SCRIPT>", Origin: archive.Origin{Slug: "o'neill+b&c", Name: "O'Neill & <b>"}},
		{ID: "09LILLIPUT8", Summary: "--"},
	})
	var want strings.Builder
	if err := card.Execute(&want, rows); err != nil {
		t.Fatal(err)
	}
	if got := string(setRows(rows)); got != want.String() {
		t.Errorf("\ngot  %s\nwant %s", got, want.String())
	}
}

func TestLinksInTextStayOnTheSite(t *testing.T) {
	for _, address := range []string{"", "javascript:alert(1)", "https://elsewhere.example/", "//elsewhere.example/", "data:text/html,x"} {
		if got := string(setPieces([]PieceView{{Kind: "link", Text: "x", Address: address}})); got != `<a href="#">x</a>` {
			t.Errorf("%q is set as %s", address, got)
		}
	}
}

// FuzzEscape holds escape to what html/template makes of a text, in an element
// and in an attribute.
func FuzzEscape(f *testing.F) {
	for _, text := range []string{"", "plain", `<a href="x">`, "' onmouseover='", "&amp;", "+ADw-", "\x00", "\xff\xc3<", "¶ “quoted” — 07STATE159388"} {
		f.Add(text)
	}
	var bare = template.Must(template.New("").Parse(`{{.}}<p title="{{.}}">`))
	f.Fuzz(func(t *testing.T, text string) {
		var want strings.Builder
		if err := bare.Execute(&want, text); err != nil {
			t.Fatal(err)
		}
		if got := string(escape(append(escape(nil, text), `<p title="`...), text)) + `">`; got != want.String() {
			t.Errorf("\ngot  %q\nwant %q", got, want.String())
		}
	})
}

func TestNothingOfATextIsATag(t *testing.T) {
	const hostile = `"'<script>&amp;`
	pieces := []PieceView{{Kind: "text", Text: hostile, Aliases: []string{hostile}}, {Kind: "link", Text: hostile, Address: "/" + hostile, Title: hostile},
		{Kind: "redaction", Text: hostile}, {Kind: "text", Runs: []RunView{{Text: hostile}, {Text: hostile, Sought: true}}}}
	to := Link{hostile, "/" + hostile}
	mark := &MarkView{Cited: hostile, Alone: to, Without: "/" + hostile}
	block := BlockView{Anchor: hostile, Label: hostile, Called: hostile, Marking: &MarkingView{hostile, hostile, hostile}, Pieces: pieces,
		Fields: []FieldView{{hostile, pieces}}, Aliases: []string{hostile}, Marked: true, Mark: mark, Alone: to, Cited: hostile}
	var blocks []BlockView
	for _, kind := range []string{"heading", "fields", "free", "signer", "trailer", "table", hostile} {
		block.Kind = kind
		blocks = append(blocks, block)
	}
	blocks[len(blocks)-1].Inner = blocks[:1]
	segment := Segment{Called: hostile, Aliases: []string{hostile}, Text: hostile, Marked: true, Mark: mark, Alone: to, Cited: hostile}
	segments := []Segment{segment, segment}
	segments[0].Anchor, segments[0].Inner = hostile, segments[1:]
	recipient := RecipientView{hostile, "/" + hostile, hostile, hostile, hostile, hostile, hostile}
	group := RecipientGroup{hostile, []RecipientView{recipient, recipient}}
	bars := []Bar{{Text: hostile, Tick: hostile}, {Text: hostile, Short: hostile, Address: "/" + hostile, Current: true}}
	row := RowView{ID: hostile, Address: "/" + hostile, Title: hostile, Day: DayView{hostile, hostile, "/" + hostile}, Origin: archive.Origin{Name: hostile},
		OriginAddress: "/" + hostile, Classification: Classification{Name: hostile, Level: hostile}, Summary: hostile}
	for _, set := range []template.HTML{setBlocks(blocks), setSegments(segments), setRecipients(group), setRows([]RowView{row}), setChoices([]Choice{{hostile, hostile, 1}}), setBars(&Timeline{Bars: bars}), setMoments(bars)} {
		if bare := strings.ReplaceAll(string(set), "&#34;&#39;&lt;script&gt;&amp;amp;", ""); strings.Contains(bare, "script") || strings.Contains(bare, "amp") {
			t.Errorf("what is no tag is set as one: %s", bare)
		}
	}
}
