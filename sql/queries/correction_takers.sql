-- Entries that stand and took sealed containers of a layer from a place, the last first.
SELECT entry.number AS number, entry.kind AS kind, entry.day AS day
FROM movement
JOIN entry ON entry.number = movement.entry
WHERE movement.layer = :layer AND movement.location = :location AND movement.opened IS NULL
	AND entry.voids IS NULL AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = entry.number)
	AND movement.line > COALESCE((SELECT taken_back FROM session_correction AS anew
		WHERE anew.entry = movement.entry), 0)
GROUP BY entry.number, entry.kind, entry.day
HAVING SUM(movement.containers) < 0
ORDER BY entry.number DESC
