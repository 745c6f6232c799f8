package glossary

// Precedence is the word for the letter that says how fast a telegram goes:
// Z FLASH, O IMMEDIATE, P PRIORITY, R ROUTINE; doubled, as the first line of a
// transmission has it ("OO RUEHC"), too. Anything else gives "".
func Precedence(letter string) string {
	if len(letter) == 2 && letter[0] == letter[1] {
		letter = letter[:1]
	}
	switch letter {
	case "Z", "z":
		return "FLASH"
	case "O", "o":
		return "IMMEDIATE"
	case "P", "p":
		return "PRIORITY"
	case "R", "r":
		return "ROUTINE"
	}
	return ""
}
