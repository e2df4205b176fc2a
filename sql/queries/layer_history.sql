-- What each entry did to one layer at one place (or one opened container), in the order of business time.
SELECT entry.number AS entry, entry.time AS time,
	CAST(SUM(movement.containers) AS INTEGER) AS containers,
	CAST(SUM(movement.content) AS INTEGER) AS content,
	CAST(SUM(movement.value) AS INTEGER) AS value
FROM movement JOIN entry ON entry.number = movement.entry
WHERE movement.layer = :layer AND movement.location = :location
	AND (movement.opened = :opened OR (:opened IS NULL AND movement.opened IS NULL))
GROUP BY entry.number, entry.time
ORDER BY entry.time, entry.number
