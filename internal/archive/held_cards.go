package archive

import (
	"context"
	"database/sql"
	"io/fs"
)

// A cardsReading reads the cards of the edition that an import replaces, from
// the old file while that is copied and the rest of the import goes on.
type cardsReading struct {
	stop  context.CancelFunc
	done  chan struct{}
	cards []card
	err   error
}

func startCardsReading(path string) *cardsReading {
	ctx, stop := context.WithCancel(context.Background())
	h := &cardsReading{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(h.done)
		db := sql.OpenDB(newPinned(path))
		defer db.Close()
		h.cards, h.err = allCards(ctx, db)
	}()
	return h
}

// wait gives the cards. It fails if nobody reads them, and if the file is none
// or of another format.
func (h *cardsReading) wait() ([]card, error) {
	if h == nil {
		return nil, fs.ErrNotExist
	}
	<-h.done
	return h.cards, h.err
}

// close ends the reading.
func (h *cardsReading) close() {
	if h != nil {
		h.stop()
		<-h.done
	}
}

// cardsWith gives the cards of all cables: those that were filed, and of what
// was held before those that are left, under the ids they have now.
func (im *Import) cardsWith(ctx context.Context, filed []card, r *refiling) ([]card, error) {
	held, err := im.cards.wait()
	if err != nil {
		return allCards(ctx, im.tx)
	}
	gone := make(map[int64]bool, len(r.old))
	for _, id := range r.old {
		gone[id] = true
	}
	moved := make(map[int64]int64, len(r.moves))
	for _, m := range r.moves {
		moved[m.from] = m.to
	}
	all := make([]card, 0, len(held)-len(r.old)+len(filed))
	for _, c := range held {
		if gone[c.id] {
			continue
		}
		if to, ok := moved[c.id]; ok {
			c.id = to
		}
		for len(filed) > 0 && filed[0].id < c.id {
			all, filed = append(all, filed[0]), filed[1:]
		}
		all = append(all, c)
	}
	return append(all, filed...), nil
}
