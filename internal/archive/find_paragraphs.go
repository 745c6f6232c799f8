package archive

import (
	"sync/atomic"

	"github.com/bits-and-blooms/bitset"

	"cables/internal/cable"
	"cables/internal/query"
)

// paragraphs finds the paragraphs for which a query holds. The indexes know
// cables only, so those that may have one are read, as long as there is time.
func (f *finder) paragraphs(s Search, chosen *bitset.BitSet) (*Found, error) {
	candidates, err := f.cables(withoutMarkings(s.Query.Root))
	if err != nil {
		return nil, err
	}
	candidates = both(candidates, chosen)
	if candidates == nil {
		candidates = f.catalogue.all()
	}
	order, err := f.order(s, candidates, chosen != nil, 0, f.catalogue.size())
	if err != nil {
		return nil, err
	}
	judge, err := f.newParagraphJudge(s.Query.Root)
	if err != nil {
		return nil, err
	}
	read, err := f.readParagraphs(order, judge)
	if err != nil {
		return nil, err
	}
	return f.paragraphPage(s, read)
}

// withoutMarkings is what must hold of a cable that has a fitting paragraph:
// only what must be there, since what must not may stand in another paragraph.
func withoutMarkings(n query.Node) query.Node {
	switch n := n.(type) {
	case query.And:
		all := query.And{}
		for _, part := range n {
			if part = withoutMarkings(part); part != nil {
				all = append(all, part)
			}
		}
		if len(all) > 0 {
			return all
		}
		return nil
	case query.Or:
		any := query.Or{}
		for _, part := range n {
			if part = withoutMarkings(part); part == nil {
				return nil
			}
			any = append(any, part)
		}
		return any
	case query.Not:
		if isOfParagraph(n.Node) {
			return nil
		}
	}
	return n
}

// isOfParagraph is whether any part of a query is asked of paragraphs.
func isOfParagraph(n query.Node) bool {
	switch n := n.(type) {
	case query.And:
		for _, part := range n {
			if isOfParagraph(part) {
				return true
			}
		}
		return false
	case query.Or:
		return isOfParagraph(query.And(n))
	case query.Not:
		return isOfParagraph(n.Node)
	case query.Value:
		return n.Field == query.Marking
	case query.Range, query.Has:
		return false
	}
	return true
}

// A paragraphJudge tells whether a query holds of a paragraph.
type paragraphJudge struct {
	root query.Node
	sets map[string]*bitset.BitSet // of the parts that are asked of cables, by their spelling
}

func (f *finder) newParagraphJudge(root query.Node) (*paragraphJudge, error) {
	j := &paragraphJudge{root, map[string]*bitset.BitSet{}}
	return j, j.prepare(f, root)
}

// prepare finds the cables of the leaves that are asked of cables.
func (j *paragraphJudge) prepare(f *finder, n query.Node) error {
	switch n := n.(type) {
	case nil:
		return nil
	case query.And:
		for _, part := range n {
			if err := j.prepare(f, part); err != nil {
				return err
			}
		}
		return nil
	case query.Or:
		return j.prepare(f, query.And(n))
	case query.Not:
		return j.prepare(f, n.Node)
	}
	if isOfParagraph(n) && indexOf(n) == textIndex {
		return nil
	}
	set, err := f.cables(n)
	j.sets[n.String()] = set
	return err
}

// holds judges a paragraph of the cable at a place.
func (j *paragraphJudge) holds(place uint32, p *cable.Paragraph) bool {
	if j.root == nil {
		return true
	}
	var text query.Text
	text.Read(p.Text)
	return query.Holds(j.root, func(leaf query.Node) bool {
		if set, ok := j.sets[leaf.String()]; ok {
			return set.Test(uint(place))
		}
		if v, ok := leaf.(query.Value); ok {
			return p.Marking == markingOf(v.Value)
		}
		return text.Has(leaf)
	})
}

// A readParagraph is one that was found.
type readParagraph struct {
	place uint32
	cable.Paragraph
}

// readStep is how many cables are read between two looks at the clock.
const readStep = 256

// readParagraphs reads cables in order and keeps their fitting paragraphs.
func (f *finder) readParagraphs(order []uint32, judge *paragraphJudge) (found []readParagraph, err error) {
	for len(order) > 0 && !f.struck {
		step := order[:min(readStep, len(order))]
		order = order[len(step):]
		texts, err := f.cablesAt(f.ctx, step)
		if f.late(err) {
			break
		}
		if err != nil {
			return nil, err
		}
		fitting := make([][]readParagraph, len(step))
		var skipped atomic.Bool
		inParallel(len(step), func(i int) {
			if f.ctx.Err() != nil {
				skipped.Store(true)
				return
			}
			for p := range outermost(cable.Paragraphs(texts[f.catalogue.telegrams[step[i]]].Body)) {
				if judge.holds(step[i], p) {
					fitting[i] = append(fitting[i], readParagraph{step[i], *p})
				}
			}
		})
		for _, paragraphs := range fitting {
			found = append(found, paragraphs...)
		}
		if skipped.Load() && !f.late(f.ctx.Err()) {
			return nil, f.parent.Err()
		}
	}
	return found, nil
}

// paragraphPage makes a page of the paragraphs that were found.
func (f *finder) paragraphPage(s Search, read []readParagraph) (*Found, error) {
	list, err := newList(len(read), s.Page, s.size())
	if err != nil {
		return nil, err
	}
	shown := cut(read, (list.Page-1)*s.size(), s.size())
	places := make([]uint32, len(shown))
	for i, p := range shown {
		places[i] = p.place
	}
	rows, err := f.rowsAt(f.parent, places)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(shown))
	for i := range shown {
		hits[i].Row = rows[i]
		hits[i].show(s.Query, &shown[i].Paragraph)
	}
	facets, timeline := f.catalogue.paragraphFacets(read)
	return &Found{Total: list.Total, Exact: !f.struck, Page: list.Page, Pages: list.Pages, Hits: hits, Facets: facets, Timeline: timeline}, nil
}

// paragraphFacets counts paragraphs, by their own markings.
func (c *catalogue) paragraphFacets(read []readParagraph) (Facets, []Count) {
	var t tally
	t.begin(c)
	for _, p := range read {
		t.cable(int(p.place))
		for _, word := range c.marking.of(int(p.place)) {
			if c.marking.words[word] == p.Marking {
				t.markings[word]++
			}
		}
	}
	return t.facets()
}
