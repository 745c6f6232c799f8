package main

import (
	"fmt"
	"time"
)

// A moment is a flag that takes a date, with or without a time of day.
type moment struct{ time.Time }

// UnmarshalText reads what readTime reads.
func (m *moment) UnmarshalText(text []byte) error {
	at, ok := readTime(string(text))
	if !ok {
		return fmt.Errorf("%q is no date: write 2011-09-02, \"2011-09-02 12:00\" or RFC 3339", text)
	}
	m.Time = at
	return nil
}
