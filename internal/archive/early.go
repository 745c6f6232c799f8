package archive

import "cables/internal/cable"

// readEarly parses a new text while others are being added. The reading waits,
// and is of use unless the text turns out not to be current, or other sources
// know more of the cable.
func (im *Import) readEarly(text int64, t cable.Telegram, p particulars) error {
	// As it would come out of the table.
	t.Created, t.Released = unwritten(p.created), unwritten(p.released)
	return im.parsers.put(job{text: text, Telegram: t, index: im.indexing != nil}, im.keep)
}

// keep has a reading wait, and puts its terms into the index.
func (im *Import) keep(f filable) error {
	if err := im.indexing.keep(f.Telegram, f.terms); err != nil {
		return err
	}
	return im.spool.put(f)
}

// forget says of a text's early reading, if there is one, that it holds no more.
func (im *Import) forget(text int64) { delete(im.spool.waiting, text) }

// dropEarly takes the early readings away that are not to be filed: all but
// those of the texts that are.
func (im *Import) dropEarly(filed map[int64]bool) {
	for text := range im.spool.waiting {
		if !filed[text] {
			im.forget(text)
		}
	}
}
