package archive

import (
	"cmp"
	"context"
	"database/sql"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	"cables/internal/cable"
	"cables/internal/query"
)

// A Hit is a cable that was found, and the paragraph of it that fits best.
type Hit struct {
	Row
	Anchor  string // of the paragraph: "par3"; "" if what was sought stands elsewhere
	Marking string // the paragraph's own: "S/NF"; "" if it has none
	Snippet []Extract
}

// An Extract is a stretch of a snippet's text: what was sought, or what stands around it.
type Extract struct {
	Text   string
	Sought bool
}

// hits gives what a page shows of cables.
func (f *finder) hits(q query.Query, places []uint32) ([]Hit, error) {
	var rows []Row
	var failed error
	var reading sync.WaitGroup
	reading.Go(func() { rows, failed = f.rowsAt(f.parent, places) })
	texts, err := f.cablesAt(f.parent, places)
	reading.Wait()
	if err := cmp.Or(err, failed); err != nil {
		return nil, err
	}
	leaves := sought(q.Root)
	hits := make([]Hit, len(places))
	inParallel(len(places), func(i int) {
		paragraphs := cable.Paragraphs(texts[f.catalogue.telegrams[places[i]]].Body)
		hits[i] = Hit{Row: rows[i]}
		if p := bestParagraph(paragraphs, leaves); p != nil {
			hits[i].show(q, p)
		}
	})
	return hits, nil
}

// show makes a paragraph the hit's.
func (h *Hit) show(q query.Query, p *cable.Paragraph) {
	h.Anchor, h.Marking, h.Snippet = p.Anchor, p.Marking, snippet(q, p.Text)
}

// inParallel does something for each number below n on all processors.
func inParallel(n int, do func(i int)) {
	var workers sync.WaitGroup
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	workers.Wait()
}

// cablesAt reads the telegrams that cables show, by their rows.
func (a *Archive) cablesAt(ctx context.Context, places []uint32) (map[uint32]cable.Telegram, error) {
	texts := make(map[uint32]cable.Telegram, len(places))
	if len(places) == 0 {
		return texts, nil
	}
	ids := make([]uint32, len(places))
	for i, place := range places {
		ids[i] = a.catalogue.telegrams[place]
	}
	_, err := collect(ctx, a.db, func(rows *sql.Rows) (struct{}, error) {
		var id uint32
		t, err := scanTelegram(rows, &id)
		texts[id] = t
		return struct{}{}, err
	}, `
		SELECT ref, created, released, origin, classification, header, body, id
		FROM telegram
		WHERE id IN (`+marks(len(ids))+`)`, anys(ids)...)
	return texts, err
}

// bestParagraph is the first of those with the most of what is sought; nil if
// none has any of it. Paragraphs within another count as part of it.
func bestParagraph(paragraphs []cable.Paragraph, leaves []query.Node) *cable.Paragraph {
	var best *cable.Paragraph
	most := 0
	var text query.Text
	for p := range outermost(paragraphs) {
		text.Read(p.Text)
		has := 0
		for _, leaf := range leaves {
			if text.Has(anywhere(leaf)) {
				has++
			}
		}
		if has > most {
			best, most = p, has
		}
		if most == len(leaves) {
			break
		}
	}
	return best
}

// anywhere is a leaf that was asked for in subjects, asked for in any text.
func anywhere(leaf query.Node) query.Node {
	switch n := leaf.(type) {
	case query.Word:
		n.Field = ""
		return n
	case query.Phrase:
		n.Field = ""
		return n
	case query.Prefix:
		n.Field = ""
		return n
	}
	return leaf
}

// outermost gives the paragraphs that stand in no other.
func outermost(paragraphs []cable.Paragraph) func(yield func(*cable.Paragraph) bool) {
	return func(yield func(*cable.Paragraph) bool) {
		end := 0
		for i := range paragraphs {
			p := &paragraphs[i]
			if p.Start < end {
				continue
			}
			end = p.End
			if !yield(p) {
				return
			}
		}
	}
}

// How many bytes of a paragraph a snippet shows, and how many of them before
// the first hit.
const (
	snippetSize = 320
	snippetLead = 90
)

// snippet is the part of a text around the first of what was sought in it.
func snippet(q query.Query, text string) []Extract {
	marks := q.Marks(text)
	from, to := window(text, marks)
	var extracts []Extract
	add := func(text string, sought bool) {
		if text = strings.ReplaceAll(text, "\n", " "); text != "" {
			extracts = append(extracts, Extract{text, sought})
		}
	}
	at := from
	if from > 0 {
		add("…", false)
	}
	for _, m := range marks {
		if m.Start >= at && m.End <= to {
			add(text[at:m.Start], false)
			add(text[m.Start:m.End], true)
			at = m.End
		}
	}
	add(text[at:to], false)
	if to < len(text) {
		add("…", false)
	}
	return extracts
}

// window is the part of a text that a snippet shows: whole words.
func window(text string, marks []query.Span) (from, to int) {
	if len(marks) > 0 && marks[0].Start > snippetLead {
		from = marks[0].Start - snippetLead
		if blank := strings.IndexAny(text[from-1:marks[0].Start], " \n"); blank >= 0 {
			from += blank
		}
	}
	to = min(len(text), from+snippetSize)
	if to < len(text) {
		if blank := strings.LastIndexAny(text[from:to], " \n"); blank > 0 {
			to = from + blank
		}
	}
	for from > 0 && from < len(text) && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}
