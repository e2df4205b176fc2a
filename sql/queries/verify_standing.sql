-- Mixtures that are said to stand and do not, or the other way round.
WITH stands AS (
	SELECT preparation.id AS preparation
	FROM preparation
	JOIN entry AS made ON made.number = preparation.entry
	WHERE made.kind = 'prepared'
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = preparation.entry)
		AND NOT EXISTS (SELECT 1 FROM session_preparation AS taken
			WHERE taken.preparation = preparation.id
				AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = taken.entry))
		AND NOT EXISTS (SELECT 1 FROM discarded_preparation AS gone
			WHERE gone.preparation = preparation.id
				AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = gone.entry))
)
SELECT preparation FROM (SELECT preparation FROM stands EXCEPT SELECT preparation FROM standing) AS missing
UNION
SELECT preparation FROM (SELECT preparation FROM standing EXCEPT SELECT preparation FROM stands) AS wrong
ORDER BY preparation
