-- Recalls: what a notice of the maker or an authority names, and what was done about it; who had what of a lot.

-- RECORD. A recall. Its number is that of its entry.
CREATE TABLE recall (
	entry   INTEGER PRIMARY KEY REFERENCES entry (number),
	notice  TEXT NOT NULL,               -- reference of the notice
	noticed TEXT NOT NULL,               -- time at which it came
	product INTEGER REFERENCES product (id) -- all of it, lots that come later too; null: the lots of recall_lot alone
) STRICT;
CREATE INDEX recall_by_product ON recall (product) WHERE product IS NOT NULL;

-- RECORD. A lot that a recall names.
CREATE TABLE recall_lot (
	entry  INTEGER NOT NULL REFERENCES recall (entry),
	line   INTEGER NOT NULL CHECK (line > 0),
	lot    INTEGER NOT NULL REFERENCES lot (id),
	before TEXT NOT NULL CHECK (before IN ('released', 'held', 'recalled')), -- its status until then
	seen   INTEGER NOT NULL CHECK (seen IN (0, 1)), -- 0: a nil return, nothing of it ever came
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX recall_lot_by_lot ON recall_lot (lot);

-- RECORD. What else was done about a recall: a patient was called, the maker was written to.
CREATE TABLE recall_note (
	entry   INTEGER PRIMARY KEY REFERENCES entry (number),
	recall  INTEGER NOT NULL REFERENCES recall (entry),
	patient INTEGER REFERENCES patient (id), -- who was called; null: something else was done
	note    TEXT NOT NULL
) STRICT;
CREATE INDEX recall_note_by_recall ON recall_note (recall);

-- A recall names a lot as the pack does, whatever product it may be of.
CREATE INDEX lot_by_code ON lot (code);

-- What went into a mixture, and what became of it since.
CREATE INDEX IF NOT EXISTS movement_by_preparation ON movement (preparation) WHERE preparation IS NOT NULL;

-- The lots that a recall is about: those that it names, and those that they were found to be since.
CREATE VIEW recall_scope AS
SELECT recall_lot.entry AS recall, recall_lot.lot AS lot
FROM recall_lot
UNION
SELECT recall_lot.entry, CAST(change.new AS INTEGER)
FROM recall_lot
JOIN change ON change.thing = 'layer' AND change.field = 'lot' AND change.old = CAST(recall_lot.lot AS TEXT);

-- What was recorded although it may not be done: an expired or recalled lot went into a patient.
CREATE VIEW incident AS
SELECT entry, rule, detail
FROM finding
WHERE rule IN ('recalled', 'expired', 'held', 'lapsed', 'place', 'mixture-lapsed', 'other-patient');

-- A line of the ledger with the session that it belongs to: through the mixture, to the session that used it and
-- stands; else to the one that it was made in or taken for, also where that is void or was corrected. What a
-- correction gives back belongs to the session as it was before. Null: no patient had it.
CREATE VIEW drawn AS
SELECT movement.entry AS entry, movement.line AS line, movement.layer AS layer, movement.location AS location,
	movement.preparation AS preparation, movement.reason AS reason, movement.containers AS containers,
	movement.content AS content, entry.day AS day, entry.voids AS voids,
	CASE
		WHEN movement.reason NOT IN ('used', 'residue', 'consumed', 'broken') THEN NULL
		WHEN movement.preparation IS NULL
		THEN (SELECT CASE
				WHEN movement.content > 0 AND session.entry = movement.entry
				THEN (SELECT MAX(former.entry) FROM session AS former
					WHERE former.number = session.number AND former.entry < session.entry)
				ELSE session.entry
			END
			FROM session
			WHERE session.entry = COALESCE(entry.voids, entry.number))
		ELSE COALESCE(
			(SELECT MAX(taken.entry) FROM session_preparation AS taken
				WHERE taken.preparation = movement.preparation
					AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = taken.entry)
					AND NOT EXISTS (SELECT 1 FROM session JOIN session AS later ON later.number = session.number
						WHERE session.entry = taken.entry AND later.entry > session.entry)),
			(SELECT session.entry FROM preparation JOIN session ON session.entry = preparation.entry
				WHERE preparation.id = movement.preparation))
	END AS session
FROM movement
CROSS JOIN entry
WHERE entry.number = movement.entry;

CREATE TRIGGER recall_insert BEFORE INSERT ON recall BEGIN
	SELECT RAISE(ABORT, 'ledger: recall goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER recall_update BEFORE UPDATE ON recall BEGIN SELECT RAISE(ABORT, 'ledger: recall is append-only'); END;
CREATE TRIGGER recall_delete BEFORE DELETE ON recall BEGIN SELECT RAISE(ABORT, 'ledger: recall is append-only'); END;

CREATE TRIGGER recall_lot_insert BEFORE INSERT ON recall_lot BEGIN
	SELECT RAISE(ABORT, 'ledger: recall_lot goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of recall_lot takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM recall_lot WHERE entry = NEW.entry);
END;
CREATE TRIGGER recall_lot_update BEFORE UPDATE ON recall_lot BEGIN SELECT RAISE(ABORT, 'ledger: recall_lot is append-only'); END;
CREATE TRIGGER recall_lot_delete BEFORE DELETE ON recall_lot BEGIN SELECT RAISE(ABORT, 'ledger: recall_lot is append-only'); END;

CREATE TRIGGER recall_note_insert BEFORE INSERT ON recall_note BEGIN
	SELECT RAISE(ABORT, 'ledger: recall_note goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER recall_note_update BEFORE UPDATE ON recall_note BEGIN SELECT RAISE(ABORT, 'ledger: recall_note is append-only'); END;
CREATE TRIGGER recall_note_delete BEFORE DELETE ON recall_note BEGIN SELECT RAISE(ABORT, 'ledger: recall_note is append-only'); END;
