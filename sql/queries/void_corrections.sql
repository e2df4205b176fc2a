-- Later entries, not voided, that credited an entry that is to be voided, that corrected a delivery, or the same line once more, or the value
-- of what an entry brought into a place or an opened container.
SELECT entry.number AS number, entry.day AS day
FROM delivery_correction AS later
JOIN entry ON entry.number = later.entry
WHERE later.entry > :entry AND entry.voids IS NULL
	AND (later.delivery = :entry OR EXISTS (
		SELECT 1 FROM delivery_correction AS mine
		WHERE mine.entry = :entry AND mine.delivery = later.delivery AND mine.line = later.line))
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
UNION
SELECT entry.number, entry.day
FROM (
	SELECT layer, location, opened
	FROM movement
	WHERE entry = :entry
	GROUP BY layer, location, opened
	HAVING SUM(content) > 0
) AS brought
JOIN movement ON movement.layer = brought.layer AND movement.location = brought.location
	AND (movement.opened = brought.opened OR (movement.opened IS NULL AND brought.opened IS NULL))
JOIN entry ON entry.number = movement.entry
WHERE movement.entry > :entry AND (movement.content = 0 OR entry.kind = 'corrected') AND entry.voids IS NULL
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
UNION
SELECT entry.number, entry.day
FROM supplier_credit
JOIN entry ON entry.number = supplier_credit.entry
WHERE supplier_credit.of = :entry
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
ORDER BY number DESC
LIMIT 1
