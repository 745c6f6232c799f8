package archive

import (
	"encoding/json"
	"strings"
)

// fileCable writes a cable and all that is filed under it.
func (im *Import) fileCable(id int64, r *reading, fingerprint int64, c *card) error {
	recipients, err := jsonOf(r.Recipients)
	if err != nil {
		return err
	}
	informed, err := jsonOf(r.Informed)
	if err != nil {
		return err
	}
	_, err = im.prepare.addCable.Exec(id, r.Telegram, r.Ref, c.ref.Station(), c.ref.Year(), c.ref.Serial(), r.Created, r.Day, r.Released,
		r.Classification, r.Origin, r.Sender, r.Subject, strings.Join(r.Tags, separator), strings.Join(r.Spellings, separator),
		recipients, informed, strings.Join(r.Markings, separator), r.Summary, r.Summarised, r.Signer, r.Partial, r.Redactions, fingerprint)
	for _, file := range []func(int64, *reading) error{im.fileCitations, im.fileProblems} {
		if err == nil {
			err = file(id, r)
		}
	}
	return err
}

// jsonOf is a list of names as the table cable has it.
func jsonOf(names []string) (string, error) {
	if len(names) == 0 {
		return "[]", nil
	}
	var written strings.Builder
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(names)
	return strings.TrimSuffix(written.String(), "\n"), err
}

func (im *Import) fileCitations(id int64, r *reading) error {
	for _, c := range r.Citations {
		for rank, cited := range c.Candidates {
			if _, err := im.prepare.addCitation.Exec(id, c.Candidates[0], rank, cited, c.Mention); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *Import) fileProblems(id int64, r *reading) error {
	for position, p := range r.Problems {
		if _, err := im.prepare.addProblem.Exec(id, position, p.Code, p.In, p.Start, p.End, p.What); err != nil {
			return err
		}
	}
	return nil
}
