package site

import "html/template"

// setBlocks writes the blocks of a text as they are read.
func setBlocks(blocks []BlockView) template.HTML {
	return template.HTML(appendBlocks(make([]byte, 0, sizeOf(blocks)), blocks))
}

func appendBlocks(out []byte, blocks []BlockView) []byte {
	for i := range blocks {
		out = setBlock(out, &blocks[i])
	}
	return out
}

// sizeOf is about how long blocks get, tags included.
func sizeOf(blocks []BlockView) int {
	size := 0
	for i := range blocks {
		b := &blocks[i]
		size += 512 + sizeOf(b.Inner) + sizeOfPieces(b.Pieces)
		for j := range b.Fields {
			size += 64 + sizeOfPieces(b.Fields[j].Pieces)
		}
	}
	return size
}

func sizeOfPieces(pieces []PieceView) int {
	size := 0
	for i := range pieces {
		size += 128 + len(pieces[i].Text)
	}
	return size
}

func setBlock(out []byte, b *BlockView) []byte {
	if b.Mark != nil {
		out = setRange(out, b.Mark)
	}
	switch b.Kind {
	case "heading":
		out = setFlag(append(out, `<h2 class="heading`...), b.Marked, " marked")
		out = append(setOwn(append(out, `">`...), b), "</h2>"...)
	case "fields":
		out = appendFields(out, b)
	case "free":
		out = append(setOwn(append(out, "<pre class=\"free\">\n"...), b), "</pre>"...)
	case "signer":
		out = append(setOwn(append(out, `<p class="signer">`...), b), "</p>"...)
	case "trailer":
		out = append(setOwn(append(out, "<pre class=\"trailer\">\n"...), b), "</pre>"...)
	default:
		out = setRunning(out, b)
	}
	return append(out, '\n')
}

// setOwn writes the text of a block, without what stands in it.
func setOwn(out []byte, b *BlockView) []byte {
	return appendPieces(setAnchors(out, b.Aliases), b.Pieces)
}

// setRunning writes what has a gutter beside it, for its number and its link.
func setRunning(out []byte, b *BlockView) []byte {
	out = escape(append(out, `<div class="para `...), b.Kind)
	out = append(setFlag(setFlag(out, b.Passage, " passage"), b.Marked, " marked"), '"')
	if b.Anchor != "" {
		out = append(escape(append(out, ` id="`...), b.Anchor), '"')
	}
	out = append(setGutter(append(out, '>'), b), `<div class="text">`...)
	out = appendMarking(setAnchors(out, b.Aliases), b.Marking)
	if b.Kind == "table" {
		out = append(out, "<pre tabindex=\"0\">\n"...)
		out = append(appendPieces(out, b.Pieces), "</pre>"...)
	} else {
		out = appendPieces(out, b.Pieces)
	}
	out = setAlone(append(out, "</div>"...), b)
	for i := range b.Inner {
		out = setBlock(append(out, '\n'), &b.Inner[i])
	}
	return append(out, "</div>"...)
}

func setGutter(out []byte, b *BlockView) []byte {
	out = append(out, `<span class="gutter">`...)
	if b.Label != "" {
		out = append(escape(append(out, `<span class="label">`...), b.Label), "</span> "...)
	}
	if b.Anchor != "" {
		out = setPilcrow(out, b.Anchor, b.Called)
	}
	return append(out, "</span> "...)
}

func setPilcrow(out []byte, anchor, called string) []byte {
	out = escape(append(out, `<a class="pilcrow" href="#`...), anchor)
	out = escape(append(out, `" aria-label="Link to `...), called)
	return append(out, `">¶</a>`...)
}

// setAlone leads to the block's own page.
func setAlone(out []byte, b *BlockView) []byte {
	if b.Alone.Address == "" {
		return out
	}
	out = escape(append(out, `<p class="alone" data-cited="`...), b.Cited)
	return append(setWay(append(out, `">`...), b.Alone), " on a page of its own</p>"...)
}

// setRange stands above what the address marks.
func setRange(out []byte, m *MarkView) []byte {
	out = escape(append(out, `<p class="range" data-cited="`...), m.Cited)
	out = append(setWay(append(out, `">`...), m.Alone), " on a page of its own "...)
	return append(setWay(out, Link{"Remove the mark", m.Without}), "</p>\n"...)
}

// setWay writes a link that has nothing but its text.
func setWay(out []byte, to Link) []byte {
	out = escape(append(out, `<a href="`...), local(to.Address))
	return append(escape(append(out, `">`...), to.Text), "</a>"...)
}

func setFlag(out []byte, is bool, class string) []byte {
	if is {
		out = append(out, class...)
	}
	return out
}

// setFields writes formal lines.
func setFields(b BlockView) template.HTML { return template.HTML(appendFields(nil, &b)) }

func appendFields(out []byte, b *BlockView) []byte {
	out = append(setAnchors(append(out, `<div class="fields">`...), b.Aliases), "\n<dl>"...)
	for i := range b.Fields {
		out = escape(append(out, "\n<div><dt>"...), b.Fields[i].Name)
		out = append(appendPieces(append(out, "</dt><dd>"...), b.Fields[i].Pieces), "</dd></div>"...)
	}
	return append(out, "\n</dl>\n</div>"...)
}

// setMarking writes a portion mark, with what it means.
func setMarking(m *MarkingView) template.HTML { return template.HTML(appendMarking(nil, m)) }

func appendMarking(out []byte, m *MarkingView) []byte {
	if m == nil {
		return out
	}
	out = escape(append(out, `<span class="marking level level-`...), m.Level)
	out = escape(append(out, `" title="`...), m.Words)
	return append(escape(append(out, `">`...), m.Text), "</span> "...)
}
