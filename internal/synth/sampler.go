package synth

import "math"

// A sampler picks numbers from 0 on by weight, in constant time, by the alias
// method (Walker 1974, Vose 1991).
type sampler struct {
	keep  []uint32 // below this the number is kept, else its alias is taken
	alias []uint32
}

func newSampler(weights []float64) sampler {
	n := len(weights)
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	s := sampler{make([]uint32, n), make([]uint32, n)}
	share := make([]float64, n)
	var small, large []int
	for i, w := range weights {
		share[i] = w * float64(n) / sum
		if share[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	const whole = 1 << 32
	for len(small) > 0 && len(large) > 0 {
		less, more := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		s.keep[less], s.alias[less] = uint32(share[less]*whole), uint32(more)
		share[more] -= 1 - share[less]
		if share[more] < 1 {
			large = large[:len(large)-1]
			small = append(small, more)
		}
	}
	for _, i := range append(small, large...) {
		s.keep[i], s.alias[i] = whole-1, uint32(i)
	}
	return s
}

func (s *sampler) pick(d *dice) int {
	x := d.pcg.Uint64()
	i := int(x >> 32 * uint64(len(s.keep)) >> 32)
	if uint32(x) < s.keep[i] {
		return i
	}
	return int(s.alias[i])
}

// A zipf picks numbers below n of which the k-th is as common as 1/(k+q): the
// law of Zipf as Mandelbrot mended it at its beginning. It divides the numbers
// into spans of the same weight, so that what it looks up for a common one is
// near what it looked up before: words are many, and a processor's cache small.
type zipf struct {
	bounds [zipfSpans + 1]uint64 // in 65,536ths
}

const (
	zipfSpanBits = 12
	zipfSpans    = 1 << zipfSpanBits
)

func newZipf(n int, q float64) *zipf {
	z := new(zipf)
	for i := range z.bounds {
		z.bounds[i] = uint64((q*math.Pow((float64(n)+q)/q, float64(i)/zipfSpans) - q) * 65536)
	}
	z.bounds[zipfSpans] = uint64(n) << 16
	return z
}

func (z *zipf) pick(d *dice) int {
	x := d.pcg.Uint64()
	span := x >> (64 - zipfSpanBits)
	from, to := z.bounds[span], z.bounds[span+1]
	within := x & (1<<24 - 1)
	return int((from + (to-from)*within>>24) >> 16)
}
