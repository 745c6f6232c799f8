package source

import (
	"path/filepath"
	"regexp"
	"strings"

	"cables/internal/cable"
)

// idName matches the IDs that were published, misprints among them:
// 07STATE159388, 7575LIBREVILLE1895, 06ASTANA, 07OSLO000160ZDK164, 092OF5.
var idName = regexp.MustCompile(`^\d{2,4}[A-Z]{2,}[A-Z0-9]*$`)

// idOfFile is the ID that a file is named after, "" if it is named otherwise.
// What stands behind an "@" names the build it is from:
// 72TEHRAN1164@august-2011.txt.
func idOfFile(name string) cable.ID {
	base := filepath.Base(name)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	base, _, _ = strings.Cut(base, "@")
	if !idName.MatchString(base) {
		return ""
	}
	return cable.ID(base)
}
