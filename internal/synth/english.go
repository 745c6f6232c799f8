package synth

import "strings"

// Common words that stand before the invented ones of their kind, so that
// there is something to search for that people would. The commonest first.
var (
	commonNouns = strings.Fields(`government minister president embassy meeting country party security official policy
		visit election ambassador group department law leader support relation border region agreement program issue
		problem interest force ministry company market report member process plan army police court right proposal
		decision concern opposition parliament economy statement position capital coalition candidate delegation
		negotiation cooperation investment weapon contract project reform treaty sanction airport bank budget cabinet
		campaign ceasefire citizen commander committee conference conflict constitution corruption council customs
		debt defense demarche deputy diplomat director dispute document election embargo energy envoy exercise export
		factory farmer fisherman forest frontier fund gas general governor harbor hospital human import industry
		institute island journalist judge king labor language lawyer letter loan manager mayor media mission monarch
		newspaper nuclear oil palace passport payment pipeline port prince prison prisoner protest province railway
		rebel referendum refugee resolution river road school secretary senator ship shipment smuggler soldier source
		speech strike summit supplier tax terrorist trade training tribe troop union university village visa vote war
		water witness worker goat rope orchard clockmaker ferry lighthouse bell orchestra marmalade umbrella`)
	commonVerbs = strings.Fields(`report ask request note state claim discuss support agree continue express suggest
		deny plan visit offer add confirm remain expect underline stress help prepare receive consider include
		complain urge present explain describe emphasize demand approve reject pledge propose review postpone
		welcome question arrest release sign cancel invite lead attend regret observe predict warn comment
		criticize threaten mention acknowledge announce negotiate purchase export train delay dispute resign`)
	commonAdjectives = strings.Fields(`new political economic foreign national public military former local senior
		international regional general bilateral strong important recent main good high private key potential
		serious official domestic social prime financial legal major open possible current large commercial
		internal joint critical free future civil strategic upcoming clear difficult previous nuclear popular
		presidential common limited independent religious early young northern southern eastern western rural royal
		quiet weak positive negative additional informal confidential secret late long old small little`)
)

// Words that hold a sentence together, by what they are for. How often a word
// stands in its list is how often it is taken.
var (
	prepositions = strings.Fields(`in in in in in in in in in in to to to to to to to to for for for for for for on on on on
		with with with with at at by by from from from about after before between against under during over through into
		within without toward among since despite`)
	determiners  = strings.Fields(`this this that these his his its its its their their our any some all no other each both`)
	pronouns     = strings.Fields(`he he he he they they it it she we we who there`)
	objects      = strings.Fields(`it it it them them him him us this that her those`)
	auxiliaries  = strings.Fields(`would would will will could may should can must did had to cannot might`)
	copulas      = strings.Fields(`is is is was was was are were`)
	conjunctions = strings.Fields(`and and and and and and and and but but while although because as if when since however`)
	adverbs      = strings.Fields(`also also not not only more most very already still now recently however likely again
		nearly even further often privately reportedly first once well then currently`)
	saying    = strings.Fields(`said said said told noted added argued believed stressed thought claimed asked`)
	numbers   = strings.Fields(`two two three three four five six seven eight ten several twelve fifteen twenty thirty fifty`)
	months    = strings.Fields(`January February March April May June July August September October November December`)
	days      = strings.Fields(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday`)
	titles    = strings.Fields(`Minister Minister President Ambassador General Deputy Senator Governor Colonel Director Mayor Prince Judge`)
	reporters = strings.Fields(`Poloff Econoff Emboff Emboffs Charge DCM Ambassador Conoff DATT PolCouns`)
)
