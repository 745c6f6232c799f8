-- +goose Up

-- Everything below is read anew out of the telegrams by the import that
-- migrates, so nothing has to be carried over.
DROP TABLE cable_recipient;
DROP TABLE cable_tag;
DROP TABLE cable;
DELETE FROM citation;
DELETE FROM problem;

-- What lists show of a cable. The id is the order of creation.
CREATE TABLE cable (
	id             INTEGER PRIMARY KEY, -- 6003752960: days since 0001-01-01 of created, times 8192, plus a number that grows with (created, ref); below 8192 × 693595 if created is unknown
	telegram       INTEGER NOT NULL, -- telegram.id of its current text, which full-text search knows it by
	ref            TEXT    NOT NULL UNIQUE, -- '07STATE159388'
	station        TEXT    NOT NULL, -- 'STATE', of the ref
	year           INTEGER NOT NULL, -- 2007, of the ref; 0 if it has none
	serial         INTEGER NOT NULL, -- 159388, of the ref; 0 if it has none
	created        TEXT    NOT NULL, -- '2007-11-22T00:00:00Z': best time; '' if unknown
	day            TEXT    NOT NULL, -- '2007-11-22' to browse by: the published day, else that of created; '' if unknown
	released       TEXT    NOT NULL, -- '2011-02-02T21:09:00Z'; '' if unknown
	classification TEXT    NOT NULL, -- 'SECRET//NOFORN'; '' if unknown
	origin         TEXT    NOT NULL, -- 'Embassy Beijing'; '' if unknown
	sender         TEXT    NOT NULL, -- 'AMEMBASSY BEIJING' as printed behind FM; '' if unknown
	subject        TEXT    NOT NULL, -- 'DEMARCHE ON IMPENDING SHIPMENT'
	tags           TEXT    NOT NULL, -- 'PARM;PREL;UNGA': canonical codes in printed order
	spellings      TEXT    NOT NULL, -- 'POGOV;CLINTON': what else it is found by: codes printed otherwise, words of those that have several
	recipients     TEXT    NOT NULL, -- '["SECSTATE WASHDC"]': who has to act on it, as printed, in JSON
	informed       TEXT    NOT NULL, -- '["EUROPEAN POLITICAL COLLECTIVE"]': who is to know of it, as printed, in JSON
	markings       TEXT    NOT NULL, -- 'C;S/NF': those that its paragraphs bear, each once, in printed order
	summary        TEXT    NOT NULL, -- first words of the summary, else of the text; at most 240 bytes
	summarised     INTEGER NOT NULL, -- 1: it has a summary
	signer         TEXT    NOT NULL, -- 'RICE' as printed; '' if none
	partial        INTEGER NOT NULL, -- 1: the source calls itself a partial extract
	redactions     INTEGER NOT NULL, -- 4: runs that the publisher wrote over
	fingerprint    INTEGER NOT NULL  -- hash over all that was read: tells what a better parser changed
) STRICT;

CREATE INDEX cable_by_station ON cable (station, year, serial);

-- The lists within columns, a row for each entry, for whoever asks in SQL.
CREATE VIEW cable_tag (cable, tag, canonical) AS
	SELECT cable.id, value, 1 FROM cable, json_each('["' || replace(replace(tags, '"', '\"'), ';', '","') || '"]') WHERE tags <> ''
	UNION ALL
	SELECT cable.id, value, 0 FROM cable, json_each('["' || replace(replace(spellings, '"', '\"'), ';', '","') || '"]') WHERE spellings <> '';

CREATE VIEW cable_recipient (cable, recipient, informed) AS
	SELECT cable.id, value, 0 FROM cable, json_each(recipients)
	UNION ALL
	SELECT cable.id, value, 1 FROM cable, json_each(informed);

CREATE VIEW cable_marking (cable, marking) AS
	SELECT cable.id, value FROM cable, json_each('["' || replace(replace(markings, '"', '\"'), ';', '","') || '"]') WHERE markings <> '';

-- What lists are chosen and counted by, ready to be held in memory: for every
-- cable, oldest first, the number of its value. It says nothing that the table
-- cable does not say.
CREATE TABLE catalogue (
	part    TEXT PRIMARY KEY, -- 'origin'
	words   TEXT NOT NULL, -- the values in their order, a line each: 'embassy-beijing' is number 0; '' where numbers say it themselves
	numbers BLOB NOT NULL  -- varints of seven bits a byte, the lowest first; of ids and of ends only the steps
) STRICT, WITHOUT ROWID;

DROP TABLE filed;

-- How many cables are filed under each value: the indexes, and the totals of lists by one value.
CREATE TABLE filed (
	noun   TEXT    NOT NULL, -- 'origin', 'tag', 'classification', 'year', 'month', 'day', 'release', 'recipient', 'signer', 'station', 'marking', 'problem'; 'spelling' is a tag, or a word of one, that is no canonical code
	value  TEXT    NOT NULL, -- 'embassy-beijing', 'PREL', 'secret-noforn', '2007-11', …: as in addresses; '' if unknown
	name   TEXT    NOT NULL, -- 'Embassy Beijing'; '' where the value says it all
	cables INTEGER NOT NULL, -- 312
	PRIMARY KEY (noun, value)
) STRICT, WITHOUT ROWID;
