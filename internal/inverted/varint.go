package inverted

// appendVarint appends a number as SQLite writes it: seven bits a byte, the
// highest first, and all eight of a ninth.
func appendVarint(dst []byte, v uint64) []byte {
	switch {
	case v < 1<<7:
		return append(dst, byte(v))
	case v < 1<<14:
		return append(dst, byte(v>>7)|0x80, byte(v)&0x7f)
	case v >= 1<<56:
		dst = appendGroups(dst, v>>8, 8)
		dst[len(dst)-1] |= 0x80
		return append(dst, byte(v))
	}
	groups := 3
	for v>>(7*groups) != 0 {
		groups++
	}
	return appendGroups(dst, v, groups)
}

func appendGroups(dst []byte, v uint64, groups int) []byte {
	for i := groups - 1; i > 0; i-- {
		dst = append(dst, byte(v>>(7*i))|0x80)
	}
	return append(dst, byte(v)&0x7f)
}

// readVarint reads what appendVarint wrote, and gives how many bytes it took:
// 0 if src ends before the number does.
func readVarint(src []byte) (v uint64, n int) {
	for i, b := range src {
		if i == 8 {
			return v<<8 | uint64(b), 9
		}
		v = v<<7 | uint64(b&0x7f)
		if b < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}
