package site

import (
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
	"cables/internal/glossary"
)

// A HeaderView is a cable's header: one sentence, then everything.
type HeaderView struct {
	Sentence string // who wrote to whom, and how urgently
	Facts    []Fact
	Groups   []RecipientGroup
	AsSent   string // header and opening lines as received
}

// A Fact is one thing that the header says.
type Fact struct {
	Name, Text, Meaning string
	Address             string // of the list of cables that say the same; "" for none
}

// A RecipientGroup is all of TO or all of INFO.
type RecipientGroup struct {
	Name       string
	Recipients []RecipientView
}

// A RecipientView is an address, in words and as printed.
type RecipientView struct {
	Reading                     string
	Address                     string // of the list of what it was sent; "" of a sender
	Printed                     string // its name, where it is not what one reads
	Excluded                    string // "AMCONSUL MILDENDO, …"
	Precedence, Routing, Number string
}

func viewHeader(c *cable.Cable) HeaderView {
	h := HeaderView{Sentence: whoToWhom(c), Facts: headerFacts(c), AsSent: asSent(c)}
	if c.From != "" {
		h.Groups = append(h.Groups, RecipientGroup{"From", viewRecipients([]cable.Recipient{{Name: c.From, Routing: c.Transmission.Station}}, noAddress)})
	}
	if len(c.To) > 0 {
		h.Groups = append(h.Groups, RecipientGroup{"To", viewRecipients(c.To, recipientAddress)})
	}
	if len(c.Info) > 0 {
		h.Groups = append(h.Groups, RecipientGroup{"Info", viewRecipients(c.Info, recipientAddress)})
	}
	return h
}

// noAddress is of those that no list is of.
func noAddress(string) string { return "" }

func viewRecipients(list []cable.Recipient, address func(slug string) string) []RecipientView {
	views := make([]RecipientView, len(list))
	for i, recipient := range list {
		views[i] = RecipientView{Reading: addressInWords(recipient.Name), Excluded: strings.Join(recipient.Excluded, ", "),
			Precedence: firstCapital(recipient.Precedence), Routing: recipient.Routing, Number: recipient.Number}
		if views[i].Reading != recipient.Name {
			views[i].Printed = recipient.Name
		}
		if slug := archive.RecipientSlug(recipient.Name); slug != "" {
			views[i].Address = address(slug)
		}
	}
	return views
}

// whoToWhom says in one sentence who sent the cable to whom.
func whoToWhom(c *cable.Cable) string {
	from := addressInWords(c.From)
	if from == "" {
		from = c.Origin.Name
	}
	if from == "" && len(c.To) == 0 {
		return "Header"
	}
	sentence := "From " + from
	if from == "" {
		sentence = "Sent"
	}
	if len(c.To) > 0 {
		sentence += " to " + listed(c.To, 2)
	}
	if p := precedenceOf(c); p != "" {
		sentence += ", " + strings.ToLower(p)
	}
	if n := len(c.Info); n > 0 {
		sentence += ", with " + plural(n, "copy", "copies")
	}
	return sentence
}

func precedenceOf(c *cable.Cable) string {
	if len(c.To) > 0 && c.To[0].Precedence != "" {
		return c.To[0].Precedence
	}
	return c.Transmission.Precedence
}

// listed names the first of a list and counts the rest.
func listed(list []cable.Recipient, most int) string {
	var names []string
	for _, recipient := range list {
		names = append(names, addressInWords(recipient.Name))
	}
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " and " + plural(len(names)-most, "other")
	}
	return strings.Join(names, " and ")
}

func headerFacts(c *cable.Cable) []Fact {
	var facts []Fact
	add := func(name, text, meaning string) {
		if text != "" {
			facts = append(facts, Fact{Name: name, Text: text, Meaning: meaning})
		}
	}
	add("Date-time group", c.Transmission.DTG, "")
	add("Precedence", firstCapital(c.Transmission.Precedence), "")
	add("Transmission", c.Transmission.ID, "")
	if c.Section.Of > 1 {
		add("Sections", number(c.Section.Of), "")
	}
	for _, word := range c.Captions {
		caption, _ := glossary.LookupCaption(word)
		add("Caption", word, caption.Meaning)
	}
	for _, line := range c.PassLines {
		add("Also printed", line, "")
	}
	for _, code := range c.Reasons {
		reason, _ := glossary.LookupReason(code)
		add("Reason", code, reason.Text)
	}
	if c.DeclassifyOn != "" {
		add("Declassify on", readingDate(c.DeclassifyOn), "")
	} else {
		add("Declassify", c.DeclassifyEvent, "")
	}
	if slug := glossary.Slug(c.Signer); slug != "" {
		facts = append(facts, Fact{Name: "Signed", Text: c.Signer, Address: signerAddress(slug)})
	}
	return facts
}

// asSent is the header and the lines above the first formal one, as received.
func asSent(c *cable.Cable) string {
	end := 0
opening:
	for _, b := range c.Blocks {
		switch b.Kind {
		case cable.KindClassification, cable.KindCaption, cable.KindPass, cable.KindBlank, cable.KindPagebreak, cable.KindRule:
			end = b.End
		default:
			break opening
		}
	}
	return strings.TrimRight(c.Header+"\n"+c.Body[:end], " \n")
}
