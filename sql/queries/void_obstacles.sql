-- Later entries, not voided, that took from a layer at a place or an opened container into which an entry brought something.
WITH brought AS (
	SELECT layer, location, opened
	FROM movement
	WHERE entry = :entry
	GROUP BY layer, location, opened
	HAVING SUM(content) > 0
)
SELECT DISTINCT entry.number AS number, entry.kind AS kind, entry.day AS day
FROM brought
JOIN movement ON movement.layer = brought.layer AND movement.location = brought.location
	AND (movement.opened = brought.opened OR (movement.opened IS NULL AND brought.opened IS NULL))
JOIN entry ON entry.number = movement.entry
WHERE movement.entry > :entry AND movement.content < 0 AND entry.voids IS NULL
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
ORDER BY entry.number
