-- Courses: planned series of sessions, which sessions belong to them, and the stock that is kept for a patient.

-- RECORD. A course; it bears the number of its entry.
CREATE TABLE course (
	entry   INTEGER PRIMARY KEY REFERENCES entry (number),
	patient INTEGER NOT NULL REFERENCES patient (id),
	done    INTEGER NOT NULL CHECK (done BETWEEN 0 AND 200), -- sessions of before it was taken over
	last    TEXT,                        -- day of the last of these
	CHECK ((done = 0) = (last IS NULL))
) STRICT;
CREATE INDEX course_by_patient ON course (patient);

-- RECORD. What is planned of a course from this entry on, all of it: the last row that stands holds.
CREATE TABLE course_terms (
	entry        INTEGER PRIMARY KEY REFERENCES entry (number),
	course       INTEGER NOT NULL REFERENCES course (entry),
	planned      INTEGER NOT NULL CHECK (planned BETWEEN 1 AND 100), -- sessions, without maintenance
	least        INTEGER NOT NULL CHECK (least BETWEEN 1 AND 365),   -- days from one session to the next
	most         INTEGER NOT NULL CHECK (most BETWEEN least AND 365),
	after        INTEGER CHECK (after BETWEEN 1 AND 60),  -- months from the last planned session to maintenance
	more         INTEGER CHECK (more BETWEEN 1 AND 100),  -- sessions of maintenance
	area         TEXT CHECK (area IN ('hair', 'face', 'body')),
	practitioner TEXT,
	CHECK ((after IS NULL) = (more IS NULL))
) STRICT;
CREATE INDEX course_terms_by_course ON course_terms (course);

-- RECORD. The recipes of these terms, which take turns in this order.
CREATE TABLE course_recipe (
	entry  INTEGER NOT NULL REFERENCES course_terms (entry),
	line   INTEGER NOT NULL CHECK (line > 0),
	recipe INTEGER NOT NULL REFERENCES recipe (id),
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

-- RECORD. A course rests, goes on, or has ended.
CREATE TABLE course_step (
	entry     INTEGER PRIMARY KEY REFERENCES entry (number),
	course    INTEGER NOT NULL REFERENCES course (entry),
	step      TEXT NOT NULL CHECK (step IN ('paused', 'resumed', 'ended')),
	outcome   TEXT,                      -- what came of it
	follow_up TEXT,                      -- day on which the patient is looked at again
	CHECK (step = 'ended' OR (outcome IS NULL AND follow_up IS NULL))
) STRICT;
CREATE INDEX course_step_by_course ON course_step (course);

-- RECORD. A part of a session belongs to a course, as its place says; without one it was not counted. Several parts of
-- a session that are one course's take one place.
CREATE TABLE session_course (
	entry       INTEGER NOT NULL REFERENCES session (entry),
	line        INTEGER NOT NULL CHECK (line > 0),
	course      INTEGER NOT NULL REFERENCES course (entry),
	place       INTEGER CHECK (place > 0),
	preparation INTEGER REFERENCES preparation (id), -- that is the course's; null: nothing was mixed
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_course_by_course ON session_course (course);

-- RECORD. Stock that is kept for a patient.
CREATE TABLE reservation (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	line    INTEGER NOT NULL CHECK (line > 0),
	patient INTEGER NOT NULL REFERENCES patient (id),
	course  INTEGER REFERENCES course (entry), -- with whose end it ends
	product INTEGER NOT NULL REFERENCES product (id),
	lot     INTEGER REFERENCES lot (id), -- null: whichever there is
	content INTEGER NOT NULL CHECK (content BETWEEN 1 AND 1000000000000),
	until   TEXT,                        -- the last day that it holds
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_by_course ON reservation (course);

-- RECORD. A reservation that is not needed any more, all its lines.
CREATE TABLE reservation_release (
	entry       INTEGER PRIMARY KEY REFERENCES entry (number),
	reservation INTEGER NOT NULL REFERENCES entry (number)
) STRICT;
CREATE INDEX reservation_release_by_reservation ON reservation_release (reservation);

-- RECORD. What a session, or a mixture made ahead, took of what was kept for its patient.
CREATE TABLE reservation_use (
	entry       INTEGER NOT NULL REFERENCES entry (number),
	line        INTEGER NOT NULL CHECK (line > 0),
	reservation INTEGER NOT NULL,
	kept        INTEGER NOT NULL,        -- the reservation's line
	content     INTEGER NOT NULL CHECK (content > 0),
	PRIMARY KEY (entry, line),
	FOREIGN KEY (reservation, kept) REFERENCES reservation (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_use_by_line ON reservation_use (reservation, kept);

-- PROJECTION of the above and of the calendar's rules: where a course stands.
CREATE TABLE course_state (
	course  INTEGER PRIMARY KEY REFERENCES course (entry),
	patient INTEGER NOT NULL REFERENCES patient (id),
	state   TEXT NOT NULL CHECK (state IN ('running', 'paused', 'complete', 'ended')), -- complete: nothing is left to do but to end it
	planned INTEGER NOT NULL,
	total   INTEGER NOT NULL,            -- maintenance included
	done    INTEGER NOT NULL,            -- sessions that count
	last    TEXT,                        -- day of the last of these
	place   INTEGER,                     -- of the next session; null: none is left
	recipe  INTEGER REFERENCES recipe (id), -- whose turn it is then
	due     TEXT,                        -- first day on which it may be; null: none is due
	latest  TEXT                         -- last day by which it should be
) STRICT;
CREATE INDEX course_state_by_patient ON course_state (patient);
CREATE INDEX course_state_by_due ON course_state (due);

-- PROJECTION of the above: what is kept, line by line; a row goes when nothing is left of it.
CREATE TABLE reservation_balance (
	reservation INTEGER NOT NULL,
	line        INTEGER NOT NULL,
	patient     INTEGER NOT NULL REFERENCES patient (id),
	product     INTEGER NOT NULL REFERENCES product (id),
	lot         INTEGER REFERENCES lot (id),
	content     INTEGER NOT NULL CHECK (content > 0),
	until       TEXT,
	PRIMARY KEY (reservation, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_balance_by_product ON reservation_balance (product);

-- Sessions as they stand: neither voided, nor corrected by a later entry.
CREATE VIEW session_standing AS
SELECT session.entry AS entry, session.number AS number, entry.day AS day
FROM session
JOIN entry ON entry.number = session.entry
WHERE NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = session.entry)
	AND NOT EXISTS (SELECT 1 FROM session AS later
		WHERE later.number = session.number AND later.entry > session.entry);

-- What is left of each reservation that holds.
CREATE VIEW reservation_now AS
SELECT reservation.entry AS reservation, reservation.line AS line, reservation.patient AS patient,
	reservation.product AS product, reservation.lot AS lot,
	CAST(reservation.content - COALESCE((SELECT SUM(used.content) FROM reservation_use AS used
		WHERE used.reservation = reservation.entry AND used.kept = reservation.line
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = used.entry)
			AND (NOT EXISTS (SELECT 1 FROM session WHERE session.entry = used.entry)
				OR EXISTS (SELECT 1 FROM session_standing WHERE session_standing.entry = used.entry))),
		0) AS INTEGER) AS content,
	reservation.until AS until
FROM reservation
WHERE NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids IN (reservation.entry, reservation.course))
	AND NOT EXISTS (SELECT 1 FROM reservation_release AS gone
		WHERE gone.reservation = reservation.entry
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = gone.entry))
	AND NOT EXISTS (SELECT 1 FROM course_step AS step
		WHERE step.course = reservation.course AND step.step = 'ended'
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = step.entry));

-- Append-only, as every record.

CREATE TRIGGER course_insert BEFORE INSERT ON course BEGIN
	SELECT RAISE(ABORT, 'ledger: course goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER course_update BEFORE UPDATE ON course BEGIN SELECT RAISE(ABORT, 'ledger: course is append-only'); END;
CREATE TRIGGER course_delete BEFORE DELETE ON course BEGIN SELECT RAISE(ABORT, 'ledger: course is append-only'); END;

CREATE TRIGGER course_terms_insert BEFORE INSERT ON course_terms BEGIN
	SELECT RAISE(ABORT, 'ledger: course_terms goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER course_terms_update BEFORE UPDATE ON course_terms BEGIN SELECT RAISE(ABORT, 'ledger: course_terms is append-only'); END;
CREATE TRIGGER course_terms_delete BEFORE DELETE ON course_terms BEGIN SELECT RAISE(ABORT, 'ledger: course_terms is append-only'); END;

CREATE TRIGGER course_recipe_insert BEFORE INSERT ON course_recipe BEGIN
	SELECT RAISE(ABORT, 'ledger: course_recipe goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of course_recipe takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM course_recipe WHERE entry = NEW.entry);
END;
CREATE TRIGGER course_recipe_update BEFORE UPDATE ON course_recipe BEGIN SELECT RAISE(ABORT, 'ledger: course_recipe is append-only'); END;
CREATE TRIGGER course_recipe_delete BEFORE DELETE ON course_recipe BEGIN SELECT RAISE(ABORT, 'ledger: course_recipe is append-only'); END;

CREATE TRIGGER course_step_insert BEFORE INSERT ON course_step BEGIN
	SELECT RAISE(ABORT, 'ledger: course_step goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER course_step_update BEFORE UPDATE ON course_step BEGIN SELECT RAISE(ABORT, 'ledger: course_step is append-only'); END;
CREATE TRIGGER course_step_delete BEFORE DELETE ON course_step BEGIN SELECT RAISE(ABORT, 'ledger: course_step is append-only'); END;

CREATE TRIGGER session_course_insert BEFORE INSERT ON session_course BEGIN
	SELECT RAISE(ABORT, 'ledger: session_course goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER session_course_update BEFORE UPDATE ON session_course BEGIN SELECT RAISE(ABORT, 'ledger: session_course is append-only'); END;
CREATE TRIGGER session_course_delete BEFORE DELETE ON session_course BEGIN SELECT RAISE(ABORT, 'ledger: session_course is append-only'); END;

CREATE TRIGGER reservation_insert BEFORE INSERT ON reservation BEGIN
	SELECT RAISE(ABORT, 'ledger: reservation goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of reservation takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM reservation WHERE entry = NEW.entry);
END;
CREATE TRIGGER reservation_update BEFORE UPDATE ON reservation BEGIN SELECT RAISE(ABORT, 'ledger: reservation is append-only'); END;
CREATE TRIGGER reservation_delete BEFORE DELETE ON reservation BEGIN SELECT RAISE(ABORT, 'ledger: reservation is append-only'); END;

CREATE TRIGGER reservation_release_insert BEFORE INSERT ON reservation_release BEGIN
	SELECT RAISE(ABORT, 'ledger: reservation_release goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER reservation_release_update BEFORE UPDATE ON reservation_release BEGIN SELECT RAISE(ABORT, 'ledger: reservation_release is append-only'); END;
CREATE TRIGGER reservation_release_delete BEFORE DELETE ON reservation_release BEGIN SELECT RAISE(ABORT, 'ledger: reservation_release is append-only'); END;

CREATE TRIGGER reservation_use_insert BEFORE INSERT ON reservation_use BEGIN
	SELECT RAISE(ABORT, 'ledger: reservation_use goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of reservation_use takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM reservation_use WHERE entry = NEW.entry);
END;
CREATE TRIGGER reservation_use_update BEFORE UPDATE ON reservation_use BEGIN SELECT RAISE(ABORT, 'ledger: reservation_use is append-only'); END;
CREATE TRIGGER reservation_use_delete BEFORE DELETE ON reservation_use BEGIN SELECT RAISE(ABORT, 'ledger: reservation_use is append-only'); END;
