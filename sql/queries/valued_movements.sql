-- All lines of the ledger up to a day, in the order of business.
SELECT movement.entry AS entry, movement.line AS line, movement.layer AS layer, movement.location AS location,
	movement.opened AS opened, movement.preparation AS preparation, movement.reason AS reason,
	movement.containers AS containers, movement.content AS content, movement.value AS value, lot.product AS product
FROM entry
CROSS JOIN movement
CROSS JOIN layer
CROSS JOIN lot
WHERE movement.entry = entry.number AND layer.id = movement.layer AND lot.id = layer.lot
	AND entry.day <= CAST(:until AS TEXT)
ORDER BY entry.day, entry.time, entry.number, movement.line
