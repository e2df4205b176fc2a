-- Later entries, not voided, that took from a layer at a place or an opened container into which an entry brought
-- something, or that moved or threw away an opened container from which it took. A mixture that was thrown away took
-- nothing from the containers again; a container that was written off in part is still there.
WITH moved AS (
	SELECT layer, location, opened, SUM(content) AS content
	FROM movement
	WHERE entry = :entry
	GROUP BY layer, location, opened
	HAVING SUM(content) <> 0
)
SELECT DISTINCT entry.number AS number, entry.kind AS kind, entry.day AS day
FROM moved
JOIN movement ON movement.layer = moved.layer AND movement.location = moved.location
	AND (movement.opened = moved.opened OR (movement.opened IS NULL AND moved.opened IS NULL))
JOIN entry ON entry.number = movement.entry
WHERE movement.entry > :entry AND movement.content < 0 AND entry.voids IS NULL
	AND NOT (entry.kind = 'discarded' AND movement.preparation IS NOT NULL)
	AND (moved.content > 0
		OR (moved.opened IS NOT NULL AND (entry.kind = 'discarded' OR movement.reason = 'transferred'))
		OR (moved.opened IS NOT NULL AND movement.reason NOT IN ('used', 'residue', 'consumed')
			AND NOT EXISTS (SELECT 1 FROM opened_balance WHERE opened_balance.opened = moved.opened)))
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
ORDER BY entry.number
