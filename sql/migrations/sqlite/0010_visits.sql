-- Visits: several mixtures in one session, what was changed in a recipe, what is known of the visit besides.

-- RECORD. A part of a session: a mixture with what it is for, or what was done without one.
CREATE TABLE session_part (
	entry       INTEGER NOT NULL REFERENCES session (entry),
	line        INTEGER NOT NULL CHECK (line > 0),
	preparation INTEGER REFERENCES preparation (id), -- null: nothing was mixed
	area        TEXT CHECK (area IN ('hair', 'face', 'body', 'any')),
	zones       TEXT,
	method      TEXT CHECK (method IN ('injection', 'prp', 'external', 'iontophoresis', 'phonophoresis')),
	injected    INTEGER CHECK (injected > 0), -- of the mixture, thousandths of ml; null: all of it
	blood       INTEGER CHECK (blood BETWEEN 1 AND 1000000),   -- of the patient's own, drawn for plasma; thousandths of ml
	plasma      INTEGER CHECK (plasma BETWEEN 1 AND 1000000),  -- that came of it and was injected
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_part_by_preparation ON session_part (preparation);

-- RECORD. What else is known of a visit; a session of which nothing of this was said has no row.
CREATE TABLE visit (
	entry       INTEGER PRIMARY KEY REFERENCES session (entry),
	indication  TEXT,
	consent     TEXT,                    -- the clinic's reference to the paper
	interrupted TEXT,                    -- why it was broken off; null: it was not
	counted     INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)), -- 0: not one of the course's
	CHECK (counted = 1 OR interrupted IS NOT NULL)
) STRICT;

-- RECORD. The clinic's references to photographs of a visit.
CREATE TABLE visit_photo (
	entry     INTEGER NOT NULL REFERENCES session (entry),
	line      INTEGER NOT NULL CHECK (line > 0),
	reference TEXT NOT NULL,
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

-- RECORD. What went into a mixture otherwise than its recipe's version says, product by product; thousandths of its unit.
CREATE TABLE recipe_change (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	line    INTEGER NOT NULL CHECK (line > 0),
	part    INTEGER NOT NULL CHECK (part > 0),  -- of the entry's mixtures
	recipe  INTEGER NOT NULL REFERENCES recipe (id),
	version INTEGER NOT NULL,
	product INTEGER NOT NULL REFERENCES product (id),
	said    INTEGER NOT NULL CHECK (said >= 0),   -- by the recipe; 0: nothing of this product
	taken   INTEGER NOT NULL CHECK (taken >= 0),  -- 0: it was left out
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

-- RECORD. A session was corrected: the entry takes an earlier one of it back by its first lines, then posts it anew.
CREATE TABLE session_correction (
	entry     INTEGER PRIMARY KEY REFERENCES session (entry),
	corrected INTEGER NOT NULL UNIQUE REFERENCES session (entry), -- what the session was before
	taken_back INTEGER NOT NULL CHECK (taken_back >= 0)           -- movements that take it back
) STRICT;

-- What no longer counts, and the entry by which: voided, or a session that was corrected.
CREATE VIEW undone AS
SELECT entry.voids AS entry, entry.number AS undone_by
FROM entry
WHERE entry.voids IS NOT NULL
UNION ALL
SELECT corrected, entry FROM session_correction;

CREATE TRIGGER session_part_insert BEFORE INSERT ON session_part BEGIN
	SELECT RAISE(ABORT, 'ledger: session_part goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of session_part takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM session_part WHERE entry = NEW.entry);
END;
CREATE TRIGGER session_part_update BEFORE UPDATE ON session_part BEGIN SELECT RAISE(ABORT, 'ledger: session_part is append-only'); END;
CREATE TRIGGER session_part_delete BEFORE DELETE ON session_part BEGIN SELECT RAISE(ABORT, 'ledger: session_part is append-only'); END;

CREATE TRIGGER visit_insert BEFORE INSERT ON visit BEGIN
	SELECT RAISE(ABORT, 'ledger: visit goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER visit_update BEFORE UPDATE ON visit BEGIN SELECT RAISE(ABORT, 'ledger: visit is append-only'); END;
CREATE TRIGGER visit_delete BEFORE DELETE ON visit BEGIN SELECT RAISE(ABORT, 'ledger: visit is append-only'); END;

CREATE TRIGGER visit_photo_insert BEFORE INSERT ON visit_photo BEGIN
	SELECT RAISE(ABORT, 'ledger: visit_photo goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of visit_photo takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM visit_photo WHERE entry = NEW.entry);
END;
CREATE TRIGGER visit_photo_update BEFORE UPDATE ON visit_photo BEGIN SELECT RAISE(ABORT, 'ledger: visit_photo is append-only'); END;
CREATE TRIGGER visit_photo_delete BEFORE DELETE ON visit_photo BEGIN SELECT RAISE(ABORT, 'ledger: visit_photo is append-only'); END;

CREATE TRIGGER recipe_change_insert BEFORE INSERT ON recipe_change BEGIN
	SELECT RAISE(ABORT, 'ledger: recipe_change goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of recipe_change takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM recipe_change WHERE entry = NEW.entry);
END;
CREATE TRIGGER recipe_change_update BEFORE UPDATE ON recipe_change BEGIN SELECT RAISE(ABORT, 'ledger: recipe_change is append-only'); END;
CREATE TRIGGER recipe_change_delete BEFORE DELETE ON recipe_change BEGIN SELECT RAISE(ABORT, 'ledger: recipe_change is append-only'); END;

CREATE TRIGGER session_correction_insert BEFORE INSERT ON session_correction BEGIN
	SELECT RAISE(ABORT, 'ledger: session_correction goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER session_correction_update BEFORE UPDATE ON session_correction BEGIN SELECT RAISE(ABORT, 'ledger: session_correction is append-only'); END;
CREATE TRIGGER session_correction_delete BEFORE DELETE ON session_correction BEGIN SELECT RAISE(ABORT, 'ledger: session_correction is append-only'); END;
