package cable

import "strings"

// readSubject reads the value of the SUBJECT line: blanks folded, its portion
// mark taken off its start or its end.
func readSubject(c *Cable, value string) {
	subject := strings.Trim(foldBlanks(value), " \\")
	if c.Subject != "" || subject == "" {
		return
	}
	if m, ok := readMark(subject, 0); ok && subject[0] == '(' {
		c.SubjectMarking, subject = m.level, strings.TrimSpace(subject[m.end:])
	} else if i := strings.LastIndexByte(subject, '('); i > 0 {
		// 09STATE122950 has its mark behind the subject.
		if m, ok := readMark(subject, i); ok && m.end == len(subject) {
			c.SubjectMarking, subject = m.level, strings.TrimSpace(subject[:i])
		}
	}
	c.Subject = subject
}
