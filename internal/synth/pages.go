package synth

import (
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// batches is how many release dates there are, a week apart from the first.
const batches = 40

var firstRelease = time.Date(2010, 11, 28, 18, 6, 0, 0, time.UTC)

// Released is when the i-th cable was released: in weekly batches from 28
// November 2010 on, each a little larger than the one before. Only pages say it.
func (a *Archive) Released(i int) time.Time {
	var d dice
	d.reseed(mix(a.seed), i)
	batch := max(d.below(batches), d.below(batches))
	return firstRelease.AddDate(0, 0, 7*batch)
}

// WritePages writes the archive as the publisher's pages of December 2010:
// DIR/2010-11-28/cable/2007/11/07STATE159388.html, a folder for each release
// date, as batches that can be imported one after the other.
func (a *Archive) WritePages(ctx context.Context, dir string) error {
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		group.Go(func() error {
			w := newWriter(a)
			for i := n; i < len(a.entries); i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				w.write(i)
				if err := w.writePage(dir, a.Released(i)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// writePage writes the telegram as a page.
func (w *writer) writePage(dir string, released time.Time) error {
	folder := filepath.Join(dir, released.Format(time.DateOnly), "cable", w.at.Format("2006"), w.at.Format("01"))
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, string(w.id)+".html"), []byte(page(w.telegram(), released)), 0o666)
}

// page is a telegram's page: the box is a table, header and body stand in
// <code><pre> with their line ends escaped and nothing else.
func page(t cable.Telegram, released time.Time) string {
	class, _ := glossary.LookupClassification(t.Classification)
	return fmt.Sprintf(pageFrame, t.ID, html.EscapeString(firstOfSubject(t.Body)),
		t.Created.Format("2006/01"), t.ID, t.ID, t.Created.Format("2006-01"), published(t.Created),
		released.Format(time.DateOnly), published(released), class.Number, t.Classification, t.Origin,
		escapeEnds(t.Header), escapeEnds(anchored(linked(t.Body))))
}

const pageFrame = `<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
<head>
<title>Cable Viewer</title>
</head>
<body>
<div class='main'>
<h3>Viewing cable %s, %s</h3>
<table class='cable'>
<tr>
<th>Reference ID</th>
<th>Created</th>
<th>Released</th>
<th>Classification</th>
<th>Origin</th>
</tr>
<tr>
<td>
<a href='/cable/%s/%s.html'>%s</a>
</td>
<td>
<a href='/date/%s_0.html'>%s</a>
</td>
<td>
<a href='/reldate/%s_0.html'>%s</a>
</td>
<td>
<a href='/classification/%d_0.html'>%s</a>
</td>
<td>
<a href='/origin/1_0.html'>%s</a>
</td>
</tr>
</table>
<code><pre>%s</pre></code>
<code><pre>%s</pre></code>
</div>
</body>
</html>
`

// published writes a time as those pages had it: in place of the minutes the
// hour stands once more, on the clock of twelve.
func published(at time.Time) string { return at.Format("2006-01-02 15:03") }

func escapeEnds(text string) string { return strings.ReplaceAll(text, "\n", "&#x000A;") }

// firstOfSubject is the first line of the subject, which pages had as title.
func firstOfSubject(body string) string {
	_, rest, _ := strings.Cut(body, "SUBJECT: ")
	title, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(title)
}

// paragraphLabel is what the publisher's program took for a paragraph.
var paragraphLabel = regexp.MustCompile(`(?m)^([ \t]*)(\d+|[A-Z])\. `)

func anchored(body string) string {
	return paragraphLabel.ReplaceAllString(body, "$1<a id='par$2' href='#par$2'>¶</a>$2. ")
}

var tagsLine, tagCode = regexp.MustCompile(`TAGS: (.*)`), regexp.MustCompile(`[A-Z]+`)

// linked links the tags of the first TAGS line, as the publisher's program did.
func linked(body string) string {
	at := tagsLine.FindStringSubmatchIndex(body)
	if at == nil {
		return body
	}
	return body[:at[2]] + tagCode.ReplaceAllString(body[at[2]:at[3]], "<a href='/tag/${0}_0.html'>$0</a>") + body[at[3]:]
}
