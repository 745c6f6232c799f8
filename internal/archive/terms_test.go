package archive

import (
	"strings"
	"testing"

	"cables/internal/cable"
)

func TestWhatIsIndexedOfATextIsItsReadingText(t *testing.T) {
	for _, c := range []struct{ name, body, has string }{
		{"a line wrap parts no words", "1. (U) The price of\neggs rose.\n", "price of eggs rose"},
		{"a page break parts no words", "1. (U) The price of\n\nZENDA 00000007  002 OF 002\n\neggs rose.\n", "price of eggs rose"},
		{"the end of a paragraph does", "1. (U) Eggs rose.\n\n2. (U) Markets closed.\n", "rose ¶ markets closed"},
		{"so does a heading", "Eggs\n----\n\n1. (U) They rose.\n", "eggs ¶ they rose"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := termsOf(cable.Parse(cable.Telegram{ID: "07ZENDA7", Body: c.body})).text
			if !strings.Contains(" "+got+" ", " "+c.has+" ") {
				t.Errorf("%q does not have %q", got, c.has)
			}
		})
	}
}
