-- What became of a mixture that an entry made: the session or the discarding, not voided, that followed.
SELECT 'session' AS kind, session.number AS number
FROM preparation
JOIN session_preparation ON session_preparation.preparation = preparation.id
JOIN session ON session.entry = session_preparation.entry
WHERE preparation.entry = :entry AND session.entry <> :entry
	AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = session.entry)
UNION ALL
SELECT 'discarded', gone.entry
FROM preparation
JOIN discarded_preparation AS gone ON gone.preparation = preparation.id
WHERE preparation.entry = :entry
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = gone.entry)
