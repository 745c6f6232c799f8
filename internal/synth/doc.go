// Package synth writes fictional archives of any size, with the shape of the
// published one: its months and stations in proportion, the sizes of its
// telegrams, its words in Zipf proportion, its tags, recipients, marks,
// references and redactions, and the oddities of its text at the rates that
// were counted in real cables. They are for measuring and testing.
//
// Nothing in them happened: the countries, people and events are invented, by
// syllables, and every telegram says on a line of its own that it is fiction.
// Only the table of stations and the names of tags are real.
//
// An [Archive] is a plan of who sent what when, from which each telegram is
// written on its own, from the seed and its number alone: so that all
// processors can write at once, and the same count and seed give the same
// bytes.
//
// synth alone knows how common an oddity is. How one looks is what package
// cable reads; that package knows nothing of this one.
package synth
