package archive

import "cables/internal/cable"

// An early reading is one of a text that this import stored, made while other
// telegrams were still being added. It waits in the table reading; this is
// what has to be known of it before it is filed.
type early struct {
	created     string
	fingerprint int64
}

// readEarly parses a new text while others are being added. The reading is of
// use unless the text turns out not to be current, or other sources know more of the cable.
func (im *Import) readEarly(text int64, t cable.Telegram, p particulars) error {
	// As it would come out of the table.
	t.Created, t.Released = unwritten(p.created), unwritten(p.released)
	return im.parsers.put(job{text, t}, im.keepEarly)
}

func (im *Import) keepEarly(f filable) error {
	im.early[f.text] = early{f.Created, f.fingerprint}
	return im.wait(f)
}

// forget says of a text's early reading, if there is one, that it holds no more.
func (im *Import) forget(text int64) {
	if _, ok := im.early[text]; ok {
		delete(im.early, text)
		im.stale = append(im.stale, text)
	}
}

// dropEarly takes the early readings away that are not to be filed: all but
// those of the texts that are.
func (im *Import) dropEarly(filed map[int64]bool) error {
	for text := range im.early {
		if !filed[text] {
			im.stale = append(im.stale, text)
		}
	}
	if len(im.stale) == 0 {
		return nil
	}
	if _, err := im.tx.Exec(`CREATE INDEX temp.reading_by_telegram ON reading (telegram)`); err != nil {
		return err
	}
	for _, text := range im.stale {
		if _, err := im.tx.Exec(`DELETE FROM reading WHERE telegram = ?`, text); err != nil {
			return err
		}
	}
	return nil
}
