-- What the last inflow of a lot that stands was worth: at a place, else anywhere.
SELECT movement.containers AS containers, movement.value AS value
FROM layer
JOIN movement ON movement.layer = layer.id
JOIN entry ON entry.number = movement.entry
WHERE layer.lot = :lot AND movement.opened IS NULL AND movement.containers > 0 AND movement.value > 0
	AND entry.voids IS NULL
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)
ORDER BY CASE WHEN movement.location = :location THEN 0 ELSE 1 END, movement.entry DESC, movement.line DESC
LIMIT 1
