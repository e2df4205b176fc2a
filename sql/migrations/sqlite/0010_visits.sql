-- Visits: several mixtures in one session.

-- RECORD. A part of a session: a mixture with what it is for, or what was done without one.
CREATE TABLE session_part (
	entry       INTEGER NOT NULL REFERENCES session (entry),
	line        INTEGER NOT NULL CHECK (line > 0),
	preparation INTEGER REFERENCES preparation (id), -- null: nothing was mixed
	area        TEXT CHECK (area IN ('hair', 'face', 'body', 'any')),
	zones       TEXT,
	method      TEXT CHECK (method IN ('injection', 'prp', 'external', 'iontophoresis', 'phonophoresis')),
	injected    INTEGER CHECK (injected > 0), -- of the mixture, thousandths of ml; null: all of it
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_part_by_preparation ON session_part (preparation);

CREATE TRIGGER session_part_insert BEFORE INSERT ON session_part BEGIN
	SELECT RAISE(ABORT, 'ledger: session_part goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of session_part takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM session_part WHERE entry = NEW.entry);
END;
CREATE TRIGGER session_part_update BEFORE UPDATE ON session_part BEGIN SELECT RAISE(ABORT, 'ledger: session_part is append-only'); END;
CREATE TRIGGER session_part_delete BEFORE DELETE ON session_part BEGIN SELECT RAISE(ABORT, 'ledger: session_part is append-only'); END;
