package archive

import (
	"strings"
	"unicode"

	"cables/internal/cable"
	"cables/internal/glossary"
)

// fileCable writes a cable and all that is filed under it.
func (im *Import) fileCable(id int64, r reading, fingerprint int64) error {
	ref := cable.ID(r.Ref)
	_, err := im.prepare.addCable.Exec(id, r.Ref, ref.Station(), ref.Year(), ref.Serial(), r.Created, r.Day, r.Released,
		r.Classification, glossary.Slug(r.Classification), r.Origin, glossary.Slug(r.Origin), r.Subject, r.tagLine(),
		r.Summary, r.Signer, glossary.Slug(r.Signer), r.Partial, r.Redactions, fingerprint)
	for _, file := range []func(int64, reading) error{im.fileTags, im.fileCitations, im.fileRecipients, im.fileProblems} {
		if err == nil {
			err = file(id, r)
		}
	}
	return err
}

func (im *Import) fileTags(id int64, r reading) error {
	// All canonical codes come first: a code that is another's misspelling too counts as itself.
	for _, t := range r.Tags {
		if _, err := im.prepare.addTag.Exec(id, t.Code, 1, r.Released); err != nil {
			return err
		}
	}
	for _, t := range r.Tags {
		for _, spelling := range t.spellings() {
			if _, err := im.prepare.addTag.Exec(id, spelling, 0, r.Released); err != nil {
				return err
			}
		}
	}
	return nil
}

// spellings are what else a cable is found by that has a tag: the tag as it is
// printed, and each word of one that has several, since the publisher took
// "CLINTON HILLARY" for two tags.
func (t tagging) spellings() []string {
	words := strings.FieldsFunc(t.Raw, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if t.Raw == t.Code && len(words) == 1 {
		return nil
	}
	all := []string{t.Raw}
	if len(words) == 1 {
		return all
	}
	for _, word := range words {
		// An initial is no word that anybody looks for.
		if len(word) > 1 {
			all = append(all, word)
		}
	}
	return all
}

func (im *Import) fileCitations(id int64, r reading) error {
	for _, c := range r.Citations {
		for rank, cited := range c.Candidates {
			if _, err := im.prepare.addCitation.Exec(id, c.Candidates[0], rank, cited, c.Mention); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *Import) fileRecipients(id int64, r reading) error {
	for _, to := range r.Recipients {
		slug := RecipientSlug(to.Name)
		if slug == "" {
			continue
		}
		if _, err := im.prepare.addRecipient.Exec(id, slug, to.Name, to.Info); err != nil {
			return err
		}
	}
	return nil
}

func (im *Import) fileProblems(id int64, r reading) error {
	for position, p := range r.Problems {
		if _, err := im.prepare.addProblem.Exec(id, position, p.Code, p.In, p.Start, p.End, p.What); err != nil {
			return err
		}
	}
	return nil
}
