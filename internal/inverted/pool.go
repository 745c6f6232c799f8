package inverted

import "encoding/binary"

// A pool holds the postings of all terms in chunks, the longer the more a term
// has. Each but a term's last ends with the address of the next.
type pool struct {
	blocks [][]byte
	used   uint32 // address behind the last chunk
}

const (
	blockBits = 20
	blockSize = 1 << blockBits
	addresses = 4 // bytes of one
)

// chunkSizes are those of a term's first chunk, of its second, and so on; the
// last is that of all that follow. Most terms stand in one text only.
var chunkSizes = [...]uint32{12, 24, 48, 96, 192, 384, 768, 1536, 3072}

func (p *pool) held() int { return len(p.blocks) * blockSize }

// empty forgets all chunks, and keeps the blocks.
func (p *pool) empty() { p.used = 0 }

// at is the memory from an address to the end of its block.
func (p *pool) at(address uint32) []byte {
	return p.blocks[address>>blockBits][address&(blockSize-1):]
}

// put appends a byte to a term's postings.
func (p *pool) put(e *entry, b byte) {
	if e.at == e.end {
		p.grow(e)
	}
	p.blocks[e.at>>blockBits][e.at&(blockSize-1)] = b
	e.at++
	e.size++
}

func (p *pool) putVarint(e *entry, v uint64) {
	if v < 1<<7 {
		p.put(e, byte(v))
		return
	}
	var space [9]byte
	for _, b := range appendVarint(space[:0], v) {
		p.put(e, b)
	}
}

// grow gives a term its next chunk.
func (p *pool) grow(e *entry) {
	if e.size > 0 && int(e.level) < len(chunkSizes)-1 {
		e.level++
	}
	size := chunkSizes[e.level]
	if p.used>>blockBits != (p.used+size-1)>>blockBits {
		p.used = (p.used>>blockBits + 1) << blockBits
	}
	chunk := p.used
	p.used += size
	if int(chunk>>blockBits) == len(p.blocks) {
		p.blocks = append(p.blocks, make([]byte, blockSize))
	}
	if e.size == 0 {
		e.first = chunk
	} else {
		binary.LittleEndian.PutUint32(p.at(e.end), chunk)
	}
	e.at, e.end = chunk, chunk+size-addresses
}

// each gives a term's postings, piece by piece.
func (p *pool) each(e *entry, piece func([]byte) error) error {
	left := int(e.size)
	for level, chunk := 0, e.first; left > 0; level = min(level+1, len(chunkSizes)-1) {
		n := int(chunkSizes[level]) - addresses
		bytes := p.at(chunk)
		if err := piece(bytes[:min(n, left)]); err != nil {
			return err
		}
		if left -= n; left > 0 {
			chunk = binary.LittleEndian.Uint32(bytes[n:])
		}
	}
	return nil
}
