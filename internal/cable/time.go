package cable

import (
	"encoding/json"
	"time"
)

// A Time is a moment in UTC whose JSON form is RFC 3339, or "" if it is not known.
type Time struct{ time.Time }

// MarshalJSON writes RFC 3339 with whole seconds, or "".
func (t Time) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Time) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil || s == "" {
		*t = Time{}
		return err
	}
	read, err := time.Parse(time.RFC3339, s)
	t.Time = read
	return err
}

// String is RFC 3339 with whole seconds, or "".
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Day is YYYY-MM-DD, or "".
func (t Time) Day() string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
