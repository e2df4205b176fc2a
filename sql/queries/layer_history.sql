-- What each moment of business time did to one layer at one place (or one opened container), the first moment first.
-- Entries of one moment count together: a void stands at the moment of what it voids, and both come to nothing.
SELECT entry.time AS time, MAX(entry.number) AS entry,
	CAST(SUM(movement.containers) AS INTEGER) AS containers,
	CAST(SUM(movement.content) AS INTEGER) AS content,
	CAST(SUM(movement.value) AS INTEGER) AS value
FROM movement JOIN entry ON entry.number = movement.entry
WHERE movement.layer = :layer AND movement.location = :location
	AND (movement.opened = :opened OR (:opened IS NULL AND movement.opened IS NULL))
GROUP BY entry.time
ORDER BY entry.time
