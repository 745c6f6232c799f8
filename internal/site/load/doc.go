// Package load measures how fast the site is served, beside servers that do
// less: nginx with files that were compressed before (gzip_static), and a bare
// net/http handler that writes the same bytes and header. It knows how to run
// wrk and nginx, Debian's, and how to read what they say. All it asks listens
// on loopback, and every run is bounded in time.
//
// `make bench-serve` runs it; without -load its test does nothing, since what
// it finds depends on how busy the machine is.
package load
