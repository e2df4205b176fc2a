-- Reactions: what was noticed on a patient after a session, reported later.

-- RECORD. A reaction to a session. It belongs to the session's number, so that it stays with a session that is corrected.
CREATE TABLE reaction (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	session  INTEGER NOT NULL REFERENCES session (entry), -- its number
	day      TEXT NOT NULL,              -- on which it was noticed; the entry's is that of the report
	kind     TEXT NOT NULL,              -- a word of the clinic's list, as it was then
	severity TEXT NOT NULL CHECK (severity IN ('expected', 'mild', 'serious')),
	note     TEXT
) STRICT;
CREATE INDEX reaction_by_session ON reaction (session);

CREATE TRIGGER reaction_insert BEFORE INSERT ON reaction BEGIN
	SELECT RAISE(ABORT, 'ledger: reaction goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER reaction_update BEFORE UPDATE ON reaction BEGIN SELECT RAISE(ABORT, 'ledger: reaction is append-only'); END;
CREATE TRIGGER reaction_delete BEFORE DELETE ON reaction BEGIN SELECT RAISE(ABORT, 'ledger: reaction is append-only'); END;

-- Reactions that were not voided, each with the entry by which its session is recorded now, and what voided that.
CREATE VIEW reaction_now AS
SELECT reaction.entry AS entry, reaction.session AS session, reaction.day AS day, reaction.kind AS kind,
	reaction.severity AS severity, reaction.note AS note, session.entry AS visit, session.patient AS patient,
	void.number AS session_void
FROM reaction
JOIN session ON session.entry = (SELECT MAX(latest.entry) FROM session AS latest WHERE latest.number = reaction.session)
LEFT JOIN entry AS void ON void.voids = session.entry
WHERE NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = reaction.entry);
