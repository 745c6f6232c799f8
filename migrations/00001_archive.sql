-- +goose Up

-- "CBLS" in ASCII: tells an archive of ours from any other SQLite database.
PRAGMA application_id = 1128418387;

-- What the file says of itself: one row.
CREATE TABLE archive (
	id      INTEGER PRIMARY KEY CHECK (id = 1),
	edition INTEGER NOT NULL, -- 7: every import that changes something makes the next
	parser  INTEGER NOT NULL, -- 1: version of the grammar that read the telegrams
	built   TEXT    NOT NULL, -- '2026-11-24T02:11:00Z': when the import was done
	cables  INTEGER NOT NULL  -- 251287: how many cables are held
) STRICT;

-- ---------------------------------------------------------------- what sources gave

-- A file that telegrams came from. The same bytes under the same name are the same source.
CREATE TABLE source (
	id     INTEGER PRIMARY KEY, -- 1: in the order of arrival
	name   TEXT NOT NULL,       -- 'cables.csv': last element of its path; '-' is standard input
	form   TEXT NOT NULL,       -- 'csv'
	sha256 TEXT NOT NULL,       -- 64 hexadecimal digits over its bytes; '' if unknown
	notes  TEXT NOT NULL,       -- 'windows-1252': how its bytes were read, joined by '; '
	UNIQUE (name, form, sha256)
) STRICT;

-- A version of a cable: one text as its sources gave it, never altered.
-- Header and body stand last, so that the rest is read without them.
CREATE TABLE telegram (
	id             INTEGER PRIMARY KEY, -- 1: in the order of arrival
	ref            TEXT    NOT NULL, -- '07STATE159388': the published ID, misprints included
	sha256         TEXT    NOT NULL, -- 64 hexadecimal digits over header, newline, body
	edition        INTEGER NOT NULL, -- 3: the edition it was first imported for
	current        INTEGER NOT NULL, -- 1: this is the text that the cable shows; 0: an earlier one
	created        TEXT    NOT NULL, -- '2007-11-22T00:12:00Z' as published; '' if never said
	released       TEXT    NOT NULL, -- '2011-02-02T21:09:00Z' as published; '' if never said
	origin         TEXT    NOT NULL, -- 'Embassy Beijing' as published; '' if never said
	classification TEXT    NOT NULL, -- 'SECRET//NOFORN' as published; '' if never said
	header         TEXT    NOT NULL,
	body           TEXT    NOT NULL,
	UNIQUE (ref, sha256)
) STRICT;

-- Which sources gave a text.
CREATE TABLE telegram_source (
	telegram INTEGER NOT NULL, -- telegram.id
	source   INTEGER NOT NULL, -- source.id
	PRIMARY KEY (telegram, source)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what was read out of it
-- All tables from here on follow from the current telegrams and from nothing else.

-- What lists show of a cable. The id is the order of creation.
CREATE TABLE cable (
	id                  INTEGER PRIMARY KEY, -- 6003752960: days since 0001-01-01 of created, times 8192, plus a running number by (created, ref); below 8192 × 693595 if created is unknown
	ref                 TEXT    NOT NULL UNIQUE, -- '07STATE159388'
	station             TEXT    NOT NULL, -- 'STATE', of the ref
	year                INTEGER NOT NULL, -- 2007, of the ref; 0 if it has none
	serial              INTEGER NOT NULL, -- 159388, of the ref; 0 if it has none
	created             TEXT    NOT NULL, -- '2007-11-22T00:00:00Z': best time; '' if unknown
	day                 TEXT    NOT NULL, -- '2007-11-22' to browse by: the published day, else that of created; '' if unknown
	released            TEXT    NOT NULL, -- '2011-02-02T21:09:00Z'; '' if unknown
	classification      TEXT    NOT NULL, -- 'SECRET//NOFORN'; '' if unknown
	classification_slug TEXT    NOT NULL, -- 'secret-noforn', as in addresses
	origin              TEXT    NOT NULL, -- 'Embassy Beijing'; '' if unknown
	origin_slug         TEXT    NOT NULL, -- 'embassy-beijing', as in addresses
	subject             TEXT    NOT NULL, -- 'DEMARCHE ON IMPENDING SHIPMENT'
	tags                TEXT    NOT NULL, -- 'PARM;PREL;UNGA': canonical codes in printed order
	summary             TEXT    NOT NULL, -- first words of the summary, else of the text; at most 300 bytes
	signer              TEXT    NOT NULL, -- 'RICE' as printed; '' if none
	signer_slug         TEXT    NOT NULL, -- 'rice', as in addresses
	partial             INTEGER NOT NULL, -- 1: the source calls itself a partial extract
	redactions          INTEGER NOT NULL, -- 4: runs that the publisher wrote over
	fingerprint         INTEGER NOT NULL  -- hash over all that was read: tells what a better parser changed
) STRICT;

-- Every index on cable ends in the id, so the second key of each list, creation, is free.
CREATE INDEX cable_by_created        ON cable (created); -- the order of the ids again, without the width of the table
CREATE INDEX cable_by_release        ON cable (released DESC);
CREATE INDEX cable_by_day            ON cable (day, released DESC);
CREATE INDEX cable_by_origin         ON cable (origin_slug);
CREATE INDEX cable_by_origin_release ON cable (origin_slug, released DESC);
CREATE INDEX cable_by_class          ON cable (classification_slug);
CREATE INDEX cable_by_class_release  ON cable (classification_slug, released DESC);
CREATE INDEX cable_by_station        ON cable (station, year, serial);
CREATE INDEX cable_by_signer         ON cable (signer_slug) WHERE signer_slug <> '';

-- What a cable is filed under: canonical codes, those printed otherwise, and the
-- words of those that have several.
CREATE TABLE cable_tag (
	cable     INTEGER NOT NULL, -- cable.id
	tag       TEXT    NOT NULL, -- 'PGOV'; also 'POGOV', which is read as PGOV, and 'CLINTON' of 'CLINTON, HILLARY'
	canonical INTEGER NOT NULL, -- 1 for PGOV and 'CLINTON, HILLARY', 0 for POGOV and 'CLINTON'
	released  TEXT    NOT NULL, -- cable.released again: the order of lists
	PRIMARY KEY (cable, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX cable_tag_by_tag         ON cable_tag (tag, cable);
CREATE INDEX cable_tag_by_tag_release ON cable_tag (tag, released DESC, cable);

-- Which cables a cable names, in its REF block or in running text. One that may
-- be meant in several ways has a row for each: the first rank held is meant.
CREATE TABLE citation (
	cable   INTEGER NOT NULL, -- cable.id of the citing cable
	written TEXT    NOT NULL, -- '07BRUSSELS123': the cited ID as written
	rank    INTEGER NOT NULL, -- 0: as written; 1, 2, …: what else it may be
	cited   TEXT    NOT NULL, -- '07USEUBRUSSELS123': a cable that it may be
	mention INTEGER NOT NULL, -- 1: in running text only
	PRIMARY KEY (cable, written, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_by_cited ON citation (cited, cable);

-- Who a cable was sent to.
CREATE TABLE cable_recipient (
	cable     INTEGER NOT NULL, -- cable.id
	recipient TEXT    NOT NULL, -- 'secstate-washdc', as in addresses
	name      TEXT    NOT NULL, -- 'SECSTATE WASHDC' as printed
	info      INTEGER NOT NULL, -- 1: for information only
	PRIMARY KEY (cable, recipient)
) STRICT, WITHOUT ROWID;

CREATE INDEX cable_recipient_by_recipient ON cable_recipient (recipient, cable);

-- What the parser could not read, or what contradicts itself.
CREATE TABLE problem (
	cable      INTEGER NOT NULL, -- cable.id
	position   INTEGER NOT NULL, -- 0: its place among the cable's problems
	code       TEXT    NOT NULL, -- 'no-subject'
	part       TEXT    NOT NULL, -- 'header', 'body' or 'box'
	start_byte INTEGER NOT NULL, -- 180: where it begins in that part
	end_byte   INTEGER NOT NULL, -- 192: after its last byte
	what       TEXT    NOT NULL, -- 'The cable has no subject.'
	PRIMARY KEY (cable, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX problem_by_code ON problem (code, cable);

-- How many cables are filed under each value: the indexes, and the totals of lists by one value.
CREATE TABLE filed (
	noun   TEXT    NOT NULL, -- 'origin', 'tag', 'classification', 'year', 'month', 'day', 'release', 'recipient', 'signer', 'station', 'problem'; 'spelling' is a tag, or a word of one, that is no canonical code
	value  TEXT    NOT NULL, -- 'embassy-beijing', 'PREL', 'secret-noforn', '2007-11', …: as in addresses; '' if unknown
	name   TEXT    NOT NULL, -- 'Embassy Beijing'; '' where the value says it all
	cables INTEGER NOT NULL, -- 312
	PRIMARY KEY (noun, value)
) STRICT, WITHOUT ROWID;
