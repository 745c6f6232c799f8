package synth

import (
	"math/bits"
	"math/rand/v2"
)

// A dice is a source of chance that a seed determines.
type dice struct{ pcg rand.PCG }

// reseed makes the dice those of the n-th thing of an archive.
func (d *dice) reseed(seed uint64, n int) {
	d.pcg.Seed(mix(seed), mix(seed^mix(uint64(n)+1)))
}

// mix makes of neighbouring numbers ones that have nothing in common: the
// finaliser of splitmix64.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below is a number from 0 to n-1.
func (d *dice) below(n int) int {
	high, _ := bits.Mul64(d.pcg.Uint64(), uint64(n))
	return int(high)
}

// between is a number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// often is true so many times in a thousand.
func (d *dice) often(perMille int) bool { return d.below(1000) < perMille }

// run is a number from 0 on, each next one so many times in a hundred; a
// geometric distribution of mean p/(100-p).
func (d *dice) run(percent, most int) int {
	n := 0
	for n < most && d.below(100) < percent {
		n++
	}
	return n
}

// normal is a number of the standard normal distribution.
func (d *dice) normal() float64 { return rand.New(&d.pcg).NormFloat64() }

// one picks one of several.
func one[T any](d *dice, of []T) T { return of[d.below(len(of))] }
