-- A mixture stands, if nothing has become of it.
INSERT INTO standing (preparation)
SELECT preparation.id
FROM preparation
JOIN entry AS made ON made.number = preparation.entry
WHERE preparation.id = :preparation AND made.kind = 'prepared'
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = preparation.entry)
	AND NOT EXISTS (SELECT 1 FROM session_preparation AS taken
		WHERE taken.preparation = preparation.id
			AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = taken.entry))
	AND NOT EXISTS (SELECT 1 FROM discarded_preparation AS gone
		WHERE gone.preparation = preparation.id
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = gone.entry))
