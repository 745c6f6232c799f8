package archive

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"cables/internal/cable"
)

// An arrived is a cable whose current text or particulars this import changed.
type arrived struct {
	ref  string
	text int64 // row of its current text
}

// A version is a text of a cable while an import decides which is current.
type version struct {
	id      int64
	sha256  string
	edition int
	current bool
	particulars
	arrivals   []arrival // of this import; none if the text was only held
	redactions int       // counted where it matters
}

// An arrival is what one source of this import says of a text.
type arrival struct {
	source string
	particulars
}

// A verdict is what becomes of one cable's versions.
type verdict struct {
	ref      string
	winner   *version
	to       particulars // what the winner's particulars become
	withdraw []*version  // stored by this import, and not to be kept
	changed  bool        // another text or other particulars become current
	rewrite  bool        // the rows say otherwise until now
}

// decide settles for each cable that came which text is current. Since it
// looks at all that came together, the order of files changes nothing:
//
//  1. A text with fewer redactions than the current one, or than another text
//     of this import, is withheld; unless the importer accepts it.
//  2. If the current text is among the rest, it stays current.
//  3. Otherwise the one with the most redactions becomes current, and of
//     several the one with the greatest hash.
//
// Particulars go field by field: what came with the new current text wins, then
// what came with other texts, then what was held; of several the greatest.
func (im *Import) decide(ctx context.Context) (changed []arrived, err error) {
	if err := im.findContested(); err != nil {
		return nil, err
	}
	if changed, err = im.uncontested(ctx); err != nil {
		return nil, err
	}
	var verdicts []verdict
	err = im.eachCable(ctx, func(ref string, versions []*version) error {
		v, err := im.judge(ref, versions)
		if v.changed {
			changed = append(changed, arrived{ref, v.winner.id})
		}
		// Most cables are new or as before, and their rows say so already.
		if v.rewrite || len(v.withdraw) > 0 {
			verdicts = append(verdicts, v)
		}
		return err
	})
	for _, v := range verdicts {
		if err == nil {
			err = im.carryOut(v)
		}
	}
	if err == nil {
		// A source of which nothing was kept is none.
		_, err = im.tx.Exec(`DELETE FROM source WHERE id NOT IN (SELECT source FROM telegram_source)`)
	}
	return changed, err
}

// findContested lists the cables that there is something to decide of: all that
// came, but in the first import only those of which several texts came, or one
// text several times.
func (im *Import) findContested() error {
	if _, err := im.tx.Exec(`
		CREATE INDEX temp.arrival_by_telegram ON arrival (telegram);
		CREATE TEMP TABLE contested (ref TEXT PRIMARY KEY) WITHOUT ROWID`); err != nil {
		return err
	}
	if im.old.Number > 0 {
		_, err := im.tx.Exec(`
			INSERT INTO contested
			SELECT DISTINCT ref FROM telegram WHERE id IN (SELECT telegram FROM arrival)`)
		return err
	}
	_, err := im.tx.Exec(`
		INSERT INTO contested
		SELECT ref FROM telegram GROUP BY ref HAVING COUNT(*) > 1
		UNION
		SELECT ref FROM telegram WHERE id IN (SELECT telegram FROM arrival GROUP BY telegram HAVING COUNT(*) > 1)`)
	return err
}

// uncontested lists the cables whose only text came once. Their rows, which are
// far apart, need not be read.
func (im *Import) uncontested(ctx context.Context) ([]arrived, error) {
	if im.old.Number > 0 {
		return nil, nil
	}
	all, err := collect(ctx, im.tx, scanArrived, `SELECT ref, id FROM telegram WHERE ref NOT IN (SELECT ref FROM contested) ORDER BY ref`)
	im.report.New += len(all)
	return all, err
}

// eachCable calls judge for each cable that came, with all its versions.
func (im *Import) eachCable(ctx context.Context, judge func(ref string, versions []*version) error) error {
	rows, err := im.tx.Query(`
		SELECT t.ref, t.id, t.sha256, t.edition, t.current, t.created, t.released, t.origin, t.classification,
			a.source, a.created, a.released, a.origin, a.classification
		FROM telegram AS t LEFT JOIN arrival AS a ON a.telegram = t.id
		WHERE t.ref IN (SELECT ref FROM contested)
		ORDER BY t.ref, t.sha256`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var ref string
	var versions []*version
	for rows.Next() {
		next, v, err := scanVersion(rows)
		if err != nil {
			return err
		}
		if next != ref && len(versions) > 0 {
			if err := cmp.Or(judge(ref, versions), ctx.Err()); err != nil {
				return err
			}
			versions = nil
		}
		ref = next
		if n := len(versions); n > 0 && versions[n-1].id == v.id {
			versions[n-1].arrivals = append(versions[n-1].arrivals, v.arrivals...)
			continue
		}
		versions = append(versions, v)
	}
	if err := rows.Err(); err != nil || len(versions) == 0 {
		return err
	}
	return judge(ref, versions)
}

func scanVersion(rows *sql.Rows) (ref string, v *version, err error) {
	v = &version{}
	var source, created, released, origin, classification sql.NullString
	err = rows.Scan(&ref, &v.id, &v.sha256, &v.edition, &v.current, &v.created, &v.released, &v.origin, &v.classification,
		&source, &created, &released, &origin, &classification)
	if source.Valid {
		v.arrivals = []arrival{{source.String, particulars{created.String, released.String, origin.String, classification.String}}}
	}
	return ref, v, err
}

// judge decides one cable by the rules of decide.
func (im *Import) judge(ref string, versions []*version) (verdict, error) {
	v := verdict{ref: ref}
	var current *version
	var came []*version
	for _, version := range versions {
		if version.edition <= im.old.Number && version.current {
			current = version
		}
		if len(version.arrivals) > 0 {
			came = append(came, version)
		}
	}
	kept, err := im.withhold(&v, current, came)
	if err != nil {
		return v, err
	}
	v.winner = choose(current, kept)
	v.to = merge(v.winner, current, kept)
	v.changed = v.winner != current || v.to != current.particulars
	v.rewrite = v.to != v.winner.particulars
	for _, version := range versions {
		v.rewrite = v.rewrite || version.current != (version == v.winner)
	}
	im.tally(v, current)
	return v, nil
}

// tally counts a verdict in the report.
func (im *Import) tally(v verdict, current *version) {
	switch {
	case current == nil:
		im.report.New++
	case v.changed:
		im.report.Changed++
	default:
		im.report.Unchanged++
	}
}

// withhold takes out the texts that have too few redactions. They are counted
// only where texts compete.
func (im *Import) withhold(v *verdict, current *version, came []*version) (kept []*version, err error) {
	if len(came) == 1 && (current == nil || current == came[0]) {
		return came, nil
	}
	competing := came
	if current != nil && !slices.Contains(came, current) {
		competing = append(slices.Clone(came), current)
	}
	most := 0
	for _, version := range competing {
		if version.redactions, err = im.countRedactions(version.id); err != nil {
			return nil, err
		}
		most = max(most, version.redactions)
	}
	if im.options.AcceptUnredacted {
		return came, nil
	}
	for _, version := range came {
		if version.redactions == most {
			kept = append(kept, version)
		}
		if version.redactions == most || version == current {
			continue
		}
		im.report.Withheld = append(im.report.Withheld, Withheld{cable.ID(v.ref), version.sha256, leastSource(version), version.redactions, most})
		if version.edition > im.old.Number {
			v.withdraw = append(v.withdraw, version)
		}
	}
	return kept, nil
}

func leastSource(v *version) string {
	return slices.MinFunc(v.arrivals, func(a, b arrival) int { return cmp.Compare(a.source, b.source) }).source
}

func (im *Import) countRedactions(text int64) (int, error) {
	t, err := im.loadText(text)
	if err != nil {
		return 0, err
	}
	return len(cable.Parse(t).Redactions), nil
}

// choose picks the current text.
func choose(current *version, kept []*version) *version {
	if len(kept) == 0 || slices.Contains(kept, current) {
		return current
	}
	return slices.MaxFunc(kept, func(a, b *version) int {
		return cmp.Or(cmp.Compare(a.redactions, b.redactions), cmp.Compare(a.sha256, b.sha256))
	})
}

// merge gives the particulars that the winner has from now on. An empty field
// never takes the place of a filled one.
func merge(winner, current *version, kept []*version) particulars {
	var to particulars
	for _, arrival := range winner.arrivals {
		to = to.or(arrival.particulars, greater)
	}
	var others particulars
	for _, version := range kept {
		for _, arrival := range version.arrivals {
			others = others.or(arrival.particulars, greater)
		}
	}
	to = to.or(others, firstFilled)
	if current != nil {
		to = to.or(current.particulars, firstFilled)
	}
	return to.or(winner.particulars, firstFilled)
}

// or joins two particulars field by field.
func (p particulars) or(q particulars, pick func(a, b string) string) particulars {
	return particulars{
		created:        pick(p.created, q.created),
		released:       pick(p.released, q.released),
		origin:         pick(p.origin, q.origin),
		classification: pick(p.classification, q.classification),
	}
}

func greater(a, b string) string     { return max(a, b) }
func firstFilled(a, b string) string { return cmp.Or(a, b) }

// carryOut writes a verdict into the tables.
func (im *Import) carryOut(v verdict) error {
	for _, version := range v.withdraw {
		gone, err := im.tx.Exec(`DELETE FROM telegram_source WHERE telegram = ?`, version.id)
		if err != nil {
			return err
		}
		n, _ := gone.RowsAffected()
		im.found -= int(n)
		if _, err := im.tx.Exec(`DELETE FROM telegram WHERE id = ?`, version.id); err != nil {
			return err
		}
	}
	if !v.rewrite {
		return nil
	}
	if _, err := im.tx.Exec(`UPDATE telegram SET current = 0 WHERE ref = ? AND current = 1`, v.ref); err != nil {
		return err
	}
	if v.to != v.winner.particulars {
		im.forget(v.winner.id)
	}
	_, err := im.tx.Exec(`
		UPDATE telegram
		SET current = 1, created = ?, released = ?, origin = ?, classification = ?
		WHERE id = ?`, v.to.created, v.to.released, v.to.origin, v.to.classification, v.winner.id)
	return err
}
