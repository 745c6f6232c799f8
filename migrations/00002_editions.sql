-- +goose Up

-- The editions that there were since the archive was made: when a text came in
-- is the day of its edition.
CREATE TABLE edition (
	number INTEGER PRIMARY KEY, -- 7
	built  TEXT NOT NULL        -- '2026-11-24T02:11:00Z': when its import was done
) STRICT;

INSERT INTO edition SELECT edition, built FROM archive;
