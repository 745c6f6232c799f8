package synth

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strconv"

	"golang.org/x/sync/errgroup"

	"cables/internal/cable"
)

// blockSize is how many telegrams are written at a time.
const blockSize = 256

// WriteDump writes the archive in the dialect of the published CSV dump, a
// telegram a row, in order of time: eight columns in quotes, a backslash before
// each quote and backslash.
func (a *Archive) WriteDump(ctx context.Context, out io.Writer) error {
	group, ctx := errgroup.WithContext(ctx)
	blocks := make(chan block, runtime.GOMAXPROCS(0))
	ordered := make(chan block, 2*runtime.GOMAXPROCS(0))
	group.Go(func() error {
		defer close(blocks)
		defer close(ordered)
		return a.divide(ctx, blocks, ordered)
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			w := newWriter(a)
			for b := range blocks {
				b.done <- w.rows(b)
			}
			return nil
		})
	}
	group.Go(func() error {
		return join(ctx, out, ordered)
	})
	return group.Wait()
}

// A block is some of an archive's telegrams, which are written by one writer.
type block struct {
	from, to int
	done     chan []byte // receives their rows
}

// divide hands the archive's blocks to those who write them, and in the same
// order to the one who joins them.
func (a *Archive) divide(ctx context.Context, blocks, ordered chan<- block) error {
	for from := 0; from < len(a.entries); from += blockSize {
		b := block{from, min(from+blockSize, len(a.entries)), make(chan []byte, 1)}
		for _, to := range []chan<- block{ordered, blocks} {
			select {
			case to <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

// join writes the blocks out as they get done, in their order.
func join(ctx context.Context, out io.Writer, ordered <-chan block) error {
	for b := range ordered {
		select {
		case rows := <-b.done:
			if _, err := out.Write(rows); err != nil {
				return fmt.Errorf("the dump cannot be written: %w", err)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// rows writes the rows of a block.
func (w *writer) rows(b block) []byte {
	out := make([]byte, 0, (b.to-b.from)*8<<10)
	for i := b.from; i < b.to; i++ {
		w.write(i)
		out = w.row(out)
	}
	return out
}

// row writes the telegram as a row of the dump.
func (w *writer) row(out []byte) []byte {
	out = append(out, '"')
	out = strconv.AppendInt(out, int64(w.index+1), 10)
	out = append(out, `","`...)
	out = w.at.AppendFormat(out, "1/2/2006 15:04")
	for _, column := range []string{string(w.id), w.station.Name, w.class.name, joinIDs(w.refs)} {
		out = append(out, `","`...)
		out = append(out, column...)
	}
	for _, column := range [][]byte{w.header, w.body} {
		out = append(out, `","`...)
		out = appendEscaped(out, column)
	}
	return append(out, "\"\n"...)
}

func joinIDs(ids []cable.ID) string {
	joined := ""
	for i, id := range ids {
		if i > 0 {
			joined += "|"
		}
		joined += string(id)
	}
	return joined
}

// appendEscaped writes text with a backslash before each quote and backslash.
func appendEscaped(out, text []byte) []byte {
	from := 0
	for i, c := range text {
		if c == '"' || c == '\\' {
			out = append(out, text[from:i]...)
			out = append(out, '\\')
			from = i
		}
	}
	return append(out, text[from:]...)
}
