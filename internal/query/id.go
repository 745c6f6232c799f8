package query

import (
	"strings"

	"cables/internal/cable"
)

// ID is the reference ID that the whole of what was typed is a spelling of:
// "07 State 159388", "#07STATE159388", the address of a cable. Whether there is
// such a cable the archive must tell: "2009 sanctions 1803" is a spelling of an
// ID too, and a published misprint, 7575LIBREVILLE1895, is none that can be
// recognised, so what was typed is looked up as it stands before.
func ID(typed string) (cable.ID, bool) {
	typed = strings.TrimSpace(typed)
	if strings.HasPrefix(typed, "-") {
		return "", false
	}
	if strings.ContainsAny(typed, "/?") && len(strings.Fields(typed)) > 1 {
		return "", false
	}
	id, err := cable.ParseID(typed)
	return id, err == nil
}
