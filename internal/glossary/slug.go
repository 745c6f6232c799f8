package glossary

import "strings"

// Slug is the form of a name in addresses: lower case, every run of anything
// but letters and digits one "-", none at the ends. "Embassy Beijing" is
// "embassy-beijing", "SECRET//NOFORN" is "secret-noforn". Letters are those
// of ASCII; accented ones lose their accent.
func Slug(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		r = plainLetter(r)
		switch {
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteByte(byte(r))
		case b.Len() > 0 && b.String()[b.Len()-1] != '-':
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// accents are the accented letters of Western European names, in step with
// the plain letters that the wire prints for them.
var (
	accented = []rune("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ")
	plain    = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy"
)

// plainLetter takes the accent off a letter.
func plainLetter(r rune) rune {
	if r < 'À' || r > 'ÿ' {
		return r
	}
	for i, a := range accented {
		if a == r {
			return rune(plain[i])
		}
	}
	return r
}
