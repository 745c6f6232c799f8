package synth

// An oddity is something that some telegrams have and that makes them harder
// to read.
type oddity uint8

const (
	partialExtract oddity = iota
	noTransmission
	otherBeginning
	routingWraps
	correctedCopy
	passLines
	twiceSIPDIS
	strayCaption
	junkBeforeClass
	noClassLine
	numberDiffers
	classDiffers
	lowerClassLine
	noOrder
	wrongOrder
	tagsOnOrderLine
	noTags
	misprintedTag
	noSubject
	markedSubject
	mixedCaseSubject
	noReason
	unspacedMarks
	commaForPeriod
	noMarks
	lowerMarks
	gapInNumbers
	repeatedNumber
	stepBack
	lettered
	listed
	dashes
	sentenceCut
	redactions
	smallRedactions
	commaApostrophes
	ampersandQuotes
	allCapitals
	endMark
	websiteTrailer
	ownNote
	cutShort
	signerGlued
	mixedCaseSigner
	noSigner
	noBlankLines
	numbersOfOddities
)

// oddityRates say how many telegrams in a thousand have an oddity: how many of
// the 1,305 pages of the corpus had it, by the catalogue that the project's
// makers counted. The code of the catalogue stands behind each.
var oddityRates = [numbersOfOddities]int{
	partialExtract:   70,  // H01
	noTransmission:   54,  // H13
	otherBeginning:   20,  // H15
	routingWraps:     52,  // H21
	correctedCopy:    27,  // D5
	passLines:        400, // D6
	twiceSIPDIS:      218, // D2
	strayCaption:     43,  // D3
	junkBeforeClass:  8,   // C11
	noClassLine:      7,   // C00
	numberDiffers:    5,   // C15
	classDiffers:     5,   // C16
	lowerClassLine:   8,   // C20
	noOrder:          5,   // E0
	wrongOrder:       4,   // E1: 12598, 19528
	tagsOnOrderLine:  7,   // E4
	noTags:           9,   // T0
	misprintedTag:    23,  // T7
	noSubject:        9,   // S0
	markedSubject:    47,  // S4
	mixedCaseSubject: 54,  // S6
	noReason:         11,  // K3
	unspacedMarks:    26,  // N1, 1.(X)
	commaForPeriod:   4,   // N1, 1,_(X)
	noMarks:          25,  // M4
	lowerMarks:       18,  // M5
	gapInNumbers:     48,  // N2
	repeatedNumber:   21,  // N2
	stepBack:         7,   // N2
	lettered:         21,  // N10
	listed:           22,  // N16
	dashes:           160, // N12
	sentenceCut:      50,  // L8
	redactions:       210, // X1, X2
	smallRedactions:  77,  // X2
	commaApostrophes: 212, // O1
	ampersandQuotes:  51,  // O2
	allCapitals:      31,  // O17
	endMark:          6,   // F1
	websiteTrailer:   139, // F8
	ownNote:          27,  // F10
	cutShort:         15,  // section 3, 9
	signerGlued:      163, // F4
	mixedCaseSigner:  135, // F3
	noSigner:         113, // F7
	noBlankLines:     216, // N4
}

// has reports whether the telegram has an oddity.
func (w *writer) has(o oddity) bool { return w.odd[o] }

// drawOddities decides which the telegram has.
func (w *writer) drawOddities() {
	for o, rate := range oddityRates {
		w.odd[o] = w.dice.often(rate)
	}
}
