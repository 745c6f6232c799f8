package main

import (
	"fmt"
	"math"

	"github.com/dustin/go-humanize"
)

// A byteCount is a size on the command line: 64MB, 512 KiB, 0.
type byteCount int64

// UnmarshalText implements encoding.TextUnmarshaler.
func (b *byteCount) UnmarshalText(text []byte) error {
	n, err := humanize.ParseBytes(string(text))
	if err != nil || n > math.MaxInt64 {
		return fmt.Errorf("%q is no size: write 64MB, 1GB, or 0 for none", text)
	}
	*b = byteCount(n)
	return nil
}
